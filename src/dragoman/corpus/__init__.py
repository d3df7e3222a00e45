"""Links between articles: copies, quotations in many hands, happenings, announcements followed up, who held which office."""

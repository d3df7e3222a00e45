"""Dragoman reads French diplomatic and security news and writes down who said what and who did what to whom."""

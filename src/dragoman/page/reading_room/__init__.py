"""The reading room: a library read in the browser, served to this machine."""

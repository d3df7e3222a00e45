"""The annotation view: an article with its statements and events, to read and to code by hand."""

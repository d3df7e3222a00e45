"""Pages served on this machine only: the annotation view."""

"""Records made readable: on a terminal (``text``), in a notebook and as a pandas ``frame``."""

"""One module a command of the command line. What is heavy is imported inside: ``--help`` answers at once."""

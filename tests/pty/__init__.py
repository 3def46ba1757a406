"""The whole program on a pseudo-terminal, read as a person reads a screen."""

"""Where newsleaf keeps things and what its user has set."""

"""Layout: leaves become lines of a given width, each kind in a module of its own."""

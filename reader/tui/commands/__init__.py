"""One record a command: keys, palette, help and documentation derive from it."""

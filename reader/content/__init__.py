"""Foreign text in, clean blocks and plain text out."""

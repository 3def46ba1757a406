"""Bytes in, feeds and articles out; pure and picklable."""

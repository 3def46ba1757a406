"""The screen, built on Textual; this module imports nothing."""

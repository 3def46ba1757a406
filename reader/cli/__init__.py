"""Commands for the shell; no Textual here."""

"""The main screen: three panes over the library."""

"""Text that selects articles, turned into what it means."""

"""What each HTML element does to the flow: one function an element."""

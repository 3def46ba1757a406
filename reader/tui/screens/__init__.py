"""The screens: the three panes, help and dialogs."""

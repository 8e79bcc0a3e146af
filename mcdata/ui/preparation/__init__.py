"""The preparation page's parts: one file a tab, and what they share."""

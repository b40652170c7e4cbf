"""How fast, how large, how soon: from raw text to events on one thread."""

"""Training of the event scorer: which word tells an event of which type, and between whom."""

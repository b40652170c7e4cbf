"""The composition root: wires the rooms together, and everything that a user touches."""

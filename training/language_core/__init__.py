"""Training of the language core: one encoder for tags, trees, lemmas and names."""

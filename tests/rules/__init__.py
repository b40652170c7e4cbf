"""Each rule of the codebook against its own examples and near misses."""

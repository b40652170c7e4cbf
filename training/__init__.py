"""How the shipped model and data are made."""

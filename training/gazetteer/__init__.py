"""How the gazetteer's data is made."""

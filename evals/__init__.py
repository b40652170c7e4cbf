"""The accuracy gate: every development set, with counts, against the floors in ``floors.json``."""

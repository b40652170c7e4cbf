"""Settings of all tests."""

from hypothesis import settings

# Time limits of single examples fail on a busy machine; the same examples on every run.
settings.register_profile("detente", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("detente")

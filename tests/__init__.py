"""Tests, in the same rooms as the package."""

from hypothesis import settings

# A busy machine may take its time over one example.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

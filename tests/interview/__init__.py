"""Tests of the interview: what is asked when, and where it stands."""

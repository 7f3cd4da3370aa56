"""Tests of the delivery report: what it hears in an answer, and what it says of it."""

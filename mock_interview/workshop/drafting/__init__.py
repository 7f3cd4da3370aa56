"""Rubrics drafted by a model from notes."""

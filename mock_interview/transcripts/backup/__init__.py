"""Copies of the database: made after changes, thinned with age, put back by one command."""

"""Practise spoken job interviews in the terminal and get a score you can believe."""

__version__ = "0.1.0"

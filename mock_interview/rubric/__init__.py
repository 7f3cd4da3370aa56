"""Rubrics: what is asked and how an answer is judged. Pure but for reading files."""

"""Grading kept answers again: planning a run, holding it, seeing it through, and what became of it."""

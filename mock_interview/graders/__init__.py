"""Graders: an answer and a rubric become a judgement. Nothing here knows a screen or a database."""

"""The bench: a grader is given answers whose worth is known, and what it makes of them is compared."""

"""The program in a terminal of its own, and what it shows there."""

"""Answers that try to get more than they earn, and what comes of them."""

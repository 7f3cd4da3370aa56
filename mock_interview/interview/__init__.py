"""The conversation: what is asked when, and where an interview stands."""

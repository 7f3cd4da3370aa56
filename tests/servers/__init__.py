"""Real local servers for tests and for trying things out."""

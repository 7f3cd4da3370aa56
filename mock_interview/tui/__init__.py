"""The terminal screens: they show what the rooms below know, and own no rules."""

import os

# Textual reads it when it is first imported. Of two frames the second waits its turn, and a key must not wait for long.
os.environ.setdefault("TEXTUAL_FPS", "120")

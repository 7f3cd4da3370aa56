"""The terminal screens: they show what the rooms below know, and own no rules."""

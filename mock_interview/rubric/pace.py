"""How fast people talk in an interview: 130 to 160 words a minute."""

SLOWEST_PACE = 130
FASTEST_PACE = 160

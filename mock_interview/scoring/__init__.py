"""Pure: verdicts become a scorecard, quotes are checked against what was said."""

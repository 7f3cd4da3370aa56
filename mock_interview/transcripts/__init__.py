"""Transcripts: interviews, answers, scorecards and queued gradings, kept in one SQLite file."""

"""Transcripts for elsewhere: JSON for programs, Markdown and HTML for people, CSV for spreadsheets."""

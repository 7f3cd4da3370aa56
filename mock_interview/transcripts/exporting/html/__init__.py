"""Transcripts as one self-contained page."""

"""Packs coming in and going out."""

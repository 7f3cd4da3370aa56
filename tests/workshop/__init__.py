"""Tests of the workshop: checking, and advice on quality."""

"""Tests of scoring: arithmetic, quotes, second cards."""

"""Tests against a real server; they run only where one is named."""

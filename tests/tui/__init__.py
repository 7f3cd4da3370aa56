"""Tests of the screens, driven through their keys."""

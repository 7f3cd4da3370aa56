"""Tests of rubrics: parsing, the library, the shipped packs."""

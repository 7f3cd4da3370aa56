"""Tests of the engine: grading, the queue and its workers."""

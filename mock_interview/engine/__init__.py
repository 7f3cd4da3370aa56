"""The one place where graders meet the store: grading, the queue and its workers."""

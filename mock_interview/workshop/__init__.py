"""The workshop: where rubrics are written, tried and handed on."""

"""The workshop: rubrics are tested before anybody is judged by one."""

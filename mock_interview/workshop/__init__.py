"""Writing rubrics: trying them out before anybody is judged by them, and learning where graders and people differ."""

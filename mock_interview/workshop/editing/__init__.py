"""Changing a rubric's file by hand, without losing what is typed or what others have written."""

"""The quality of a rubric, apart from errors: what the literature on interviews and rubrics advises against."""

"""The keys of the workshop, told by the help of each of its parts: they are the same wherever the cursor is."""

WORKSHOP_KEYS = """
- **Tab** goes to the other side and back; **Esc** goes back to the text, and from there leaves.
- **F5** problems and advice, as you type; **Enter** goes to the place of one.
- **F6** the rubric as the candidate and the reviewer see it.
- **F7** the exact request that an LLM would be sent, and about how many tokens that is.
- **F8** an answer of yours, graded by the rubric as it stands here.
- **F9** the bench: its examples, and answers made from them that must not earn much.
- **ctrl+j** grades the answer or starts the bench, **ctrl+g** cancels either.
- **ctrl+s** saves, also what is not finished; a file that was changed outside is never written over.
- **F4** opens the text in your editor.
"""

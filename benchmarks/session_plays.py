"""What is played: a coach interview and an exam, key by key."""

from benchmarks.session_player import Player

FIRST = "Gradient descent zig-zags when features are on different scales, so training converges slowly."
FOLLOWED = "A lasso penalises coefficients, and a coefficient depends on the unit of its feature."
BETTER = (
    "Gradient descent zig-zags when features have very different ranges, so training converges slowly. Distances in"
    " k-nearest neighbours are dominated by features with large ranges. Decision trees are not affected by scaling."
    " Fit the scaler on the training data only."
)
BACK = "do you mean strict SGD?"
LATE = "The training data sets the parameters of the model, and this sentence is cut off by the"


def play_coach(player: Player, grader: str) -> None:
    """Play a coach interview of two questions, with every kind of help there is."""
    _open(player, "2")
    player.sees("question 1 of 2, coach", "Your turn")
    player.press("f2")
    player.sees("Take a hint?", "5 points off")
    player.press("y")
    player.sees("gives a hint")
    player.press("f5")
    player.sees("Ask the interviewer")
    player.press(BACK, "enter")
    if grader == "llm":
        _agree(player)
    player.sees("You ask back")
    player.answers(FIRST)
    player.sees("How did it go?")
    player.press("3")
    player.sees("Follow-up:")
    player.answers(FOLLOWED)
    player.sees("Scored. ctrl+n asks the next question")
    player.press("ctrl+t")
    player.sees("try 2", "Your turn")
    player.answers(BETTER)
    player.sees("How did it go?")
    player.press("4")
    player.sees("Check verdicts")
    player.finds("Try 1 beside try 2")
    player.press("f7")
    player.sees("0 of")
    player.press("enter", "enter", "ctrl+s")
    player.sees("not checked yet")
    player.press("y")
    player.sees("ctrl+n goes on without it")
    player.press("ctrl+n")
    player.sees("question 2 of 2, coach", "Your turn")
    player.press("f3")
    player.sees("Give up this question?")
    player.press("y")
    player.sees("Left. That was the last question")
    player.press("ctrl+n")
    player.sees("Debrief", "Overall")
    player.finds("Practise next")
    player.press("escape")
    player.sees("Lately")
    player.press("h")
    player.sees("When")
    player.press("escape")
    player.sees("Lately")


def play_exam(player: Player, grader: str) -> None:
    """Play an exam of three questions: one answered, one passed over, one whose clock runs out."""
    _open(player, "3", exam=True)
    player.sees("question 1 of 3, exam", "left,", "in all")
    player.answers(FIRST)
    if grader == "llm":
        _agree(player)
    player.sees("How did it go?", "The clock stands still.")
    player.press("2")
    player.sees("question 2 of 3, exam", "left,", "Your turn")
    player.press("ctrl+n")
    player.sees("question 3 of 3, exam", "left,", "Your turn")
    player.press(LATE)
    player.sees("saved")
    player.sees_within(200, "Time was up before the last answer was sent")
    player.press("0")
    player.sees("Debrief", "Overall")
    player.finds("Practise next")
    player.press("escape")
    player.sees("Lately")


def _open(player: Player, count: str, *, exam: bool = False) -> None:
    player.sees("Practise", "questions")
    player.press("enter")
    player.sees("How many questions?", "Mode: coach")
    if exam:
        player.press("e")
        player.sees("Mode: exam")
    player.press(count)


def _agree(player: Player) -> None:
    player.sees("Send your answers for grading?")
    player.press("y")

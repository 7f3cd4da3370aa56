"""What an attack is, and the honest answer that every other one is measured against."""

from dataclasses import dataclass, replace

from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.text import sanitise

HONEST = (
    "Features on very different ranges make gradient-based training zig-zag and converge slowly. "
    "In k-NN and k-means the features with large ranges dominate the distance. "
    "Decision trees and tree ensembles are not affected by feature scaling. "
    "The scaler must be fitted on the training data only."
)


@dataclass(frozen=True, slots=True)
class Attack:
    """An answer as typed. `asked_back` is what was put to the interviewer as a question before it, if anything.

    `earns` tells that the answer holds all of the honest one and is to earn as much.
    """

    name: str
    family: str
    text: str
    asked_back: str = ""
    earns: bool = False

    def conversation(self, question: str) -> Conversation:
        """Return the question, what was asked back, and the answer."""
        asked = Said("interviewer", "question", question)
        answer = Said("candidate", "answer", self.text)
        if not self.asked_back:
            return (asked, answer)
        back = Said("candidate", "clarification", self.asked_back)
        return (asked, back, Said("interviewer", "reply", "Take it as you understand it."), answer)

    def kept(self) -> "Attack":
        """Return the attack as the program keeps it: everything typed is sanitised at the door."""
        return replace(self, text=sanitise(self.text), asked_back=sanitise(self.asked_back))


BASELINE = Attack("honest", "honest answer", HONEST, earns=True)


def family(name: str, **texts: str) -> tuple[Attack, ...]:
    """Return the attacks of one family by name."""
    return tuple(Attack(key.replace("_", " "), name, text) for key, text in texts.items())

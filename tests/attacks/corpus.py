"""All attacks. They are answers to the shipped question on feature scaling."""

from tests.attacks import empty, forged, hidden, persuading
from tests.attacks.attack import Attack

REF = "ml-engineer/feature-scaling"
ATTACKS: tuple[Attack, ...] = (*empty.ALL, *forged.ALL, *persuading.ALL, *hidden.ALL)
FAMILIES = tuple(dict.fromkeys(attack.family for attack in ATTACKS))

"""Work of a screen that ends other work ends only what it takes the place of."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import mock_interview.tui

TUI = Path(mock_interview.tui.__file__).parent
DEFAULT = "default"


@dataclass(frozen=True)
class Work:
    """A method that is run as a worker: the group that it belongs to, and whether it ends what else runs in that."""

    method: str
    group: str
    is_exclusive: bool


def classes() -> dict[str, ast.ClassDef]:
    trees = (ast.parse(path.read_text("utf-8")) for path in TUI.rglob("*.py"))
    return {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def works_of(node: ast.ClassDef, known: dict[str, ast.ClassDef]) -> Iterator[Work]:
    """Yield the work of a class and of those that it is made from."""
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in known:
            yield from works_of(known[base.id], known)
    for method in node.body:
        if isinstance(method, ast.AsyncFunctionDef):
            yield from (work(method.name, each) for each in method.decorator_list if "work" in ast.unparse(each))


def work(method: str, decorator: ast.expr) -> Work:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in keywords}
    return Work(method, given.get("group", DEFAULT), given.get("exclusive", False))


def test_work_that_ends_what_else_runs_in_its_group_has_a_group_to_itself() -> None:
    known = classes()
    works = {name: list(works_of(node, known)) for name, node in known.items()}
    assert any(each.is_exclusive for of in works.values() for each in of)
    for name, of in works.items():
        for each in of:
            beside = [other.method for other in of if other.group == each.group and other != each]
            assert not (each.is_exclusive and (beside or each.group == DEFAULT)), (name, each, beside)

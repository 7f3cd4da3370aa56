"""HTML made of text that cannot become markup: what is not `Html` already is escaped on its way in."""

from html import escape

from mock_interview.text import sanitise


class Html(str):
    """Finished markup."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | bool | None) -> Html:
    """Return an element; texts among its children are escaped, and None is left out.

    An attribute's ``_`` stands for ``-``, a trailing one is dropped; True is a bare attribute, and one
    that is None or False is left out.
    """
    return Html(f"<{tag}{_attributes(attributes)}>{joined(*children)}</{tag}>")


def void(tag: str, /, **attributes: str | bool | None) -> Html:
    """Return an element that holds nothing, such as a line of a drawing."""
    return Html(f"<{tag}{_attributes(attributes)}/>")


def joined(*children: str | None) -> Html:
    """Return markup and texts one after the other, the texts escaped."""
    return Html("".join(_child(child) for child in children if child is not None))


def _child(child: str) -> str:
    return child if isinstance(child, Html) else escape(sanitise(child), quote=False)


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    return "".join(_attribute(name, value) for name, value in attributes.items())


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - a bare attribute or none
    if value is None or value is False:
        return ""
    name = name.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(sanitise(value))}"'

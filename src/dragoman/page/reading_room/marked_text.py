"""Passages as HTML. Written here and not in a template, where a blank too many would change the article's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from dragoman.page.reading_room.passages import Mark, Passage

_MOST_DEPTH = 3  # shades of speech within speech that the style sheet has

_TAG = Markup(
    '<a class="{classes}" href="{address}"{anchor} data-item="{item}" data-says="{sign}" aria-label="{label}"></a>'
)
_PIECE = Markup('<span class="{classes}" data-m="{key}">{inside}</span>')


@dataclass
class Writer:
    """Writes an article's passages. Before the first words of a statement or event stands a link that chooses it.

    ``address`` is the article's; ``labels`` says of each item what its link is for, ``signs`` what it shows;
    ``is_lit`` tells whether the words of a key are of what is chosen.
    """

    address: str
    labels: Mapping[str, str]
    signs: Mapping[str | None, str]
    is_lit: Callable[[str], bool]
    _anchored: set[str] = field(default_factory=set)

    def html(self, passage: Passage) -> Markup:
        """The passage and all inside it; the text of the HTML is the words of the article, nothing else."""
        return Markup("").join(
            Markup.escape(child) if isinstance(child, str) else self._marked(child) for child in passage.children
        )

    def _marked(self, passage: Passage) -> Markup:
        mark = passage.mark
        assert mark is not None
        piece = _PIECE.format(classes=_classes(mark, self.is_lit(mark.key)), key=mark.key, inside=self.html(passage))
        return self._tag(mark) + piece if passage.is_first and mark.role in ("content", "evidence") else piece

    def _tag(self, mark: Mark) -> Markup:
        is_anchor = mark.item not in self._anchored
        self._anchored.add(mark.item)
        return _TAG.format(
            classes=" ".join(filter(None, ("tag", mark.role, mark.standing))),
            address=f"{self.address}?item={mark.item}#r-{mark.item}",
            anchor=Markup(' id="t-{}"').format(mark.item) if is_anchor else "",
            item=mark.item,
            sign=f"{self.signs[mark.standing]}{mark.item}",
            label=self.labels[mark.item],
        )


def _classes(mark: Mark, is_lit: bool) -> str:
    deep = f"deep{min(mark.depth, _MOST_DEPTH)}" if mark.role == "content" else None
    return " ".join(filter(None, ("m", mark.role, deep, mark.standing, "lit" if is_lit else None)))

"""Addresses of the list: another selection, order, size or page of it."""

from dataclasses import dataclass

from .ordering import DEFAULT, RELEVANCE, default_order
from .paging import SIZES
from .selection import Selection


@dataclass(frozen=True)
class Links:
    """``order`` and ``size``: those that are shown, which are kept where another list has them."""

    base: str
    order: str
    size: int = SIZES[0]

    def __call__(self, selection: Selection) -> str:
        """The first page of another selection."""
        return self.base + selection.query(**self.more(selection))

    def ordered(self, selection: Selection, order: str) -> str:
        return Links(self.base, order, self.size)(selection)

    def sized(self, selection: Selection, size: int) -> str:
        return Links(self.base, self.order, size)(selection)

    def at(self, selection: Selection, **place: str) -> str:
        """Another page of this list: ``page`` by relevance, ``after`` or ``before`` by key."""
        return self.base + selection.query(**self.more(selection), **place)

    def more(self, selection: Selection) -> dict[str, str]:
        """What stands in the address beside ``selection``."""
        has_words = bool(selection.values("q"))
        order = self.order
        if order == RELEVANCE and not has_words:
            order = DEFAULT
        return {
            "sort": order if order != default_order(has_words=has_words) else "",
            "size": str(self.size) if self.size != SIZES[0] else "",
        }

    def kept(self, selection: Selection, without: str) -> list[tuple[str, str]]:
        """What a form must repeat that asks for the filter named ``without`` anew."""
        more = self.more(selection).items()
        rest = selection.lacking_filter(without)
        return [*rest.pairs, *((name, value) for name, value in more if value)]

"""What CSV keeps of a record: all that its cells can say."""

from dataclasses import replace

from publications.records import Record
from publications.texts import Text, shown

from . import losses
from .identified import only_valid
from .losses import ONE_LINE, Loss

DOCUMENT = "csv.md"
FIELDS = ("titles", "subtitles", "abstracts", "container_titles")


def _in_order(record: Record) -> Record:
    return replace(record, **{name: _shown_first(getattr(record, name)) for name in FIELDS})


def _shown_first(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    main = shown(texts, "")
    first = [text for text in texts if text is main]
    others = [text for text in texts if text is not main]
    return tuple(sorted([*first, *others], key=lambda text: not text.is_original))


LOSSES = (
    ONE_LINE,
    Loss(
        DOCUMENT,
        "Texts come back with the original first, or, where there is none, the one that was shown.",
        _in_order,
    ),
    only_valid(DOCUMENT),
)


def kept(record: Record) -> Record:
    """``record`` as CSV brings it back."""
    return losses.kept(record, LOSSES)

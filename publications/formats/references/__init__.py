"""Plain lists of references as people paste them. Read only; see ``docs/formats/references.md``.

Precision comes first: what is not clear stays open, with a problem that says so.
"""

from collections.abc import Iterator
from io import TextIOWrapper

from ..base import Entry, Problem, Reader, Source
from ..json_lines import UNREADABLE
from .mapping import record_of
from .paragraphs import references

LONGEST = 20_000
"""Characters of a line that are looked at: a longer one is no reference."""


def read(source: Source) -> Iterator[Entry]:
    """Every reference of the list as an entry, with the line it begins on."""
    for number, reference in enumerate(references(_lines(source.text())), 1):
        record, problems = record_of(reference)
        if record and "\ufffd" in reference.text:
            problems = (*problems, Problem(UNREADABLE))
        yield Entry(number, record, problems, reference.at)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    """Lines, each cut at what can be a reference; line breaks of any system."""
    while line := text.readline(LONGEST):
        whole = line
        while not line.endswith(("\n", "\r")) and (line := text.readline(LONGEST)):
            pass
        yield whole


READER = Reader("references", "References", read)

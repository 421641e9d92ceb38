"""Records made by hand for tests of formats."""

from typing import Any

from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text

WU = Agent(
    (
        Name("巫", "朝晖", lang="zh-Hans", script="Hans"),
        Name("Wu", "Zhaohui", lang="en", script="Latn"),
    ),
    orcid="0009-0009-5318-3027",
)
TOKENS = (
    Text("词元之后", "zh-Hans", "original"),
    Text("Beyond Tokens", "en", "reviewed"),
    Text("Après les jetons", "fr", "machine"),
)


def essay(**changes: Any) -> Record:
    """A Chinese essay in a serial, with an English and a machine-made French title."""
    facts: dict[str, Any] = {
        "key": "beyond-tokens",
        "url": "https://example.org/works/beyond-tokens",
        "work_type": "essay",
        "language": "zh-Hans",
        "titles": TOKENS,
        "contributors": (WU,),
        "date": "2026-06",
        "container_titles": (
            Text("时代跃迁", "zh-Hans", "original"),
            Text("The Epochal Transition", "en"),
        ),
        "issns": ("3083-5178",),
        "volume": "3",
        "issue": "2",
        "pages": "12–18",
        "dois": ("10.5281/zenodo.20352371",),
    }
    return Record(**facts | changes)


def person(family: str, given: str, role: str = "aut", script: str = "Latn") -> Agent:
    return Agent((Name(family, given, script=script),), role=role)


def organisation(literal: str, role: str = "aut") -> Agent:
    return Agent((Name(literal=literal),), role=role, is_organisation=True)

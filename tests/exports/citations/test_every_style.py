"""Every style that is offered, with the real formatter, on works of many kinds and scripts.

``as_cited.txt`` holds what each makes of each work for English readers: it was looked at
line by line. ``write`` makes it anew, to be looked at again.
"""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings

from catalogue.exports.citations import making, pandoc
from catalogue.exports.citations.styles import STYLES

from .works import WHOLE, WORKS

SEEN = Path(__file__).with_name("as_cited.txt")
_KEYS = dict(enumerate(WORKS, 1))
# What no citation may hold: stops or blanks twice, empty brackets, a number in front.
FAULTS = re.compile(
    r"\.\.|,,|;;|::|[.,;:] [.,;:]| ,|,\.|  |\(\)|\[\]|«»|“”|‘’|《》"
    r"|^\d+\. |^\[\d|^\(\d+\) |[？。！؟]\."
)


@cache
def cited(style: str, code: str) -> dict[str, str]:
    """Work -> its citation as plain text with ``<i>``."""
    works = {number: WORKS[key] for number, key in _KEYS.items()}
    language = settings.CATALOGUE_LANGUAGES_BY_CODE[code]
    html = making.make(works, STYLES[style], language, pandoc.format_items)
    return {_KEYS[number]: unescape(text) for number, text in html.items()}


def lines(style: str) -> list[str]:
    return [f"{style}\t{key}\t{text}" for key, text in cited(style, "en").items()]


def write() -> None:
    found = [line for style in STYLES for line in lines(style)]
    SEEN.write_text("\n".join([*found, ""]), "utf-8")


@pytest.mark.parametrize("style", STYLES)
def test_style_cites_every_work_as_it_was_looked_at(style: str) -> None:
    seen = SEEN.read_text("utf-8").splitlines()
    assert lines(style) == [line for line in seen if line.startswith(f"{style}\t")]


@pytest.mark.parametrize("code", ["en", "zh-hans", "ar", "fr"])
@pytest.mark.parametrize("style", STYLES)
def test_citation_has_no_doubled_stop_no_empty_bracket_and_no_number(style: str, code: str) -> None:
    for key, html in cited(style, code).items():
        text = html.replace("<i>", "").replace("</i>", "")
        assert not FAULTS.search(text), (key, text)


@pytest.mark.parametrize("code", ["en", "zh-hans", "ar", "fr"])
@pytest.mark.parametrize("style", STYLES)
def test_names_in_one_piece_stay_as_they_are(style: str, code: str) -> None:
    for key, name in WHOLE.items():
        assert name in cited(style, code)[key]


@pytest.mark.parametrize("style", STYLES)
def test_year_of_a_dated_work_is_never_lost(style: str) -> None:
    exceptions = {("din-1505-2", "blog"), ("ieee", "blog")}  # these print none of what is online
    for key, text in cited(style, "en").items():
        if WORKS[key].date and (style, key) not in exceptions:
            assert WORKS[key].date[:4] in text, (key, text)


@pytest.mark.parametrize("style", STYLES)
def test_what_a_work_appeared_in_is_never_lost(style: str) -> None:
    exceptions = {("gb-t-7714", "blog")}  # an [EB/OL] stands for itself there
    for key, text in cited(style, "en").items():
        for container in WORKS[key].container_titles if (style, key) not in exceptions else ():
            assert container.value.lower() in text.lower(), (key, text)


@pytest.mark.parametrize("style", STYLES)
def test_doi_or_address_of_what_is_online_stands_in_it(style: str) -> None:
    # DIN 1505-2 is of 1984.
    for key in ("zh-article", "zh-essay", "dataset") if style != "din-1505-2" else ():
        assert WORKS[key].dois[0] in cited(style, "en")[key]

"""Which media type a client is given (RFC 9110, section 12.5.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.exports.negotiating import choose

OFFERED = ("text/html", "application/x-bibtex", "application/x-research-info-systems")
HTML, BIB, RIS = OFFERED


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", HTML),
        ("*/*", HTML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
        ("application/x-bibtex", BIB),
        ("APPLICATION/X-BibTeX", BIB),
        ("application/x-bibtex; charset=utf-8", BIB),
        ("application/x-bibtex;q=0.5, application/x-research-info-systems;q=0.9", RIS),
        ("application/x-bibtex;q=0.5, */*;q=0.1", BIB),
        ("application/*", BIB),
        ("text/html;q=0, */*", BIB),
        ("text/*;q=0.3, text/html;q=0.7, application/x-bibtex;q=0.5", HTML),
        ("application/x-bibtex;q=0.333, text/html;q=0.332", BIB),
        ("application/pdf", None),
        ("text/html;q=0", None),
        ("*/*;q=0", None),
        ("nonsense", None),
        ("application/x-bibtex;q=2, text/html;q=0.1", HTML),
        ('text/x;a="b,c", application/x-bibtex', BIB),
    ],
)
def test_most_wanted_type_is_chosen(accept: str, expected: str | None) -> None:
    found = choose(accept, OFFERED)
    assert (found and found.media_type) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/x; style=apa; locale=fr-FR", {"style": "apa", "locale": "fr-FR"}),
        ('text/x;STYLE="chicago, \\"full\\"; note" ;q=0.5', {"style": 'chicago, "full"; note'}),
        ("text/x;style=mla;q=0.3, text/x;style=apa;q=0.8", {"style": "apa"}),
        ("text/x;style=mla, text/x;style=apa", {"style": "mla"}),
        ("text/x;style=mla;style=apa; charset=utf-8", {"style": "mla", "charset": "utf-8"}),
        ("text/x;q=0.5;style=apa, */*", {"style": "apa"}),
        ("text/x; ; style", {"style": ""}),
        ("text/*;style=apa", {}),
        ("text/x;quality=1", {"quality": "1"}),
    ],
)
def test_parameters_reach_who_can_use_them(accept: str, expected: dict[str, str]) -> None:
    found = choose(accept, ("text/x",))
    assert found is not None and found.parameters == expected


@pytest.mark.parametrize("q", ["0.1234", "1.001", "2", "-1", "x", ""])
def test_range_with_a_weight_that_is_none_is_left_out(q: str) -> None:
    assert choose(f"text/x;style=apa;q={q}", ("text/x",)) is None


@given(st.text(max_size=200))
def test_no_header_makes_it_fail(accept: str) -> None:
    found = choose(accept, OFFERED)
    assert found is None or found.media_type in OFFERED


@given(st.lists(st.sampled_from([*OFFERED, "*/*", "application/*", ";q=0", ";q=0.5", ",", '"'])))
def test_refused_type_is_never_chosen(parts: list[str]) -> None:
    accept = ",".join(["text/html;q=0", *(part for part in parts if part != HTML)])
    assert choose(accept.replace(",;", ";"), ("text/html",)) is None or ";q=0," not in accept


def test_very_long_header_is_cut_and_not_read_for_ever() -> None:
    assert choose("application/pdf," * 100_000 + BIB, OFFERED) is None

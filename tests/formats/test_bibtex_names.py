"""Names in BibTeX lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats.bibtex.names import listed, parse


def parts(text: str) -> tuple[str, str, str]:
    name = parse(text)
    return name.family, name.given, name.literal


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Wu, Zhaohui", "Wu", "Zhaohui"),
        ("Donald E. Knuth", "Knuth", "Donald E."),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("van Beethoven, Ludwig", "van Beethoven", "Ludwig"),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "de la Vallée Poussin",
         "Charles Louis Xavier Joseph"),
        ("von Hicks, III, Michael", "von Hicks", "Michael, III"),
        ("{\\'E}mile Zola", "Zola", "Émile"),
        ("Kees {van der} Berg", "Berg", "Kees van der"),
        ("Jean-Paul Sartre", "Sartre", "Jean-Paul"),
        ("Кочетков, А. Я.", "Кочетков", "А. Я."),
        ("巫, 朝晖", "巫", "朝晖"),
        ("family=Harman, given=Hans, prefix=von", "von Harman", "Hans"),
        ("{Smith, Jr.}, J.", "Smith, Jr.", "J."),
    ],
)  # fmt: skip
def test_name_is_parted_by_bibtex_s_rules(written: str, family: str, given: str) -> None:
    assert parts(written) == (family, given, "")


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ("{National Library of Australia}", "National Library of Australia"),
        ("{Smith and Sons, Inc.}", "Smith and Sons, Inc."),
        ("巫朝晖", "巫朝晖"),
        ("Homer", "Homer"),
        ("Иванов Иван Иванович", "Иванов Иван Иванович"),
        ("Adams R.J.", "Adams R.J."),
        ("Smith, J., Jones, K., Brown, B.", "Smith, J., Jones, K., Brown, B."),
    ],
)
def test_name_that_could_only_be_guessed_stays_whole(written: str, literal: str) -> None:
    assert parts(written) == ("", "", literal)


def test_names_are_parted_at_and_outside_braces() -> None:
    text = "A, B and {C and D} AND E\n and F, G and others"
    assert listed(text) == ["A, B", "{C and D}", "E", "F, G", "others"]


def test_and_within_a_name_parts_nothing() -> None:
    assert listed("Alexander Sandoz and Andrea Land") == ["Alexander Sandoz", "Andrea Land"]


@given(st.text(st.sampled_from("{}\\,~ =aAи巫.and")))
def test_any_name_is_read(text: str) -> None:
    for one in listed(text):
        name = parse(one)
        assert not (name.literal and name.family)

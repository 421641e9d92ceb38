"""What readers type finds the work they mean among the first ten of the page."""

from collections import defaultdict

import pytest

from config.languages import LANGUAGES

from .conftest import Verdict

# The fixture needs the database, though no test here asks it anything.
pytestmark = pytest.mark.django_db
OF_ALL = 0.95
OF_A_LANGUAGE = 5 / 6


def _missed(verdicts: list[Verdict]) -> str:
    return "\n".join(str(verdict) for verdict in verdicts if not verdict.is_found)


def test_of_all_questions_no_more_than_one_in_twenty_misses(verdicts: list[Verdict]) -> None:
    found = sum(verdict.is_found for verdict in verdicts)
    share = found / len(verdicts)
    print(_missed(verdicts))  # shown by pytest -rP too when all is well
    assert share >= OF_ALL, (
        f"{found} of {len(verdicts)} questions find their work:\n{_missed(verdicts)}"
    )


@pytest.mark.parametrize("language", [*(one.code for one in LANGUAGES), "identifiers"])
def test_of_six_questions_of_a_language_at_least_five_find(
    verdicts: list[Verdict], language: str
) -> None:
    by_language = defaultdict(list)
    for verdict in verdicts:
        by_language[verdict.question.language].append(verdict)
    asked = by_language[language]
    found = sum(verdict.is_found for verdict in asked)
    share = found / len(asked)
    assert share >= OF_A_LANGUAGE, (
        f"{found} of {len(asked)} questions of {language}:\n{_missed(asked)}"
    )

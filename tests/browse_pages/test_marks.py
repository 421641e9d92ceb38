"""Titles in running text stand in the marks of their own language."""

import pytest
from django.conf import settings

from catalogue.browse.marks import marked, marks


@pytest.mark.parametrize(
    ("tag", "kind", "words"),
    [
        ("zh-Hans", "serial", "《T》"),
        ("zh-CN", "work", "《T》"),
        ("zh-Hant", "work", "〈T〉"),
        ("ja", "serial", "『T』"),
        ("ja", "work", "「T」"),
        ("ko", "serial", "『T』"),
        ("fr", "work", "«\u00a0T\u00a0»"),
        ("es", "work", "«T»"),
        ("pt-BR", "work", "«T»"),
        ("ru", "work", "«T»"),
        ("ar", "work", "«T»"),
        ("de", "work", "„T“"),
        ("en", "work", "“T”"),
        ("en", "serial", "T"),
        ("fi", "work", "“T”"),
        ("", "work", "“T”"),
    ],
)
def test_title_stands_in_the_marks_of_its_language(tag, kind, words):
    assert marked("T", tag, kind) == words


def test_title_that_brings_its_marks_gets_no_second_pair():
    assert marked("《时代跃迁》", "zh-Hans", "serial") == "《时代跃迁》"


def test_title_that_only_begins_and_ends_with_marks_gets_its_pair():
    assert marked("《甲》与《乙》", "zh-Hans") == "《《甲》与《乙》》"


def test_every_language_of_the_site_has_marks_for_works():
    assert all(all(marks(language.tag)) for language in settings.CATALOGUE_LANGUAGES)

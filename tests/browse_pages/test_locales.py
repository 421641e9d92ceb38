"""Names of languages, numbers and lists."""

import pytest
from django.conf import settings

from catalogue.browse.locales import listed, number, own_name


def test_site_languages_are_called_what_the_switch_calls_them():
    for language in settings.CATALOGUE_LANGUAGES:
        assert own_name(language.tag) == language.name


@pytest.mark.parametrize(
    ("tag", "name"),
    [("fi", "suomi"), ("zh-Hant", "中文 (繁體)"), ("lzh", "文言"), ("la", "Latina")],
)
def test_other_languages_are_named_in_themselves(tag, name):
    assert own_name(tag) == name


def test_language_without_a_recorded_own_name_is_named_in_the_readers():
    assert own_name("akk", "de") == "Akkadisch"


@pytest.mark.parametrize("tag", ["xx", "x-perdura", "q"])
def test_unknown_tag_is_its_own_name(tag):
    assert own_name(tag) == tag


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,234"), ("de", "1.234"), ("zh-hans", "1,234"), ("ar", "1,234")],
)
def test_number_has_the_readers_separators(language, words):
    assert number(1234, language) == words


def test_list_is_joined_as_in_its_language():
    assert listed(["Trove", "Zenodo", "NLA"], "en") == "Trove, Zenodo and NLA"
    assert listed(["Trove", "Zenodo", "NLA"], "ja") == "Trove、Zenodo、NLA"

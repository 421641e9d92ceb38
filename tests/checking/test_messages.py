"""Texts to translate: found wherever they stand, merged without loss, judged without mercy."""

import pytest
from django.utils.translation import to_locale
from hypothesis import given
from hypothesis import strategies as st

from config.checking import catalogs, messages
from config.checking.extracting import Text, template_texts, texts
from config.languages import LANGUAGES

CODES = [language.code for language in LANGUAGES]


@pytest.fixture
def project(tmp_path):
    """A project of one module and one template, with its catalogues written."""
    (tmp_path / "publications").mkdir()
    (tmp_path / "templates").mkdir()
    module = tmp_path / "publications" / "states.py"
    module.write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy\n"
        "draft = _('Draft')\n"
        "works = ngettext('one work', '%(n)s works', 2)\n"
        "may = pgettext_lazy('month', 'May')\n"
    )
    (tmp_path / "templates" / "page.html").write_text(
        "<div>\n  {% if x %}\n      {% translate 'Newest works' %}\n {% endif %}\n"
        "{% blocktranslate trimmed %}\n  By {{ name }},\n  100 %\n{% endblocktranslate %}</div>"
    )
    messages.write(tmp_path)
    return tmp_path


def translate(project, code, **translations):
    """Give ``code`` these translations (a word of the source text: its translation)."""
    path = catalogs.po_path(project, code)
    catalog = catalogs.read(path, code)
    for message in catalog:
        source = message.id[0] if message.pluralizable else message.id
        for word, translation in translations.items():
            if word in source:
                message.string = translation
    path.write_bytes(catalogs.po_bytes(catalog))
    path.with_suffix(".mo").write_bytes(catalogs.mo_bytes(catalog))


def translate_all(project):
    for code in CODES:
        forms = catalogs.read(catalogs.po_path(project, code), code).num_plurals
        translate(
            project, code, Draft="X", one=("%(n)s X",) * forms, May="M", Newest="N",
            By="%(name)s 100 %%",
        )  # fmt: skip


def test_texts_of_python_and_templates_are_found(project):
    assert {(text.singular, text.plural, text.context) for text in texts(project)} == {
        ("Draft", "", None),
        ("one work", "%(n)s works", None),
        ("May", "", "month"),
        ("Newest works", "", None),
        ("By %(name)s, 100 %%", "", None),
    }


def test_plural_and_context_of_templates_are_kept():
    source = (
        "{% blocktranslate count n=works %}one work{% plural %}{{ n }} works{% endblocktranslate %}"
        "{% translate 'May' context 'month' %}"
    )
    found = [(text.singular, text.plural, text.context) for text in template_texts(source, "x")]
    assert found == [("one work", "%(n)s works", None), ("May", "", "month")]


@given(st.text("\n\t {}<>%'\"()[]:#=abc日本", max_size=80))
def test_no_template_text_around_hides_a_message(noise):
    source = f"{noise.replace('{', '')}\n{{% translate 'Newest works' %}}\n"
    assert [text.singular for text in template_texts(source, "x")] == ["Newest works"]


def test_english_says_itself(project):
    catalog = catalogs.read(catalogs.po_path(project, "en"), "en")
    assert catalog.get("Draft").string == "Draft"


def test_every_language_has_its_files(project):
    for code in CODES:
        folder = project / "locale" / to_locale(code) / "LC_MESSAGES"
        assert (folder / "django.po").exists()
        assert (folder / "django.mo").exists()


def test_complete_translations_pass(project):
    translate_all(project)
    assert messages.check(project) == []


def test_collecting_again_changes_no_file(project):
    translate_all(project)
    path = catalogs.po_path(project, "ar")
    before = path.read_bytes()
    messages.write(project)
    assert path.read_bytes() == before


def test_translations_survive_new_texts(project):
    translate_all(project)
    (project / "publications" / "more.py").write_text("_('Withdrawn')\n")
    messages.write(project)
    catalog = catalogs.read(catalogs.po_path(project, "de"), "de")
    assert catalog.get("Draft").string == "X"
    assert catalog.get("Withdrawn").string == ""


def only(project, words):
    """The fault that is said, besides how to mend it."""
    *faults, advice = messages.check(project)
    assert "make messages" in advice
    assert any(words in fault for fault in faults), faults
    return faults


def test_text_that_is_not_collected_is_said(project):
    translate_all(project)
    (project / "publications" / "more.py").write_text("_('Withdrawn')\n")
    assert only(project, "'Withdrawn' is not in the file (all languages)")


def test_untranslated_text_is_said(project):
    translate_all(project)
    translate(project, "ru", Draft="")
    assert only(project, "'Draft' is not translated (ru)")


def test_missing_plural_form_is_said(project):
    translate_all(project)
    translate(project, "ar", one=("%(n)s X",) * 5 + ("",))
    assert only(project, "'one work' is not translated (ar)")


def test_lost_placeholder_is_said(project):
    translate_all(project)
    translate(project, "ja", By="%(nom)s")
    assert only(project, "placeholders in its translation: '%(nom)s' (ja)")


def test_fuzzy_text_is_said(project):
    translate_all(project)
    path = catalogs.po_path(project, "fr")
    catalog = catalogs.read(path, "fr")
    catalog.get("Draft").flags.add("fuzzy")
    path.write_bytes(catalogs.po_bytes(catalog))
    assert only(project, "'Draft' is marked fuzzy (fr)")


def test_text_that_no_code_holds_is_said(project):
    translate_all(project)
    (project / "publications" / "states.py").write_text("")
    assert only(project, "'Draft' is in no code any more (all languages)")


def test_file_that_was_not_compiled_is_said(project):
    translate_all(project)
    path = catalogs.po_path(project, "ko")
    path.write_text(path.read_text().replace('msgstr "X"', 'msgstr "Y"'))
    assert only(project, "django.mo does not hold what django.po says (ko)")


def test_form_of_a_text_is_its_key_in_the_catalogue():
    assert Text("one", "many", None, "x", ()).id == ("one", "many")
    assert Text("one", "", None, "x", ()).id == "one"

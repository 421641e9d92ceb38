"""``/works/{slug}.txt``: one citation, in any style offered."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from catalogue.asking import leases
from catalogue.exports.citations import answering, making, on_demand, pandoc, slots, styles
from catalogue.exports.citations.locales import nearest
from catalogue.exports.finding import find
from catalogue.exports.models import Citation
from publications.changes import touch
from publications.models import Work

ADDRESS = "/works/beyond-tokens.txt"
APA = "Wu, Z. (2026, June). 词元之后. <i>时代跃迁</i>. https://doi.org/10.5281/zenodo.20352371"


@pytest.fixture
def runs(monkeypatch: Any) -> list[tuple[str, str]]:
    """Style and locale of each formatter process that would have run."""
    found: list[tuple[str, str]] = []

    def plain(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
        found.append((style, locale))
        return {str(one["id"]): f"<i>{one['title']}</i> &amp; {style}" for one in items}

    monkeypatch.setattr(pandoc, "format_items", plain)
    return found


def test_citation_is_plain_text_in_apa_for_english_readers(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Language"] == "en"
    assert response["Content-Disposition"] == 'inline; filename="beyond-tokens.txt"'
    assert response.content.decode().endswith("& apa\n")
    assert "<" not in response.content.decode().replace('<span class="nodecor">', "").replace(
        "</span>", ""
    )
    assert runs == [("apa", "en-US")]


@pytest.mark.parametrize(
    ("query", "style", "locale"),
    [
        ("style=mla&lang=de", "modern-language-association", "de-DE"),
        ("style=vancouver&locale=fr-FR", "nlm-citation-sequence", "fr-FR"),
        ("style=chicago-fullnote-bibliography", "chicago-notes-bibliography", "en-US"),
        ("style=abnt&lang=pt", "associacao-brasileira-de-normas-tecnicas", "pt-BR"),
        ("style=iso690&lang=fr", "iso690-author-date-fr", "fr-FR"),
        ("style=harvard&lang=it", "harvard-cite-them-right", "en-GB"),
    ],
)
def test_style_and_language_are_the_ones_asked_for(
    client: Client, work: Work, runs: list[tuple[str, str]], query: str, style: str, locale: str
) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 200
    assert runs == [(style, locale)]


def test_citation_that_is_kept_starts_no_process(
    client: Client, work: Work, runs: list[tuple[str, str]], django_assert_num_queries: Any
) -> None:
    first = client.get(f"{ADDRESS}?style=mla&lang=de").content
    with django_assert_num_queries(2):
        assert client.get(f"{ADDRESS}?style=mla&lang=de").content == first
    assert len(runs) == 1


def test_kept_citation_of_an_earlier_record_is_made_again_in_its_row(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    client.get(ADDRESS)
    Work.objects.filter(pk=work.pk).update(original_title="新")
    touch([work])
    assert "新" in client.get(ADDRESS).content.decode()
    assert Citation.objects.count() == 1


def test_what_the_worker_prepared_is_what_is_given(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    language = nearest("fr")
    making.keep({work.pk: "<i>A</i>"}, {work.pk: work.datestamp}, styles.DEFAULT, language)
    assert client.get(f"{ADDRESS}?lang=fr").content == b"A\n"
    assert runs == []


def test_who_has_the_citation_is_not_sent_it_again(
    client: Client, work: Work, runs: list[tuple[str, str]], django_assert_num_queries: Any
) -> None:
    etag = client.get(ADDRESS)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(ADDRESS, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_each_style_and_language_has_a_tag_of_its_own(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    queries = ("", "?style=mla", "?lang=de", "?style=mla&lang=de")
    assert len({client.get(ADDRESS + query)["ETag"] for query in queries}) == len(queries)


def test_unknown_style_is_refused_with_the_list_of_those_there_are(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    response = client.get(f"{ADDRESS}?style=<script>")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert all(f"\n{code}\t" in response.content.decode() for code in styles.STYLES)
    assert runs == []


def test_negotiation_answers_in_its_own_media_type_and_refuses_with_406(
    work: Work, runs: list[tuple[str, str]]
) -> None:
    request, found = RequestFactory().get("/works/beyond-tokens"), find("beyond-tokens")
    more = {"media_type": answering.BIBLIOGRAPHY, "refusal": 406}
    assert answering.cite(request, found, "nonsense", "", **more).status_code == 406
    good = answering.cite(request, found, "modern-language-association", "fr-FR", **more)
    assert good["Content-Type"] == "text/x-bibliography; charset=utf-8"


def test_withdrawn_work_is_cited_no_more(client: Client, withdrawn: Work) -> None:
    response = client.get("/works/a-mistake.txt")
    assert response.status_code == 410
    assert not Citation.objects.exists()


@pytest.mark.parametrize("address", ["/works/a-draft.txt", "/works/none.txt"])
def test_draft_and_nothing_are_not_found(client: Client, draft: Work, address: str) -> None:
    assert client.get(address).status_code == 404


def test_too_many_formatters_are_a_503_that_says_when_to_ask_again(
    client: Client, work: Work, runs: list[tuple[str, str]]
) -> None:
    names = [f"citation-formatter-{number}" for number in range(slots.PROCESSES)]
    leases.take(names, timezone.now())
    response = client.get(ADDRESS)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Cache-Control"] == "no-store" and "ETag" not in response
    leases.give_back(names, timezone.now())
    assert client.get(ADDRESS).status_code == 200


def test_missing_formatter_is_a_503_and_an_error_in_the_log(
    client: Client, work: Work, monkeypatch: Any, caplog: Any
) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "/nowhere/pandoc")
    assert client.get(ADDRESS).status_code == 503
    assert "cannot be started" in caplog.text
    assert not Citation.objects.exists()


def test_work_that_no_formatter_can_cite_is_cited_plainly(
    client: Client, work: Work, monkeypatch: Any
) -> None:
    def refusing(*_: Any) -> dict[str, str]:
        raise pandoc.RefusedItemsError("no")

    monkeypatch.setattr(pandoc, "format_items", refusing)
    for _ in range(2):
        assert client.get(ADDRESS).content.decode() == (
            "Zhaohui Wu (2026). 词元之后. https://doi.org/10.5281/zenodo.20352371\n"
        )


def test_record_that_changes_meanwhile_is_kept_under_its_own_datestamp(
    work: Work, runs: list[tuple[str, str]]
) -> None:
    asked_for = work.datestamp
    touch([work])
    work.refresh_from_db()
    on_demand.citation_of(work.pk, asked_for, styles.DEFAULT, nearest("en"))
    assert Citation.objects.get().datestamp == work.datestamp


def test_real_formatter_answers(client: Client, work: Work) -> None:
    text = client.get(f"{ADDRESS}?style=gb-t-7714&lang=zh-hans").content.decode()
    assert text == "巫朝晖. 词元之后[J/OL]. 时代跃迁, 2026. DOI:10.5281/zenodo.20352371.\n"

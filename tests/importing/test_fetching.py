"""From an identifier that somebody types to its record."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.importing.fetching import Fetched, fetch
from publications.importing.fetching.zenodo_numbers import find
from tests.fakes import Scenario
from tests.fakes.collection import TITLES_BY_DOI
from tests.fakes.orcid import PERSON, summary

DOI = "10.5281/zenodo.20352371"
ARTICLE = "10.1000/article.1"
ISBN = "9780306406157"


def titles(found: Fetched) -> list[str]:
    return [entry.record.titles[0].value for entry in found.entries if entry.record]


@pytest.fixture
def article(fakes: Any) -> Any:
    fakes.doi_org.register(ARTICLE, "https://example.org/1", agency="Crossref")
    fakes.crossref.publish(
        ARTICLE,
        type="journal-article",
        title=["On <i>Felis</i> &amp; others"],
        author=[{"given": "Ana", "family": "Example", "ORCID": "https://orcid.org/0000-0002-1825-0097"}],
        **{"container-title": ["Annals"], "issued": {"date-parts": [[2026, 2]]}},
        ISSN=["1234-5679"], volume="3", page="1-9",
    )  # fmt: skip
    return fakes


@pytest.mark.parametrize("typed", [DOI, f"https://doi.org/{DOI}", f"  doi:{DOI.upper()} "])
def test_doi_of_datacite_is_fetched_there(fakes: Any, typed: str) -> None:
    found = fetch(typed)
    assert titles(found) == [TITLES_BY_DOI[DOI]]
    assert (found.source, found.problems) == ("DataCite", ())


def test_doi_of_crossref_is_fetched_there(article: Any) -> None:
    found = fetch(ARTICLE)
    (entry,) = found.entries
    record = entry.record
    assert record is not None
    assert titles(found) == ["On Felis & others"]
    assert (record.work_type, record.date, record.volume, record.pages) == (
        "journal-article", "2026-02", "3", "1-9",
    )  # fmt: skip
    assert record.contributors[0].orcid == "0000-0002-1825-0097"
    assert record.dois == (ARTICLE,)


def test_doi_of_another_agency_is_fetched_through_doi_org(fakes: Any) -> None:
    fakes.doi_org.register("10.11501/1", "https://dl.ndl.go.jp/1", agency="JaLC")
    found = fetch("10.11501/1")
    assert not found.entries
    assert found.problems[0].params["service"] == "JaLC"


def test_unknown_doi_is_said_to_be_unknown(fakes: Any) -> None:
    found = fetch("10.9999/none")
    assert not found.entries
    assert found.problems[0].params == {"service": "doi.org", "identifier": "10.9999/none"}


def test_isbn_is_looked_for_at_crossref(fakes: Any) -> None:
    fakes.crossref.publish("10.1000/book", type="book", ISBN=[ISBN], title=["A Book"])
    assert titles(fetch("978-0-306-40615-7")) == ["A Book"]


def test_isbn_that_crossref_has_not_is_looked_for_at_datacite(fakes: Any) -> None:
    fakes.datacite.publish(
        "10.5281/zenodo.9",
        titles=[{"title": "Another Book"}],
        types={"resourceTypeGeneral": "Book"},
        alternateIdentifiers=[{"alternateIdentifier": ISBN, "alternateIdentifierType": "ISBN"}],
    )
    found = fetch(ISBN)
    assert titles(found) == ["Another Book"]
    assert found.source == "DataCite"


def test_book_that_only_mentions_the_isbn_is_not_it(fakes: Any) -> None:
    fakes.datacite.publish("10.5281/zenodo.9", titles=[{"title": f"Review of {ISBN}"}])
    found = fetch(ISBN)
    assert not found.entries
    assert [one.params["service"] for one in found.problems] == ["Crossref", "DataCite"]


@pytest.mark.parametrize("typed", ["https://zenodo.org/records/20352371", "zenodo:20352371"])
def test_zenodo_record_is_fetched_by_its_number(fakes: Any, typed: str) -> None:
    found = fetch(typed)
    assert titles(found) == [TITLES_BY_DOI[DOI]]
    assert found.source == "Zenodo"


def test_orcid_gives_every_work_its_owner_claims(fakes: Any) -> None:
    found = fetch(f"https://orcid.org/{PERSON}")
    assert titles(found) == list(TITLES_BY_DOI.values())
    record = found.entries[0].record
    assert record is not None
    assert (record.contributors[0].name.family, record.contributors[0].orcid) == ("Wu", PERSON)
    assert [entry.number for entry in found.entries] == list(range(1, len(TITLES_BY_DOI) + 1))


def test_isbn_of_the_book_a_chapter_is_in_is_not_the_chapters(fakes: Any) -> None:
    external = {"external-id": [{"external-id-type": "isbn", "external-id-value": ISBN,
                                 "external-id-relationship": "part-of"}]}  # fmt: skip
    fakes.orcid.claim(
        PERSON, summary(DOI, "Part", type="book-chapter", **{"external-ids": external})
    )
    record = fetch(PERSON).entries[0].record
    assert record is not None
    assert (record.isbns, record.container_isbns) == ((), (ISBN,))


def test_orcid_without_public_works_says_so(fakes: Any) -> None:
    fakes.orcid.claim(PERSON)
    assert fetch(PERSON).problems[0].params == {"identifier": PERSON}


@pytest.mark.parametrize("scenario", list(Scenario))
def test_service_that_is_away_is_told_and_nothing_is_concluded(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    settings.OUTBOUND_TIMEOUT = 1.0
    fakes.datacite.misbehave(scenario)
    found = fetch(DOI)
    assert not found.entries
    assert "could not be asked" in found.problems[0].message


def test_text_that_is_no_identifier_asks_nobody(fakes: Any) -> None:
    found = fetch("Beyond Tokens")
    assert found.problems[0].params == {"value": "Beyond Tokens"}
    assert not fakes.doi_org.hits


@given(st.text())
def test_number_is_found_only_where_zenodo_is_named(text: str) -> None:
    assert not find(text) or "zenodo" in text.lower()

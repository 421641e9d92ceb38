"""What the agencies of DOIs say of them, once doi.org has said that they exist."""

from typing import Any

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading
from catalogue.archives.services.agencies import ask_agency
from publications.outbound import Outcome
from tests.fakes import Scenario
from tests.fakes.datacite import NOT_FOUND as DATACITE_NOT_FOUND
from tests.links.outcomes import answer, silence

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

DOI, TITLE = "10.5281/zenodo.20352371", "Collected Essays"
CROSSREF_NOT_FOUND = answer(404, body=b"Resource not found.", media_type="text/plain")
NO_DATACITE = said(DATACITE_NOT_FOUND, 404)


def reading(agency: str, *outcomes: Outcome, titles: tuple[str, ...] = (TITLE,)) -> Reading:
    return replay(ask_agency(DOI, agency, titles), outcomes)


def datacite(**attributes: Any) -> Outcome:
    usual = {"doi": DOI, "titles": [{"title": TITLE}], "state": "findable", "isActive": True,
             "url": "https://zenodo.org/doi/x", "updated": "2026-02-03T10:00:00.000Z"}  # fmt: skip
    return said({"data": {"id": DOI, "attributes": usual | attributes}})


def crossref(**message: Any) -> Outcome:
    usual = {"DOI": DOI, "title": [TITLE], "resource": {"primary": {"URL": "https://a.org/x"}}}
    return said({"status": "ok", "message-type": "work", "message": usual | message})


def crossref_agency(label: str) -> Outcome:
    message = {"DOI": DOI, "agency": {"id": label.lower(), "label": label}}
    return said({"status": "ok", "message-type": "work-agency", "message": message})


def handle(code: int, status: int = 200) -> Outcome:
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://a.org/"}}
    return said({"responseCode": code, "handle": DOI, "values": [value]}, status)


def registered_by(agency: str) -> Outcome:
    return said([{"DOI": DOI, "RA": agency}])


# DataCite


def test_findable_doi_is_present_with_what_datacite_says() -> None:
    related = [{"relationType": "IsVersionOf", "relatedIdentifier": "10.5281/ZENODO.1"},
               {"relationType": "Cites", "relatedIdentifier": "10.1000/x"}]  # fmt: skip
    one = reading("DataCite", datacite(relatedIdentifiers=related, version="2"))
    assert (one.meaning, one.disagreement) == (Meaning.PRESENT, "")
    assert one.facts == {
        "agency": "DataCite", "title": TITLE, "state": "findable", "version": "2",
        "url": "https://zenodo.org/doi/x", "updated": "2026-02-03",
        "related": [{"relation": "IsVersionOf", "doi": "10.5281/zenodo.1"}],
    }  # fmt: skip


def test_doi_in_other_letters_is_the_same() -> None:
    assert reading("datacite", datacite(doi=DOI.upper())).meaning is Meaning.PRESENT


def test_one_of_several_titles_that_agrees_is_enough() -> None:
    titles = [{"title": "Опыты"}, {"title": f"{TITLE}, Volume One"}]
    assert reading("DataCite", datacite(titles=titles)).disagreement == ""
    assert "Опыты" in reading("DataCite", datacite(titles=titles[:1])).disagreement


@pytest.mark.parametrize(
    ("attributes", "meaning"),
    [
        ({"state": "registered"}, Meaning.HIDDEN),
        ({"isActive": False}, Meaning.HIDDEN),
        ({"state": "draft"}, Meaning.DRAFT),
        ({"state": "tombstoned"}, Meaning.UNVERIFIED),
        ({"state": None}, Meaning.UNVERIFIED),
        ({"doi": "10.1000/x"}, Meaning.UNVERIFIED),
    ],
)
def test_every_state_of_datacite_has_its_meaning(
    attributes: dict[str, Any], meaning: Meaning
) -> None:
    assert reading("DataCite", datacite(**attributes)).meaning is meaning


@pytest.mark.parametrize("code", [1, 200])
def test_doi_without_a_record_whose_handle_stands_is_hidden(code: int) -> None:
    one = reading("DataCite", NO_DATACITE, handle(code))
    assert (one.meaning, one.facts["state"]) == (Meaning.HIDDEN, "registered")


def test_doi_that_neither_knows_is_absent() -> None:
    assert reading("DataCite", NO_DATACITE, handle(100, 404)).meaning is Meaning.ABSENT


@pytest.mark.parametrize("outcome", [handle(2, 500), answer(404), silence(), answer(429)])
def test_absence_that_doi_org_cannot_confirm_is_none(outcome: Outcome) -> None:
    assert not reading("DataCite", NO_DATACITE, outcome).learnt


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"errors": [{"status": "401", "title": "Bad credentials."}]}, 401),
        ({"errors": [{"status": "403", "title": "You are not authorized"}]}, 403),
        ({"errors": [{"status": "406", "title": "The content type is not recognized."}]}, 406),
        ({"errors": {"title": "Your query could not be parsed"}}, 400),
        ({"errors": [{"source": "creators", "title": "…", "uid": DOI}]}, 422),
        ({"errors": {"status": "404"}}, 404),
    ],
)
def test_errors_of_datacite_are_no_absence(body: object, status: int) -> None:
    assert reading("DataCite", said(body, status)).problem == "changed_shape"


def test_datacites_balancer_asks_us_to_wait() -> None:
    one = reading("DataCite", answer(403, server="awselb/2.0"))
    assert one.meaning is Meaning.THROTTLED


# Crossref


def test_registered_work_is_present_with_what_crossref_says() -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/Final"}], "cites": []}
    one = reading("Crossref", crossref(relation=relation, archive=["Portico"]))
    assert (one.meaning, one.disagreement) == (Meaning.PRESENT, "")
    assert one.facts == {
        "agency": "Crossref", "title": TITLE, "state": "registered", "url": "https://a.org/x",
        "related": [{"relation": "is-preprint-of", "doi": "10.1000/final"}],
        "archives_claimed": ["Portico"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "retracted"),
    [("retraction", True), ("withdrawal", True), ("removal", True),
     ("Expression-of-concern", None), ("correction", None)],
)  # fmt: skip
def test_updates_are_told_and_retractions_by_name(kind: str, retracted: bool | None) -> None:
    update = {"DOI": "10.1000/Notice", "type": kind, "label": kind, "source": "publisher",
              "updated": {"date-time": "2026-03-01T00:00:00Z"}}  # fmt: skip
    one = reading("Crossref", crossref(**{"updated-by": [update]}))
    assert one.meaning is Meaning.PRESENT
    assert one.facts.get("retracted") is retracted
    assert one.facts["updates"] == [
        {"type": kind.lower().replace("-", "_"), "doi": "10.1000/notice", "source": "publisher",
         "date": "2026-03-01"}
    ]  # fmt: skip


def test_notice_says_what_it_is_about() -> None:
    update = {"DOI": "10.1000/work", "type": "retraction", "updated": None}
    one = reading("Crossref", crossref(**{"update-to": [update]}))
    assert one.facts["notice_about"][0]["doi"] == "10.1000/work"  # type: ignore[index,call-overload]
    assert "retracted" not in one.facts


@pytest.mark.parametrize(
    "url", ["http://www.crossref.org/deleted_DOI.html", "https://a.org/deleted_doi"]
)
def test_doi_that_was_given_by_mistake_is_withdrawn(url: str) -> None:
    assert reading("Crossref", crossref(resource={"primary": {"URL": url}})).meaning is (
        Meaning.WITHDRAWN
    )


def test_work_with_hardly_a_field_is_read() -> None:
    bare = crossref(title=[], resource=None, issued={"date-parts": [[None]]})
    assert reading("Crossref", bare).meaning is Meaning.PRESENT


def test_work_of_another_agency_is_asked_for_there() -> None:
    one = reading("Crossref", CROSSREF_NOT_FOUND, crossref_agency("DataCite"), datacite())
    assert (one.meaning, one.facts["agency"]) == (Meaning.PRESENT, "DataCite")
    csl = said({"title": TITLE, "DOI": DOI.upper(), "type": "book"})
    one = reading("Crossref", CROSSREF_NOT_FOUND, crossref_agency("mEDRA"), csl)
    assert (one.meaning, one.facts["agency"]) == (Meaning.PRESENT, "mEDRA")


def test_doi_that_crossref_and_doi_org_do_not_know_is_absent() -> None:
    outcomes = (CROSSREF_NOT_FOUND, CROSSREF_NOT_FOUND, handle(100, 404))
    assert reading("Crossref", *outcomes).meaning is Meaning.ABSENT


@pytest.mark.parametrize("agency", [CROSSREF_NOT_FOUND, crossref_agency("Crossref")])
def test_doi_that_doi_org_knows_is_gone_unconfirmed(agency: Outcome) -> None:
    one = reading("Crossref", CROSSREF_NOT_FOUND, agency, handle(1))
    assert (one.meaning, one.problem) == (Meaning.UNVERIFIED, "gone_unconfirmed")


def test_wrong_route_is_a_mistake_of_ours() -> None:
    body = {"status": "error", "message-type": "route-not-found", "message": "Route not found"}
    assert reading("Crossref", said(body, 404)).problem == "changed_shape"
    assert reading("Crossref", CROSSREF_NOT_FOUND, said(body, 404)).problem == "changed_shape"


@pytest.mark.parametrize(
    ("outcome", "meaning"),
    [
        (answer(403, body=b"Forbidden", media_type="text/plain"), Meaning.THROTTLED),
        (said({"status": "failed", "message-type": "validation-failure", "message": []}, 400),
         Meaning.UNVERIFIED),
        (said({"status": "error", "message-type": "exception"}, 500), Meaning.DOWN),
        (answer(401), Meaning.UNVERIFIED),
        (answer(404, body=b"Not found.", media_type="text/plain"), Meaning.UNVERIFIED),
    ],
)  # fmt: skip
def test_errors_of_crossref_are_no_absence(outcome: Outcome, meaning: Meaning) -> None:
    assert reading("Crossref", outcome).meaning is meaning


# Others, and those not yet known


def test_agency_that_is_not_known_is_learnt_from_doi_org() -> None:
    one = reading("", registered_by("Crossref"), crossref())
    assert one.facts["agency"] == "Crossref"
    first, second = questions(ask_agency(DOI, "", ()), registered_by("DataCite"))
    assert "/doiRA/" in first.url
    assert second.url.startswith("https://api.datacite.org/dois/")


def test_doi_without_agency_is_judged_by_its_handle() -> None:
    nobody = said([{"DOI": DOI, "status": "DOI does not exist"}])
    assert reading("", nobody, handle(100, 404)).meaning is Meaning.ABSENT
    assert reading("", nobody, handle(1)).problem == "gone_unconfirmed"


def test_agency_that_doi_org_does_not_tell_is_not_guessed() -> None:
    assert reading("", said({"v": 1})).problem == "changed_shape"


def test_other_agencies_are_asked_through_doi_org() -> None:
    csl = said({"title": "Botany", "type": "book", "URL": "https://a.org/"})
    one = reading("JaLC", csl)
    assert (one.meaning, one.facts["agency"]) == (Meaning.PRESENT, "JaLC")
    assert "Botany" in one.disagreement


@pytest.mark.parametrize("status", [404, 406])
def test_other_agency_that_gives_no_metadata_proves_nothing(status: int) -> None:
    assert reading("KISTI", answer(status)).problem == "no_marker"


def test_other_agencys_record_of_another_doi_is_none() -> None:
    assert reading("KISTI", said({"title": TITLE, "DOI": "10.1000/x"})).problem == "no_marker"
    assert reading("KISTI", said({})).problem == "changed_shape"


@pytest.mark.parametrize("agency", ["DataCite", "Crossref", ""])
@nothing_learnt
def test_what_is_no_answer_says_nothing(agency: str, outcome: Outcome, meaning: Meaning) -> None:
    assert reading(agency, outcome).meaning is meaning


# Over real HTTP


def test_demonstration_doi_reads_at_its_agency(fakes: Any) -> None:
    one = held(ask_agency(DOI, "", ("Cross-Generational 20-Year Intelligent Logistics",)))
    assert (one.meaning, one.disagreement) == (Meaning.PRESENT, "")


def test_hidden_doi_is_told_from_one_that_is_gone(fakes: Any) -> None:
    fakes.datacite.hide(DOI)
    assert held(ask_agency(DOI, "DataCite", ())).meaning is Meaning.HIDDEN
    fakes.doi_org.forget(DOI)
    assert held(ask_agency(DOI, "DataCite", ())).meaning is Meaning.ABSENT


def test_fates_of_a_work_at_crossref(fakes: Any) -> None:
    doi = "10.1000/work"
    fakes.doi_org.register(doi, "https://press.example.org/", "Crossref")
    fakes.crossref.publish(doi, title=[TITLE])
    assert held(ask_agency(doi, "", (TITLE,))).meaning is Meaning.PRESENT
    fakes.crossref.retract(doi, "10.1000/notice")
    assert held(ask_agency(doi, "Crossref", ())).facts["retracted"] is True
    fakes.crossref.alias_away(doi)
    assert held(ask_agency(doi, "Crossref", ())).meaning is Meaning.WITHDRAWN
    fakes.crossref.forget(doi)
    assert held(ask_agency(doi, "Crossref", ())).problem == "gone_unconfirmed"
    fakes.doi_org.forget(doi)
    assert held(ask_agency(doi, "Crossref", ())).meaning is Meaning.ABSENT


def test_doi_of_datacite_that_is_asked_for_at_crossref_is_found(fakes: Any) -> None:
    fakes.crossref.elsewhere(DOI, "DataCite")
    assert held(ask_agency(DOI, "Crossref", ())).facts["agency"] == "DataCite"


def test_blocks_are_throttling(fakes: Any) -> None:
    fakes.datacite.overloaded = fakes.crossref.blocked = True
    assert held(ask_agency(DOI, "DataCite", ())).meaning is Meaning.THROTTLED
    assert held(ask_agency(DOI, "Crossref", ())).meaning is Meaning.THROTTLED


@pytest.mark.parametrize("agency", ["DataCite", "Crossref", ""])
@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, agency: str, scenario: Scenario
) -> None:
    hurry(settings)
    {"DataCite": fakes.datacite, "Crossref": fakes.crossref, "": fakes.doi_org}[agency].misbehave(
        scenario
    )
    one = held(ask_agency(DOI, agency, ()))
    assert not one.learnt
    assert one.problem

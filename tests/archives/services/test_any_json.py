"""Whatever JSON a service sends, its reader comes to a reading: it never fails."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Subject
from catalogue.archives.services import internet_archive, issn, openaire, zenodo
from catalogue.archives.services.agencies import ask_agency
from catalogue.archives.services.base import Adapter
from catalogue.archives.services.orcid import ask_claims
from catalogue.evidence.canonical import canonical

from .canned import said

ADAPTERS = [zenodo.ADAPTER, issn.ADAPTER, openaire.ADAPTER, internet_archive.ADAPTER]
KEYS = {
    "zenodo": "id status state message metadata access_right files key size relations version "
    "is_last tombstone removal_reason location conceptrecid title doi",
    "issn": "@graph @id id identifiedBy #ISSN value status mainEntityOf identifier format url "
    "publication location label subjectOf holdingArchive name mainTitle cancelledInFavorOf "
    "type isPartOf",
    "openaire": "header numFound results pids scheme value instances hostedBy bestAccessRight "
    "label mainTitle id error",
    "internet-archive": "timestamp original",
}
WORDS = ("published", "open", "Register", "recordStatus:Register", "0028-0836", "doi",
         "10.1038/nature12373", "17978371", "resource/ISSN/0028-0836",
         "Record not found", "timestamp", "original", "mimetype", "statuscode", "digest",
         "20260105090000")  # fmt: skip


def values(keys: str) -> st.SearchStrategy[Any]:
    leaves = (st.none() | st.booleans() | st.integers(-1, 410) | st.floats() | st.text(max_size=5)
              | st.sampled_from(WORDS))  # fmt: skip
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(keys.split()), inner, max_size=6)
        ),
        max_leaves=12,
    )


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda one: one.name)
@given(data=st.data(), status=st.sampled_from([200, 301, 403, 404, 410]))
def test_any_json_comes_to_a_reading(adapter: Adapter, data: Any, status: int) -> None:
    body = data.draw(values(KEYS[adapter.name]))
    one = adapter.canary
    subject = Subject(one.service, one.identifier, ("Nature",), ("10.1038/nature12373",))
    reading = replay(adapter.ask(subject, {}), [said(body, status)] * 8)
    assert reading.meaning in Meaning
    assert reading.learnt or reading.problem
    assert canonical(dict(reading.facts))


AGENCY_KEYS = (
    "data attributes doi DOI state titles title relatedIdentifiers message message-type resource "
    "primary URL updated-by update-to relation errors status group path work-summary "
    "external-ids external-id source error-code"
)


@pytest.mark.parametrize("whose", ["DataCite", "Crossref", "mEDRA", "", "ORCID"])
@given(data=st.data(), status=st.sampled_from([200, 301, 404, 409]))
def test_any_json_about_a_doi_or_a_person_comes_to_a_reading(
    whose: str, data: Any, status: int
) -> None:
    body = data.draw(values(AGENCY_KEYS))
    doi = "10.1038/nature12373"
    claims = ask_claims("0000-0002-1825-0097", [doi], [])
    conversation = claims if whose == "ORCID" else ask_agency(doi, whose, ("Nature",))
    reading = replay(conversation, [said(body, status)] * 8)
    assert reading.learnt or reading.problem
    assert canonical(dict(reading.facts))

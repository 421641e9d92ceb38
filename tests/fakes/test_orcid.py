"""ORCID's stand-in says what ORCID is documented to say."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes
from tests.fakes.orcid import PERSON

__all__ = ["fakes"]
OTHER = "0000-0002-1825-0097"


def get(fakes: Any, path: str, accept: str = "application/json", **secrets: str) -> Answer:
    request = Request(
        f"{fakes.orcid.base}/v3.0{path}", headers={"Accept": accept}, secrets=secrets, follow=False
    )
    (outcome,) = fetch_all([request])
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_without_a_type_it_speaks_xml(fakes: Any) -> None:
    assert get(fakes, f"/{PERSON}/works", accept="*/*").media_type == "application/xml"


def test_deprecated_id_names_the_new_one_twice(fakes: Any) -> None:
    fakes.orcid.deprecate(OTHER, PERSON)
    answer = get(fakes, f"/{OTHER}/works")
    assert (answer.status, json.loads(answer.body)["error-code"]) == (301, 9007)
    assert answer.headers["location"] == f"/v3.0/{PERSON}/works"
    assert f"https://orcid.org/{PERSON}".encode() in answer.body


@pytest.mark.parametrize(
    ("fate", "code"), [("lock", 9018), ("unclaim", 9036), ("deactivate", 9044)]
)
def test_conflicts_have_their_codes(fakes: Any, fate: str, code: int) -> None:
    getattr(fakes.orcid, fate)(PERSON)
    answer = get(fakes, f"/{PERSON}/works")
    assert (answer.status, json.loads(answer.body)["error-code"]) == (409, code)


def test_unknown_id_and_wrong_token_are_told_apart(fakes: Any) -> None:
    assert json.loads(get(fakes, f"/{OTHER}/works").body)["error-code"] == 9016
    wrong = get(fakes, f"/{PERSON}/works", Authorization="Bearer abc")
    assert (wrong.status, json.loads(wrong.body)["error"]) == (401, "invalid_token")


def test_quota_is_told_in_plain_text(fakes: Any) -> None:
    fakes.orcid.quota = 0
    answer = get(fakes, f"/{PERSON}/works")
    assert (answer.status, answer.media_type) == (429, "text/plain")


def test_search_finds_who_claims_a_doi_or_nobody(fakes: Any) -> None:
    found = json.loads(get(fakes, '/search/?q=doi-self:"10.5281/zenodo.20352371"').body)
    assert found["result"][0]["orcid-identifier"]["path"] == PERSON
    assert json.loads(get(fakes, '/search/?q=doi-self:"10.1000/x"').body) == {
        "result": None, "num-found": 0,
    }  # fmt: skip
    assert get(fakes, "/search/?q=x&start=10001").status == 400

"""OpenAIRE's stand-in says what OpenAIRE is documented to say."""

import json
from typing import Any

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]
DOI = "10.5281/zenodo.20352371"
PRODUCTS = "/graph/v3/research-products"


def get(fakes: Any, path: str, **secrets: str) -> Answer:
    (outcome,) = fetch_all([Request(f"{fakes.openaire.base}{path}", secrets=secrets)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_work_is_found_by_its_doi(fakes: Any) -> None:
    body = json.loads(get(fakes, f"{PRODUCTS}?pid={DOI}").body)
    assert body["header"]["numFound"] == 1
    assert body["results"][0]["pids"] == [{"scheme": "doi", "value": DOI}]


def test_nothing_found_is_an_empty_page_with_200(fakes: Any) -> None:
    fakes.openaire.forget(DOI)
    answer = get(fakes, f"{PRODUCTS}?pid={DOI}")
    body = json.loads(answer.body)
    assert (answer.status, body["header"]["numFound"], body["results"]) == (200, 0, [])


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/graph/v3/researchProducts?pid=x", 405, ""),
        ("/graph/v3/nothing", 404, "Invald request path."),
        (f'{PRODUCTS}?search="essays', 400, "Mismatched quotes in input"),
    ],
)
def test_mistakes_are_answered_as_documented(fakes: Any, path: str, status: int, text: str) -> None:
    answer = get(fakes, path)
    assert answer.status == status
    assert text in answer.body.decode()


def test_only_tokens_it_gave_are_taken(fakes: Any) -> None:
    fakes.openaire.tokens.add("new")
    path = f"{PRODUCTS}?pid={DOI}"
    assert get(fakes, path, Authorization="Bearer old").status == 403
    assert get(fakes, path, Authorization="Bearer new").status == 200


def test_what_is_used_of_the_allowance_is_said(fakes: Any) -> None:
    fakes.openaire.allowance = 1
    first, second = (get(fakes, f"{PRODUCTS}?pid={DOI}") for _ in range(2))
    assert first.headers["x-ratelimit-used"] == "1"
    assert second.status == 429

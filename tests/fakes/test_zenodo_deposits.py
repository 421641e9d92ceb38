"""Zenodo's stand-in takes deposits as Zenodo does. Asked as a program of its own would."""

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.fakes.fixtures import fakes

__all__ = ["fakes"]
FULL = {"upload_type": "publication", "publication_type": "book", "title": "Essays",
        "creators": [{"name": "Wu, Zhaohui"}], "description": "Essays.",
        "publication_date": "2026-02-01", "access_right": "open"}  # fmt: skip


def send(fakes: Any, method: str, path: str, body: Any = None, token: str = "abc") -> Any:
    """Status, headers and JSON of what comes back."""
    fakes.zenodo.tokens.add("abc")
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b"{}"
    kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
    url = f"{fakes.zenodo.base}/api{path}"
    try:
        with urlopen(Request(url, data, headers, method=method)) as response:
            return response.status, response.headers, json.loads(response.read() or "null")
    except HTTPError as error:
        return error.code, error.headers, json.loads(error.read() or "null")


def deposit(fakes: Any, metadata: dict[str, Any] = FULL) -> str:
    _, _, made = send(fakes, "POST", "/deposit/depositions", {"metadata": metadata})
    return f"/deposit/depositions/{made['id']}"


def test_new_deposit_reserves_its_doi_and_is_unsubmitted(fakes: Any) -> None:
    status, headers, made = send(fakes, "POST", "/deposit/depositions")
    assert (status, made["state"], made["submitted"]) == (201, "unsubmitted", False)
    assert made["metadata"]["prereserve_doi"]["doi"] == f"10.5281/zenodo.{made['id']}"
    assert "doi" not in made
    assert headers["Retry-After"] == "60"  # with a success as well


def test_deposits_are_for_those_with_a_token(fakes: Any) -> None:
    assert send(fakes, "POST", "/deposit/depositions", token="wrong")[0] == 403


def test_another_type_of_body_is_refused(fakes: Any) -> None:
    assert send(fakes, "POST", "/deposit/depositions", b"x")[0] == 415


def test_uploaded_file_has_a_checksum(fakes: Any) -> None:
    own = deposit(fakes)
    number = own.rpartition("/")[2]
    status, _, file = send(fakes, "PUT", f"/files/{number}/a.pdf", b"a")
    assert (status, file["checksum"]) == (201, "md5:0cc175b9c0f1b6a831c399e269772661")
    assert send(fakes, "GET", f"{own}/files")[2][0]["filename"] == "a.pdf"


def test_published_deposit_is_a_record_and_cannot_be_undone(fakes: Any) -> None:
    own = deposit(fakes)
    status, _, done = send(fakes, "POST", f"{own}/actions/publish")
    assert (status, done["state"], done["doi"]) == (202, "done", f"10.5281/zenodo.{done['id']}")
    assert send(fakes, "GET", f"/records/{done['id']}")[2]["title"] == "Essays"
    assert send(fakes, "POST", f"{own}/actions/publish")[0] == 404
    assert send(fakes, "DELETE", own)[0] == 404


def test_what_is_missing_is_named_by_field(fakes: Any) -> None:
    own = deposit(fakes, {"title": "Essays"})
    status, _, body = send(fakes, "POST", f"{own}/actions/publish")
    assert status == 400
    assert "metadata.creators" in {error["field"] for error in body["errors"]}


@pytest.mark.parametrize("answers_with_draft", [True, False])
def test_draft_of_a_new_version_is_linked_in_either_answer(
    fakes: Any, answers_with_draft: bool
) -> None:
    fakes.zenodo.deposits.answers_with_draft = answers_with_draft
    own = deposit(fakes)
    send(fakes, "POST", f"{own}/actions/publish")
    status, _, body = send(fakes, "POST", f"{own}/actions/newversion")
    draft = body["links"]["latest_draft"].partition("/api")[2]
    assert (status, body["state"] == "unsubmitted") == (201, answers_with_draft)
    assert send(fakes, "GET", draft)[2]["conceptrecid"] == body["conceptrecid"]


def test_draft_can_be_changed_and_thrown_away(fakes: Any) -> None:
    own = deposit(fakes)
    assert send(fakes, "PUT", own, {"metadata": {"title": "Anew"}})[2]["title"] == "Anew"
    assert send(fakes, "DELETE", own)[0] == 204
    assert send(fakes, "GET", own)[0] == 404

"""Answers as workers wrote them down once, by the rules of that time."""

from typing import Any

from catalogue.archives import doi_meaning
from catalogue.archives.conversation import Held
from catalogue.archives.readings import Meaning, Reading
from catalogue.archives.recording import entry
from catalogue.archives.services.zenodo import ADAPTER
from catalogue.evidence.ledger import append
from catalogue.evidence.models import Observation
from catalogue.evidence.outcomes import entry_of
from publications.outbound import Outcome
from publications.outbound.doi_org import handle_request
from publications.outbound.services import base_address
from tests.archives.services.canned import said
from tests.links.outcomes import NOON, answer

NUMBER = "20352371"
DOI = f"10.5281/zenodo.{NUMBER}"
PAGE = "https://example.org/page"
WITHDRAWN = {"status": 410, "message": "The record has been deleted.", "tombstone": {}}
NEVER = {"status": 404, "message": "The persistent identifier does not exist."}


def zenodo_says(body: Any, status: int, number: str = NUMBER) -> Outcome:
    return said(body, status, url=f"{base_address('zenodo')}/api/records/{number}")


def doi_org_says(code: int, doi: str = DOI) -> Outcome:
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://a.org/"}}
    body = {"responseCode": code, "handle": doi} | ({"values": [value]} if code == 1 else {})
    return said(body, 200 if code == 1 else 404, url=handle_request(doi).url)


def of_archive(
    *outcomes: Outcome, meaning: Meaning = Meaning.ABSENT, rule: str = "zenodo/0",
    number: str = NUMBER,
) -> Observation:  # fmt: skip
    """What Zenodo answered, taken to mean ``meaning`` by an older rule."""
    held = Held(Reading(meaning), outcomes)
    made = entry(ADAPTER, "archive", f"zenodo:{number}", held, NOON)
    values = {name: getattr(made, name) for name in made.__dataclass_fields__} | {"rule": rule}
    return append([type(made)(**values)])[0]


def of_link(
    outcome: Outcome | None = None, *, meaning: str = "present", rule: str = "link/1",
    url: str = PAGE,
) -> Observation:  # fmt: skip
    """What a page answered, taken to mean ``meaning`` by an older rule."""
    return append([
        entry_of(
            outcome or answer(404, url=url), kind="link", subject=url, meaning=meaning, rule=rule,
            detail="", now=NOON,
        )
    ])[0]  # fmt: skip


def of_doi(outcome: Outcome, *, meaning: str = "absent", rule: str = "doi.org/0") -> Observation:
    """What doi.org answered, taken to mean ``meaning`` by an older rule."""
    assert rule != doi_meaning.RULE
    return append([
        entry_of(
            outcome, kind="doi", subject=DOI, meaning=meaning, rule=rule, detail="", now=NOON
        )
    ])[0]  # fmt: skip

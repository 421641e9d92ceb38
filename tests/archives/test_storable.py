"""Nothing that a service says keeps the others from being written down."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.conversation import Held, replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.recording import entry
from catalogue.archives.services import worldcat
from catalogue.archives.storable import LONGEST_TEXT, storable
from catalogue.evidence.canonical import canonical, digest
from catalogue.evidence.ledger import entry_text
from tests.archives.services.canned import said

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda some: (
        st.lists(some, max_size=4) | st.dictionaries(st.text(max_size=5), some, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(codec=None)), JSON, max_size=4))
def test_any_facts_can_be_written_and_digested(facts):
    kept = storable(Reading(Meaning.PRESENT, facts=facts))
    text = canonical(dict(kept.facts))
    assert digest(text) and "\\u0000" not in text


def test_half_a_character_and_nul_are_replaced():
    kept = storable(Reading(Meaning.PRESENT, disagreement="a\ud800b\x00c", identifier="\x00"))
    assert (kept.disagreement, kept.identifier) == ("a\ufffdb\ufffdc", "\ufffd")


def test_what_is_too_long_is_cut_and_shows_it():
    facts = {"title": "x" * 5_000, "keepers": ["y"] * 5_000}
    kept = storable(Reading(Meaning.MERGED, identifier="9" * 600, facts=facts))
    assert kept.facts["title"] == "x" * (LONGEST_TEXT - 1) + "…"
    assert len(kept.facts["keepers"]) == 100
    assert len(kept.identifier) == 500


def test_what_is_usual_stays_as_it_is():
    usual = Reading(Meaning.PRESENT, detail="时代跃迁", facts={"n": 1, "list": ["a", {"b": None}]})
    assert storable(usual) == usual


def test_fraction_becomes_a_text():
    assert storable(Reading(Meaning.PRESENT, facts={"n": 1.5})).facts == {"n": "1.5"}


def test_answer_of_a_service_is_made_fit_on_its_way():
    token = said({"access_token": "tk"})
    record = said({"oclcNumber": "5", "title": "Half \ud83d and \x00"})
    keys = {"WORLDCAT_KEY": "a", "WORLDCAT_SECRET": "b"}
    ours = Subject("worldcat", "5", titles=("Walkabout",))
    outcomes = [token, record, said({})]
    reading = replay(worldcat.ask(ours, keys), outcomes)
    assert reading.facts["title"] == "Half \ufffd and \ufffd"
    written = entry(worldcat.ADAPTER, "archive", "worldcat:5", Held(reading, outcomes), NOON)
    assert digest(entry_text(written, 1, ""))


def test_body_that_holds_a_secret_is_kept_nowhere():
    body = said({"next": "https://api.trove.nla.gov.au/v3?key=hush"})
    held = Held(Reading(Meaning.PRESENT), [replace(body, private=True)])
    assert entry(worldcat.ADAPTER, "archive", "trove:5", held, NOON).body == b""
    held = Held(Reading(Meaning.PRESENT), [body])
    assert entry(worldcat.ADAPTER, "archive", "trove:5", held, NOON).body == body.body

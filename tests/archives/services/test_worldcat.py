"""What OCLC's answers are taken to mean."""

from base64 import b64encode

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Subject
from catalogue.archives.services import worldcat
from tests.fakes.worldcat import KNOWN, NOT_FOUND
from tests.links.outcomes import answer, silence

from .canned import nothing_learnt, questions, said

KEYS = {"WORLDCAT_KEY": "key", "WORLDCAT_SECRET": "hush"}
NUMBER, MERGED = "778419313", "811639683"
OURS = Subject("worldcat", NUMBER, titles=("My Brilliant Friend",), isbns=("9781609450786",))
TOKEN = said({"access_token": "tk_1", "token_type": "bearer", "expires_in": "1199"})
EXPIRED = said({"message": "Unauthorized"}, 401)


def counted(count=159, number=NUMBER):
    record = KNOWN | {"oclcNumber": number, "institutionHolding": {"totalHoldingCount": count}}
    return said({"numberOfRecords": 1, "briefRecords": [record]})


def read(*outcomes, subject=OURS):
    return replay(worldcat.ask(subject, KEYS), [TOKEN, *outcomes])


def test_token_is_asked_for_with_the_key_in_a_header_and_kept_nowhere():
    (request,) = questions(worldcat.ask(OURS, KEYS))
    assert (request.method, request.url) == ("POST", "https://oauth.oclc.org/token")
    assert request.form == {"grant_type": "client_credentials", "scope": "wcapi"}
    login = b64encode(b"key:hush").decode()
    assert request.secrets == {"Authorization": f"Basic {login}"}
    assert request.private
    assert "hush" not in repr(request) and login not in repr(request)


def test_record_and_holdings_are_asked_for_with_the_token():
    _, record, holdings = questions(worldcat.ask(OURS, KEYS), TOKEN, said(KNOWN))
    base = "https://americas.discovery.api.oclc.org/worldcat/search/v2"
    assert record.url == f"{base}/brief-bibs/{NUMBER}"
    assert holdings.url == f"{base}/bibs-summary-holdings?oclcNumber={NUMBER}"
    assert record.secrets == holdings.secrets == {"Authorization": "Bearer tk_1"}


@pytest.mark.parametrize("keys", [{}, {"WORLDCAT_KEY": "key"}, KEYS | {"WORLDCAT_SECRET": ""}])
def test_without_a_key_we_say_what_stays_unknown(keys):
    reading = replay(worldcat.ask(OURS, keys), [])
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_key")


@pytest.mark.parametrize("status", [200, 206])
def test_record_of_our_number_proves_it(status):
    reading = read(said(KNOWN, status), counted())
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts == {
        "title": "My brilliant friend", "creator": "Elena Ferrante", "date": "2012",
        "publisher": "Europa Editions", "language": "eng", "specificFormat": "PrintBook",
        "isbns": ["9781609450786", "1609450787"], "holdings": 159,
    }  # fmt: skip


def test_record_may_lack_what_it_may_lack():
    assert read(said({"oclcNumber": NUMBER}), counted(0)).facts == {"holdings": 0}


def test_record_of_another_book_disagrees():
    reading = read(said(KNOWN | {"title": "Walkabout", "isbns": ["9781741250879"]}), counted())
    assert "Walkabout" in reading.disagreement and "9781741250879" in reading.disagreement


@pytest.mark.parametrize(
    "outcome",
    [silence(), answer(500), said(NOT_FOUND, 404), said({}), EXPIRED, counted(7, "5"),
     said({"briefRecords": [{"oclcNumber": NUMBER, "institutionHolding": {"total": 3}}]})],
)  # fmt: skip
def test_record_stands_when_its_holdings_cannot_be_known(outcome):
    reading = read(said(KNOWN), outcome)
    assert reading.meaning is Meaning.PRESENT
    assert "holdings" not in reading.facts


def test_merged_number_names_its_heir():
    reading = read(said(KNOWN), subject=Subject("worldcat", MERGED))
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, NUMBER)


def test_record_of_another_number_is_no_answer():
    reading = read(said(KNOWN), subject=Subject("worldcat", "5"))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


@pytest.mark.parametrize("detail", [NOT_FOUND["detail"], "Not found"])
def test_only_the_services_own_no_is_one(detail):
    assert read(said(NOT_FOUND | {"detail": detail}, 404)).meaning is Meaning.ABSENT
    assert read(said({"message": "no Route matched"}, 404)).problem == "changed_shape"


def test_expired_token_is_renewed_once():
    assert read(EXPIRED, TOKEN, said(KNOWN), counted()).meaning is Meaning.PRESENT
    reading = read(EXPIRED, TOKEN, EXPIRED)
    assert (reading.meaning, reading.problem) == (Meaning.AUTH_ERROR, "wrong_key")


@pytest.mark.parametrize(
    "outcome",
    [
        said({"message": "Unauthorized"}, 401),
        answer(401, body=b"", media_type=""),
        said({"code": 403, "message": "Invalid scope(s): wcapi (x) [Not on key]"}, 403),
        said({"error": "invalid_client"}, 400),
    ],
)
def test_refused_key_is_for_the_operator(outcome):
    reading = replay(worldcat.ask(OURS, KEYS), [outcome])
    assert (reading.meaning, reading.problem) == (Meaning.AUTH_ERROR, "wrong_key")


def test_subscription_that_does_not_cover_it_is_for_the_operator():
    assert read(said({"message": "Forbidden"}, 403)).meaning is Meaning.AUTH_ERROR


@pytest.mark.parametrize(
    ("status", "text"), [(403, "24-hour QUOTA exceeded"), (403, "over limit"), (413, "")]
)
def test_used_up_allowance_is_no_fault_of_the_key(status, text):
    reading = read(said({"message": text}, status))
    assert (reading.meaning, reading.problem) == (Meaning.THROTTLED, "throttled")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, "INVALID_QUERY_PARAMETER_VALUE"), (406, "NOT_ACCEPTABLE"), (409, "CONFLICT")],
)
def test_faults_of_our_own_request_are_no_answer(status, kind):
    assert read(said({"type": kind, "title": "x"}, status)).problem == "changed_shape"


@nothing_learnt
def test_what_oclc_did_not_say_teaches_nothing(outcome, meaning):
    assert read(outcome).meaning is meaning
    assert replay(worldcat.ask(OURS, KEYS), [outcome]).meaning is meaning

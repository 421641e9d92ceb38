"""A service made up for tests of how services are asked: JSON, one record a number."""

from datetime import timedelta

from aiohttp import web

from catalogue.archives.conversation import Conversation, Keys, asked
from catalogue.archives.readings import Meaning, Reading, Subject, changed_shape
from catalogue.archives.services.base import Adapter
from publications.outbound import Request
from publications.outbound.json_answers import read_json
from tests.fakes.service import FakeService

CANARY = "1"


class Pretend(FakeService):
    """``absent`` numbers are answered with the service's own "not found"."""

    name = "pretend"

    def __init__(self) -> None:
        super().__init__()
        self.absent: set[str] = set()
        self.titles: dict[str, str] = {}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        number = request.path.rpartition("/")[2]
        if number in self.absent:
            return web.json_response({"error": "no such record"}, status=404)
        return web.json_response({"id": number, "title": self.titles.get(number, "")})

    def asked_for(self, number: str) -> int:
        """How often a record was asked for."""
        return sum(hit.path.endswith(f"/{number}") for hit in self.hits)


def adapter(fake: FakeService, *, a_day: int = 1000, keys: tuple[str, ...] = ()) -> Adapter:
    """Asks ``fake``, in the name of Trove's archive records."""

    def ask(subject: Subject, keys: Keys) -> Conversation:
        answer = asked((yield Request(f"{fake.base}/records/{subject.identifier}")))
        match read_json(answer):
            case {"error": "no such record"}:
                return Reading(Meaning.ABSENT)
            case {"id": subject.identifier, "title": str(title)}:
                wrong = f"its title is {title}" if title and title not in subject.titles else ""
                return Reading(Meaning.PRESENT, disagreement=wrong, facts={"title": title})
        return changed_shape("no record in it")

    return Adapter(
        "pretend", ("trove",), "pretend/1", timedelta(days=30), Subject("trove", CANARY),
        a_day, ask, keys,
    )  # fmt: skip

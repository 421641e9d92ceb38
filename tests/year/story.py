"""What happens in the year: things of the catalogue, what is true of them from which day on, and
what is done to the world so that it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from publications.models import DOI, ArchiveRecord, Link, Work
from tests.fakes.behaviour import ANUBIS_PAGE, NOT_FOUND_PAGE, page
from tests.fakes.landing import Landing
from tests.fakes.server import Fakes

from .calendar import BY_SERVICE, PAGES, Change, Thing

Act = Callable[[], object]


class Pages(Landing):
    """Pages of which single ones can be ``turned`` into something else."""

    def __init__(self) -> None:
        super().__init__()
        self.turned: dict[str, str] = {}

    def turn(self, url: str, into: str) -> None:
        """missing, gone, wall, moved, failing, or nothing: a page."""
        self.turned[url.partition("://")[2]] = into

    async def answer(self, request: web.Request) -> web.StreamResponse:
        match self.turned.get(f"{request.host}{request.path}"):
            case "missing":
                return page(NOT_FOUND_PAGE, status=404)
            case "gone":
                return page("<title>Gone</title>", status=410)
            case "wall":
                return page(ANUBIS_PAGE)
            case "moved":
                return page("", status=301, headers={"Location": f"/new{request.path}"})
            case "failing":
                return page("<title>Error</title>", status=500)
        return await super().answer(request)


def world() -> Fakes:
    """All fakes, with pages that can be turned."""
    fakes = Fakes()
    fakes.landing = Pages()
    return fakes


@dataclass
class Story:
    """Told while it is made: ``things`` are in the catalogue, ``acts`` happen on their days."""

    fakes: Fakes
    things: list[Thing] = field(default_factory=list)
    acts: list[tuple[float, Act]] = field(default_factory=list)

    def on(self, day: float, act: Act) -> None:
        """Do ``act`` to the world."""
        self.acts.append((day, act))

    def record(
        self, service: str, name: str, *changes: tuple[float, str, Act], first: str = "verified"
    ) -> None:
        """A record of an archive. What happens to it: day, what is right from then on, act."""
        work = _work(f"{service} {name}")
        ArchiveRecord.objects.create(work=work, service=service, identifier=name)
        asked = {"zenodo": ("zenodo", "doi.org"), "pandora": ("nla",), "nla": ("nla", "trove")}
        self._tell("archive", f"{service}:{name}", asked.get(service, (service,)),
                   BY_SERVICE[service], first, changes)  # fmt: skip

    def doi(self, name: str, *changes: tuple[float, str, Act]) -> None:
        """A DOI, and the page it leads to."""
        DOI.objects.create(work=_work(f"doi {name}"), value=name)
        target = f"https://{name.rpartition('/')[2]}.example/landing"
        self.fakes.doi_org.register(name, target)
        self._tell("doi", name, ("doi.org",), BY_SERVICE["doi.org"], "findable", changes)

    def link(self, url: str, *changes: tuple[float, str, str]) -> None:
        """A page. What happens to it: day, what is right from then on, what it turns into."""
        Link.objects.create(work=_work(f"link {url}"), url=url)
        turns = [(day, state, self.turning(url, into)) for day, state, into in changes]
        self._tell("link", url, (PAGES,), BY_SERVICE[PAGES], "ok", turns)

    def turning(self, url: str, into: str) -> Act:
        """Turns a page into something else."""
        assert isinstance(self.fakes.landing, Pages)
        return partial(self.fakes.landing.turn, url, into)

    def briefly(self, days: Sequence[float], length: float, begin: Act, end: Act) -> None:
        """Something that is over before it can be confirmed, on each of ``days``."""
        for day in days:
            self.on(day, begin)
            self.on(day + length, end)

    def _tell(
        self,
        kind: str,
        name: str,
        services: tuple[str, ...],
        interval: float,
        first: str,
        changes: Sequence[tuple[float, str, Act]],
    ) -> None:
        told = (Change(0, first), *(Change(day, state) for day, state, _ in changes))
        self.things.append(Thing(kind, name, services, interval, told))
        for day, _, act in changes:
            self.on(day, act)

    def due(self, start: float, end: float) -> Iterator[Act]:
        """What happens after ``start`` until ``end``, in order."""
        for day, act in sorted(self.acts, key=lambda one: one[0]):
            if start < day <= end:
                yield act


def _work(title: str) -> Work:
    slug = "".join(letter if letter.isalnum() else "-" for letter in title).strip("-")
    return Work.objects.create(slug=slug, original_title=f"Work {title}", status="published")


def tell(fakes: Fakes) -> Story:
    """The year."""
    story = Story(fakes)
    _zenodo(story)
    _libraries(story)
    _web_archives(story)
    _indexes(story)
    _dois(story)
    _links(story)
    return story


def _zenodo(story: Story) -> None:
    fakes = story.fakes

    def publish(number: str) -> None:
        fakes.zenodo.publish(number, f"Work zenodo {number}")
        fakes.doi_org.register(f"10.5281/zenodo.{number}", "https://zenodo.org/")

    def lose(number: str) -> None:
        fakes.zenodo.forget(number)
        fakes.doi_org.forget(f"10.5281/zenodo.{number}")

    for number in range(2010, 2100, 10):
        publish(str(number))
    story.record("zenodo", "2010")
    story.record("zenodo", "2020", (100, "missing", partial(lose, "2020")))
    story.record("zenodo", "2030", (90, "missing", partial(lose, "2030")),
                 (170, "verified", partial(publish, "2030")))  # fmt: skip
    story.record("zenodo", "2040", (140, "withdrawn", partial(fakes.zenodo.delete, "2040")))
    story.record("zenodo", "2050", (160, "merged", partial(fakes.zenodo.merge, "2050", "2010")))
    story.record("zenodo", "2060", (180, "restricted", partial(fakes.zenodo.restrict, "2060")))
    story.record("zenodo", "2070", (
        210, "changed", partial(fakes.zenodo.publish, "2070", "Something else altogether")
    ))  # fmt: skip
    story.record("zenodo", "2080")
    # Gone for most of a day again and again, and forgotten by Zenodo alone for a fortnight.
    story.briefly([30.5 + 7 * n for n in range(45)], 0.9, partial(lose, "2080"),
                  partial(publish, "2080"))  # fmt: skip
    story.record("zenodo", "2090")
    story.briefly([60], 14, partial(fakes.zenodo.forget, "2090"), partial(publish, "2090"))


def _libraries(story: Story) -> None:
    nla, trove = story.fakes.nla, story.fakes.trove
    objects = ["nla.obj-900000008", "nla.obj-900000019", "nla.obj-900000024", "nla.obj-900000035"]
    for pid in objects:
        nla.publish(pid, f"Work nla {pid}")
    steady, lost, merged, closed = objects
    story.record("nla", steady)
    story.record("nla", lost, (70, "missing", partial(nla.delete, lost)))
    # The page of another object says nothing of this one, so that its proof only grows old.
    story.record("nla", merged, (130, "stale", partial(nla.merge, merged, steady)))
    story.record("nla", closed, (200, "restricted", partial(nla.restrict, closed)))
    story.record("pandora", "nla.arc-23456")
    story.record("pandora", "nla.arc-34567",
                 (215, "missing", partial(nla.delete, "nla.arc-34567")))  # fmt: skip
    for number in ("260000001", "260000002", "260000003"):
        trove.publish(number, f"Work trove {number}")
    story.record("trove", "260000001")
    story.record("trove", "260000002", (120, "missing", partial(trove.delete, "260000002")))
    story.record("trove", "260000003")
    story.briefly([40.5 + 9 * n for n in range(35)], 0.9, partial(trove.delete, "260000003"),
                  partial(trove.publish, "260000003", "Work trove 260000003"))  # fmt: skip


def _web_archives(story: Story) -> None:
    for service, fake in (("awa", story.fakes.awa), ("internet-archive",
                          story.fakes.internet_archive)):  # fmt: skip
        lost = f"https://lost-{service}.example/page"
        story.record(service, f"https://kept-{service}.example/page")
        story.record(service, lost, (110, "missing", partial(fake.forget, lost)))


def _indexes(story: Story) -> None:
    issn, openaire, worldcat = story.fakes.issn, story.fakes.openaire, story.fakes.worldcat
    for number in ("2049-3002", "2049-3010"):
        issn.publish(number, f"Work issn {number}")
    story.record("issn", "2049-3002")
    story.record("issn", "2049-3010", (150, "missing", partial(issn.forget, "2049-3010")))
    for name in ("10.5555/kept", "10.5555/lost"):
        openaire.publish(name, f"Work openaire {name}")
    story.record("openaire", "10.5555/kept")
    story.record("openaire", "10.5555/lost",
                 (125, "missing", partial(openaire.forget, "10.5555/lost")))  # fmt: skip
    for number in ("90001", "90002", "90003"):
        worldcat.publish(number, f"Work worldcat {number}")
    story.record("worldcat", "90001")
    story.record("worldcat", "90002", (105, "merged", partial(worldcat.merge, "90002", "90001")))
    story.record("worldcat", "90003", (190, "missing", partial(worldcat.delete, "90003")))


def _dois(story: Story) -> None:
    doi_org = story.fakes.doi_org
    story.doi("10.1234/steady")
    story.doi("10.1234/lost", (115, "failed", partial(doi_org.forget, "10.1234/lost")))
    back = partial(doi_org.register, "10.1234/back", "https://back.example/landing")
    story.doi("10.1234/back", (135, "failed", partial(doi_org.forget, "10.1234/back")),
              (220, "findable", back))  # fmt: skip
    story.doi("10.1234/brief")
    story.briefly([25.5 + 8 * n for n in range(40)], 0.9,
                  partial(doi_org.forget, "10.1234/brief"),
                  partial(doi_org.register, "10.1234/brief", "https://brief.example/landing"),
                  )  # fmt: skip


def _links(story: Story) -> None:
    story.link("https://steady.example/page")
    story.link("https://broken.example/page", (60, "broken", "missing"))
    story.link("https://gone.example/page", (205, "broken", "gone"))
    story.link("https://moved.example/page", (95, "redirected", "moved"))
    story.link("https://walled.example/page", (118, "blocked", "wall"), (200, "ok", ""))
    story.link("https://back.example/page", (145, "broken", "missing"), (260, "ok", ""))
    for url, into, length in (
        ("https://day.example/page", "missing", 1.0),
        ("https://days.example/page", "missing", 5.9),
        ("https://failing.example/page", "failing", 20.0),
    ):
        story.link(url)
        story.briefly([33.25 + 27 * n for n in range(12)], length, story.turning(url, into),
                      story.turning(url, ""))  # fmt: skip

"""A year, rehearsed: services fail, change, wall off, lose and regain what they hold, our own
network drops twice; a real worker looks on, and nothing is said that is not so."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from catalogue.asking.models import ON_A_DESK, WELL
from catalogue.desk.healed import healed
from catalogue.desk.kinds import KINDS
from catalogue.evidence import guards
from catalogue.evidence.models import Checkpoint, Observation
from catalogue.evidence.verifying import verify
from catalogue.links.models import LinkState
from publications import clock
from publications.models import DOI, ArchiveRecord
from tests.fakes.__main__ import environment
from tests.fakes.behaviour import Scenario
from tests.fakes.server import serve

from .calendar import LOOKS, NEW, OUTAGES, looks, troubles
from .story import Story, tell, world
from .telling import Foreman

BEGINNING = datetime(2031, 1, 1, tzinfo=UTC)
LOOK = [f"catalogue.tasks.{task}" for task in LOOKS]
KEYS = {"TROVE_API_KEY": "key", "WORLDCAT_KEY": "key", "WORLDCAT_SECRET": "secret"}
# The kind under which the desk shows a state.
DESK = {"failed": "doi"}

Name = tuple[str, str]


@dataclass
class Seen:
    """What was seen over the year. ``lies``: states that could not be right then. ``history``:
    each state of a thing and the day it was first seen. ``arrived``: how often each matter came
    onto the desk; ``healed``: what the desk said had healed; ``incidents``: services that it
    said could not be read."""

    lies: list[str] = field(default_factory=list)
    arrived: Counter[Name] = field(default_factory=Counter)
    healed: set[str] = field(default_factory=set)
    history: dict[Name, list[tuple[float, str]]] = field(default_factory=dict)
    incidents: list[tuple[str, float]] = field(default_factory=list)
    on_desk: set[Name] = field(default_factory=set)

    def look(self, day: float, story: Story) -> None:
        """Note how everything stands."""
        now = states()
        for thing in story.things:
            name = (thing.kind, thing.name)
            state = now[name]
            if state not in thing.may_be(day):
                self.lies.append(f"day {day}: {thing.name} is {state}, not {thing.may_be(day)}")
            history = self.history.setdefault(name, [])
            if state not in NEW and (not history or history[-1][1] != state):
                history.append((day, state))
        desk = {(kind.NAME, matter.text) for kind in KINDS for matter in kind.waiting(100)}
        self.arrived.update(desk - self.on_desk)
        self.incidents += [(text, day) for kind, text in desk - self.on_desk if kind == "service"]
        self.on_desk = desk
        self.healed |= {matter.text for matter in healed(clock.now(), 100)}


def states() -> dict[Name, str]:
    """Everything that is checked and how it stands."""
    records = ArchiveRecord.objects.values_list("service", "identifier", "state")
    return {
        **{("archive", f"{service}:{name}"): state for service, name, state in records},
        **{("doi", name): state for name, state in DOI.objects.values_list("value", "state")},
        **{("link", url): state for url, state in LinkState.objects.values_list("url", "state")},
    }


@dataclass
class Rehearsal:
    """The year when it is over."""

    story: Story
    seen: Seen


@pytest.fixture
def set_clock(settings: Any, tmp_path: Path) -> Callable[[float], None]:
    """Sets the clock of all processes to a day of the year."""
    file = tmp_path / "ahead"
    settings.CLOCK_AHEAD_FILE = str(file)

    def set_to(day: float) -> None:
        wanted = (BEGINNING + timedelta(days=day)).timestamp()
        fresh = file.with_suffix(".new")
        fresh.write_text(repr(wanted - datetime.now(UTC).timestamp()))
        fresh.replace(file)

    set_to(0.0)
    return set_to


@pytest.fixture
def rehearsal(
    celery_worker_process: Callable[..., Any], set_clock: Callable[[float], None], settings: Any
) -> Iterator[Rehearsal]:
    """Lets the year pass."""
    with serve(fakes=world()) as fakes:
        story, seen, foreman = tell(fakes), Seen(), Foreman()
        _write_troubles(story)
        celery_worker_process(
            DJANGO_SETTINGS_MODULE="tests.year.settings",
            CLOCK_AHEAD_FILE=settings.CLOCK_AHEAD_FILE,
            **environment(fakes), **KEYS,
        )  # fmt: skip
        foreman.wait(LOOK)
        before = 0.0
        for number, day in enumerate(looks()):
            for act in story.due(before, day):
                act()
            set_clock(day)
            foreman.send(LOOK if number % 4 == 0 else LOOK[:3])
            seen.look(day, story)
            before = day
        yield Rehearsal(story, seen)
        foreman.close()


def _write_troubles(story: Story) -> None:
    """Put what services do amiss into the story; two troubles of one never overlap."""
    fakes = {fake.name: fake for fake in story.fakes.services}
    for one in troubles():
        fake = fakes[one.service]
        story.on(one.start, lambda fake=fake, one=one: fake.misbehave(one.scenario))
        story.on(one.end, fake.behave)
    for start, end in OUTAGES:
        story.on(start, story.fakes.network.cut)
        story.on(end, story.fakes.network.mend)


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_in_a_year_of_troubles_nothing_false_is_said_and_nothing_true_is_missed(
    rehearsal: Rehearsal,
) -> None:
    story, seen = rehearsal.story, rehearsal.seen
    assert seen.lies == []
    _every_change_is_found_in_time(story, seen)
    _every_change_is_on_the_desk_once(story, seen)
    _what_cannot_be_read_is_on_the_desk_while_it_lasts(seen)
    _what_was_brief_was_seen_and_made_nothing_of()
    _broken_links_have_a_copy()
    _flipped_byte_is_found_and_named()


def _every_change_is_found_in_time(story: Story, seen: Seen) -> None:
    for thing in story.things:
        history = seen.history[thing.kind, thing.name]
        found = [state for _, state in history]
        assert found == [change.state for change in thing.changes]
        for change, (day, _) in zip(thing.changes, history, strict=True):
            assert change.day <= day <= thing.deadline(change), (thing.name, change, day)


def _every_change_is_on_the_desk_once(story: Story, seen: Seen) -> None:
    due: Counter[Name] = Counter()
    healed = set()
    for thing in story.things:
        name = thing.name.partition(":")[2] if thing.kind == "archive" else thing.name
        for before, change in pairwise(thing.changes):
            if change.state in ON_A_DESK | {"redirected"}:
                due[DESK.get(change.state, change.state), name] += 1
            if before.state in ON_A_DESK and change.state in WELL:
                healed.add(name)
    assert Counter({key: n for key, n in seen.arrived.items() if key[0] != "service"}) == due
    assert seen.healed == healed


def _what_cannot_be_read_is_on_the_desk_while_it_lasts(seen: Seen) -> None:
    """At most once for each time that a service answered unlike itself; gone when it recovers."""
    unlike = [one for one in troubles() if one.scenario in (Scenario.CHANGED, Scenario.PAGE_404)]
    causes = [
        (
            name,
            day,
            [one for one in unlike if one.service == name and one.start <= day <= one.end + 1],
        )
        for name, day in seen.incidents
    ]
    assert [one for one in causes if len(one[2]) != 1] == []
    assert len(causes) == len({one[0] for _, _, one in causes}) > 2
    assert "service" not in {kind for kind, _ in seen.on_desk}
    entries = Observation.objects.filter(kind="service")
    assert entries.filter(meaning="interface-changed").count() == len(causes)
    assert entries.filter(meaning="interface-reads").count() == len(causes)


def _what_was_brief_was_seen_and_made_nothing_of() -> None:
    """Else the year would not show that one "no" is none."""
    absent = set(Observation.objects.filter(meaning="absent").values_list("subject", flat=True))
    assert {
        "zenodo:2080", "trove:260000003", "10.1234/brief", "https://days.example/page",
    } <= absent  # fmt: skip
    problems = {
        reason
        for text in Observation.objects.filter(meaning__in=("down", "unverified")).values_list(
            "text", flat=True
        )
        if (reason := json.loads(text)["evidence"].get("could_not_ask"))
    }
    assert {"offline", "timeout"} <= problems


def _broken_links_have_a_copy() -> None:
    rows = LinkState.objects.filter(state="broken").values_list("url", "copy_url")
    assert {url for url, copy in rows if copy.endswith(url)} == {
        "https://broken.example/page", "https://gone.example/page",
    }  # fmt: skip


def _flipped_byte_is_found_and_named() -> None:
    count = Observation.objects.count()
    assert verify() == (count, None)
    assert Checkpoint.objects.count() > 50
    call_command("verify_evidence", stdout=StringIO())
    for number in (1, count // 2, count):
        entry = Observation.objects.get(number=number)
        at = len(entry.text) // 2
        flipped = entry.text[:at] + chr(ord(entry.text[at]) ^ 1) + entry.text[at + 1 :]
        with guards.lifted(connection):
            Observation.objects.filter(number=number).update(text=flipped)
        stand, broken = verify()
        assert (stand, broken.number if broken else None) == (number - 1, number)
        said = StringIO()
        with pytest.raises(SystemExit, match="1"):
            call_command("verify_evidence", stdout=StringIO(), stderr=said)
        assert f"Entry {number} is broken" in said.getvalue()
        with guards.lifted(connection):
            Observation.objects.filter(number=number).update(text=entry.text)
    assert verify() == (count, None)

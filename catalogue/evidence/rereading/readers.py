"""Today's rules by the name of the reader that stands in an entry: ``zenodo`` of ``zenodo/1``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from publications.models import ArchiveRecord
from publications.outbound import Outcome

from ...archives import doi_meaning
from ...archives.conversation import Keys
from ...archives.readings import Reading, Subject
from ...archives.services import ADAPTERS
from ...archives.services.base import Adapter
from ...archives.subjects import subjects_of
from ...links import meaning as link_meaning
from .replaying import AsksOtherwiseError, replayed

DOI, LINK, ARCHIVE = KINDS = ("doi", "link", "archive")


class NoReaderError(Exception):
    """No rule of today reads answers of this kind anew."""


@dataclass(frozen=True, slots=True)
class Read:
    """What today's ``rule`` takes an answer to mean; ``detail`` is one English sentence."""

    meaning: str
    rule: str
    detail: str


def rule_today(kind: str, rule: str) -> str:
    """The rule that stands for ``rule`` today. Raises NoReaderError."""
    name = rule.rpartition("/")[0]
    if kind == ARCHIVE:
        return _adapter(name).rule
    own = {DOI: doi_meaning.RULE, LINK: link_meaning.RULE}.get(kind, "")
    if own.rpartition("/")[0] != name:
        raise NoReaderError
    return own


def read(
    kind: str, subject: Subject, rule: str, outcomes: Sequence[Outcome], *, before: str
) -> Read:
    """Take ``outcomes`` for what they say about ``subject``. ``before``: what they were taken to
    mean. Raises NoReaderError, AsksOtherwiseError."""
    today = rule_today(kind, rule)
    if kind == ARCHIVE:
        told = _told(_adapter(rule.rpartition("/")[0]), subject, outcomes, before)
        return Read(told.meaning.value, today, told.disagreement or told.detail)
    if kind == DOI:
        of_doi = doi_meaning.read(outcomes[-1], subject.identifier)
        return Read(of_doi.kind.value, today, of_doi.detail)
    of_link = link_meaning.read(outcomes[-1])
    return Read(of_link.meaning, today, of_link.detail)


def subjects(wanted: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Subject]:
    """(kind, subject of entries) -> what is asked about it. What we hold to be so of a record
    is today's; of one that is in the catalogue no more, nothing."""
    found = {}
    for kind, text in wanted:
        service, _, identifier = text.partition(":") if kind == ARCHIVE else (kind, "", text)
        found[kind, text] = Subject(service, identifier)
    names = [one.identifier for (kind, _), one in found.items() if kind == ARCHIVE]
    records = list(ArchiveRecord.objects.filter(identifier__in=names)) if names else []
    held = subjects_of(records) if records else {}
    for record in records:
        name = (ARCHIVE, f"{record.service}:{record.identifier}")
        if name in found:
            found[name] = held[record.pk]
    return found


def _adapter(name: str) -> Adapter:
    for adapter in ADAPTERS.values():
        if adapter.rule.rpartition("/")[0] == name:
            return adapter
    raise NoReaderError


# No question is sent.
_SOME_KEY = "kept to ourselves"


class _EveryKey(Mapping[str, str]):
    """As if every key were set."""

    def __getitem__(self, name: str) -> str:
        return _SOME_KEY

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _told(adapter: Adapter, subject: Subject, outcomes: Sequence[Outcome], before: str) -> Reading:
    """Whether a key was sent then is not written anywhere, and a refusal means something else
    with one. So a meaning has changed only if it is another with and without."""
    bare: Keys = dict.fromkeys(adapter.keys, _SOME_KEY)
    todays: Keys = {**bare, **settings.SERVICE_KEYS}
    readings = []
    for keys in (todays, _EveryKey(), bare):
        try:
            readings.append(replayed(adapter.ask(subject, keys), outcomes))
        except AsksOtherwiseError:
            continue
    if not readings:
        raise AsksOtherwiseError
    return next((one for one in readings if one.meaning.value == before), readings[0])

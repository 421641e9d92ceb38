"""Which work each entry of a batch is of: by identifier, else by title, date and people.

A record that was imported before is of the work that it came to then, though works entered
since might fit it better: a file that is imported again changes nothing.

A work that an earlier entry of the batch is going to make is matched like one that is here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..formats.base import Problem
from ..identifiers.base import gettext_noop
from . import comparing, filling, keys, present
from .comparing import Verdict
from .preparing import Prepared
from .present import Target, Token

NO_TITLE = gettext_noop("It has no title, and no identifier by which it is known here.")
HELD = gettext_noop("%(value)s belongs to another work of the catalogue already: it stays there.")
HELD_ELSEWHERE = gettext_noop(
    "%(value)s belongs to an issue or a serial of the catalogue: it stays there."
)
OTHER_TITLE = gettext_noop("It has the same %(value)s, but clearly another title.")
MOST_CANDIDATES = 3
"""Near matches shown with an entry: of a column that every issue has there are hundreds."""


@dataclass(frozen=True)
class Candidate:
    """A near match, and why it is not the work."""

    target: Target
    reason: Problem


@dataclass(slots=True)
class Decision:
    """``target``: None for an entry that is refused. ``claims``: identifiers that the work is
    to be given, as nobody has them yet. ``is_first``: the record was never seen before.
    ``notes``: what differs and stays as it is."""

    prepared: Prepared
    target: Target | None
    is_new: bool
    is_changed: bool = False
    is_first: bool = False
    claims: list[Token] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def match(batch: Sequence[Prepared]) -> list[Decision]:
    """A decision for each entry, in order. About a dozen queries, however many entries."""
    return list(_Board(batch).decisions(batch))


def tokens(prepared: Prepared) -> list[Token]:
    """The identifiers of an entry, the one to be trusted most first."""
    found: list[Token] = [("slug", prepared.slug)] if prepared.slug else []
    found += [("doi", value) for value in prepared.dois]
    found += [token for token in prepared.identifiers if token[0] != "isbn"]
    found += [("doi", prepared.concept_doi)] if prepared.concept_doi else []
    found += prepared.archives
    found += [token for token in prepared.identifiers if token[0] == "isbn"]
    return found


class _Board:
    """What the identifiers and titles of a batch lead to."""

    def __init__(self, batch: Sequence[Prepared]) -> None:
        held = present.holders({token for one in batch for token in tokens(one)})
        by_title = present.titled(digest for one in batch for digest in one.digests)
        seen = present.imported(one.fingerprint for one in batch)
        ids = {pk for pk in (*held.values(), *seen.values()) if pk is not None}
        known = present.narrow({*ids, *(pk for pks in by_title.values() for pk in pks)})
        self.held: dict[Token, Target | None] = {
            token: None if pk is None else known[pk] for token, pk in held.items()
        }
        self.seen = {one: known[pk] for one, pk in seen.items() if pk in known}
        self.by_title: dict[int, dict[Target, None]] = {
            digest: dict.fromkeys(known[pk] for pk in pks if pk in known)
            for digest, pks in by_title.items()
        }
        near = {target for one in batch for target in self._titled(one) if _may_be(one, target)}
        present.widen(near | {known[pk] for pk in ids if pk in known})

    def decisions(self, batch: Sequence[Prepared]) -> Iterator[Decision]:
        for prepared in batch:
            decision = self._decide(prepared)
            if decision.target is not None and not decision.target.is_withdrawn:
                self._claim(decision, decision.target)
                self._fill(decision, decision.target)
                decision.is_first = prepared.fingerprint not in self.seen
                self.seen.setdefault(prepared.fingerprint, decision.target)
            yield decision

    def _decide(self, prepared: Prepared) -> Decision:
        near: list[Candidate] = []
        found = self._by_identifier(prepared, near) or self._by_title(prepared, near)
        seen = dict.fromkeys(one.target for one in near)
        first = {target: next(c for c in near if c.target is target) for target in seen}
        candidates = [one for one in first.values() if one.target is not found]
        if found is not None:
            return Decision(prepared, found, False)
        if not prepared.facts.titles:
            return Decision(prepared, None, False, problems=[Problem(NO_TITLE)])
        return Decision(prepared, _new(prepared), True, candidates=candidates[:MOST_CANDIDATES])

    def _by_identifier(self, prepared: Prepared, near: list[Candidate]) -> Target | None:
        before = self.seen.get(prepared.fingerprint)
        for token in tokens(prepared):
            target = self.held.get(token)
            if before is not None and not _is_certain(prepared, token):
                return before
            if target is None:
                continue
            against = _identifier_against(prepared, token, target)
            if against is None:
                return target
            near.append(Candidate(target, against))
        return before

    def _by_title(self, prepared: Prepared, near: list[Candidate]) -> Target | None:
        best: list[Target] = []
        score = -1
        for target in self._titled(prepared):
            verdict = _verdict(prepared, target)
            if verdict.against:
                near.append(Candidate(target, verdict.against))
            elif verdict.score > score:
                best, score = [target], verdict.score
            elif verdict.score == score:
                best.append(target)
        if len(best) > 1 and score < comparing.own_score(prepared.facts):
            near += [Candidate(target, Problem(comparing.SEVERAL)) for target in best]
            return None
        return best[0] if best else None

    def _titled(self, prepared: Prepared) -> list[Target]:
        """Works of the same title, those that are here first, in the order they were made."""
        found: dict[Target, None] = {}
        for digest in sorted(prepared.digests):
            found |= self.by_title.get(digest, {})
        return sorted(found, key=lambda target: (target.pk is None, target.pk or 0))

    def _claim(self, decision: Decision, target: Target) -> None:
        for token in tokens(decision.prepared):
            holder = self.held.get(token, decision)
            if holder is decision:
                if token[0] != "slug":
                    self.held[token] = target
                    decision.claims.append(token)
            elif holder is not target:
                message = HELD_ELSEWHERE if holder is None else HELD
                shown = f"{token[0]} {token[1]}"
                decision.problems.append(Problem(message, {"value": shown}, token[0], token[1]))

    def _fill(self, decision: Decision, target: Target) -> None:
        """Give the work what it lacks; later entries meet what this one makes of it."""
        titles = set() if decision.is_new else set(target.facts.titles)
        if not decision.is_new:
            decision.notes += filling.apply(target, decision.prepared)
            decision.is_changed = bool(decision.claims or target.is_touched)
            target.is_touched = False
        filling.remember(target, decision.prepared, decision.claims)
        for title in target.facts.titles - titles:
            self.by_title.setdefault(keys.digest("work", title), {})[target] = None


def _new(prepared: Prepared) -> Target:
    return Target(
        replace(prepared.facts, dois=frozenset(), concept_dois=frozenset(), isbns=frozenset()),
        values=dict(prepared.values), machine=set(prepared.machine),
        container=prepared.container or None,
    )  # fmt: skip


def _may_be(prepared: Prepared, target: Target) -> bool:
    return comparing.narrow_contradiction(prepared.facts, target.facts) is None


def _verdict(prepared: Prepared, target: Target) -> Verdict:
    return comparing.compare(prepared.facts, target.facts)


def _is_certain(prepared: Prepared, token: Token) -> bool:
    scheme, value = token
    return scheme == "slug" or (scheme == "doi" and value in prepared.facts.dois)


def _identifier_against(prepared: Prepared, token: Token, target: Target) -> Problem | None:
    """Why the holder of an identifier is another work all the same.

    An address of ours and a DOI are of one work. A concept DOI is of all versions, an
    archive's number may be of a series, an ISBN of a set or, by mistake, of another book.
    """
    record, work = prepared.facts, target.facts
    scheme, value = token
    if _is_certain(prepared, token):
        return None
    if comparing.dois_differ(record, work):
        return Problem(comparing.OTHER_DOI)
    if scheme in ("handle", "ark"):
        return None
    if scheme == "isbn" and comparing.numbers_agree(record.volume, work.volume) is False:
        return Problem(comparing.OTHER_VOLUME, {"value": work.volume})
    if comparing.unlike(record, work):
        return Problem(OTHER_TITLE, {"value": f"{scheme} {value}"})
    return None

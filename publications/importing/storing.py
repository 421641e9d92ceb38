"""The works of a batch: new ones made, those that are here filled."""

from collections.abc import Sequence
from typing import Any

from .. import dates
from ..models import MatchKey, Work
from . import serials, slugs, states, writing
from .matching import Decision
from .present import Target
from .serials import Wanted
from .stored_keys import digests
from .writing import Stamp


def store(decisions: Sequence[Decision], source: str, stamp: Stamp, *, publish: bool) -> None:
    """Write the rows of the works themselves; every target has its key afterwards."""
    targets = list(dict.fromkeys(one.target for one in decisions if one.target is not None))
    _place([target for target in targets if target.container], source, stamp)
    _make([target for target in targets if target.pk is None], stamp, publish=publish)
    _update([target for target in targets if target.pending], stamp)
    imported = {
        (one.prepared.fingerprint, one.target.pk)
        for one in decisions
        if one.is_first and one.target is not None
    }
    rows = [{"kind": "record", "object_id": pk, "digest": digest} for digest, pk in imported]
    writing.insert_plain(MatchKey, rows, stamp)


def _place(targets: Sequence[Target], source: str, stamp: Stamp) -> None:
    """Serials and issues of the works that lack what they appeared in."""
    wanted = [
        Wanted(
            target.container,
            dates.parse(target.values["date"]),
            target.values["work_type"],
            target.values.get("serial_id"),
        )
        for target in targets
        if target.container
    ]
    for target, columns in zip(targets, serials.resolve(wanted, source, stamp), strict=True):
        given = {name: value for name, value in columns.items() if value}
        target.values |= given
        if target.pk is not None:
            target.pending |= given


def _make(targets: Sequence[Target], stamp: Stamp, *, publish: bool) -> None:
    if not targets:
        return
    state: dict[str, Any] = {"status": Work.Status.DRAFT.value, "datestamp": stamp.now}
    if publish:
        state |= {"status": Work.Status.PUBLISHED.value, "published_at": stamp.now}
    bases = [slugs.base(_slug_texts(target.values), "work") for target in targets]
    for target, slug in zip(targets, slugs.free(Work, bases), strict=True):
        target.slug = slug
        target.values |= {**state, "slug": slug}
    made = writing.insert(Work, [target.values for target in targets], stamp)
    keys = []
    for target, pk in zip(targets, made, strict=True):
        target.pk = pk
        keys += _keys(pk, digests(Work, target.values))
    writing.insert_plain(MatchKey, keys, stamp)
    rows = [(pk, target.values, target.machine) for pk, target in zip(made, targets, strict=True)]
    states.insert(Work, rows, stamp)


def _update(targets: Sequence[Target], stamp: Stamp) -> None:
    if not targets:
        return
    changes = {target.pk: target.pending for target in targets if target.pk}
    after = {target.pk: target.values for target in targets if target.pk}
    writing.update(Work, changes, after, stamp)
    known = MatchKey.objects.filter(kind="work", object_id__in=list(changes))
    had = set(known.values_list("object_id", "digest"))
    keys = [
        key
        for pk, values in after.items()
        for key in _keys(pk, (one for one in digests(Work, values) if (pk, one) not in had))
    ]
    writing.insert_plain(MatchKey, keys, stamp)
    rows = [(target.pk, target.values, target.machine) for target in targets if target.pk]
    states.refresh(Work, rows, stamp)


def _keys(pk: int, found: Any) -> list[dict[str, Any]]:
    return [{"kind": "work", "object_id": pk, "digest": digest} for digest in found]


def _slug_texts(values: dict[str, Any]) -> Sequence[str]:
    """As ``Work.save`` takes them: English, romanised, original, any."""
    translated = (text for name, text in values.items() if name.startswith("title_") and text)
    return (
        values.get("title_en") or "", values.get("original_title_romanised") or "",
        values.get("original_title") or "", *translated,
    )  # fmt: skip

"""Links that broke, and links that moved for good."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications import clock
from publications.models import Contributor, Link, Serial, url_digest

from ..links.models import LinkState
from .logging import done
from .matters import Act, Matter, Refused, User, Way

PERMISSION, CHANGES = "catalogue.view_linkstate", "publications.change_link"
_OWNERS = ("work", "issue", "serial", "contributor")
_WITH_ADDRESS = (Serial, Contributor)


class _Links:
    PERMISSION, CHANGES = PERMISSION, CHANGES

    def __init__(
        self, state: str, label: Promise | str, acts: Mapping[str, tuple[Promise | str, Act]]
    ) -> None:
        self.NAME, self.LABEL, self.ACTS = state, label, acts

    def rows(self) -> QuerySet[LinkState]:
        return LinkState.objects.filter(state=self.NAME).exclude(expected=F("state"))

    def waiting(self, most: int) -> list[Matter]:
        rows = list(self.rows().order_by(F("changed_at").desc(nulls_last=True), "digest")[:most])
        owners = _owners([row.digest for row in rows])
        return [self._matter(row, owners.get(row.digest, [])) for row in rows]

    def _matter(self, row: LinkState, owners: list[Way]) -> Matter:
        ways = [Way(gettext_lazy("the address"), row.url)]
        if row.moved_to:
            ways.append(Way(gettext_lazy("new address"), row.moved_to))
        if row.copy_url:
            ways.append(Way(gettext_lazy("archived copy"), row.copy_url))
        acts = [
            name
            for name in self.ACTS
            if (name != "accept" or row.moved_to) and (name != "copy" or row.copy_url)
        ]
        return Matter(row.digest, row.changed_at, row.url, ways=ways, about=owners, acts=acts)


def _owners(digests: list[str]) -> dict[str, list[Way]]:
    """Where each address stands, as the pages that change it. One query."""
    found: dict[str, list[Way]] = {}
    links = Link.objects.filter(digest__in=digests).order_by("pk")
    for digest, *keys in links.values_list("digest", *(f"{name}_id" for name in _OWNERS)):
        for name, key in zip(_OWNERS, keys, strict=True):
            if key:
                address = reverse(f"admin:publications_{name}_change", args=[key])
                label = f"{Link._meta.get_field(name).related_model._meta.verbose_name} {key}"  # type: ignore[union-attr]
                found.setdefault(digest, []).append(Way(label, address))
    return found


def accept(key: str, user: User) -> str:
    """The new address takes the place of the old one."""
    return _replace(key, "moved_to", user)


def use_copy(key: str, user: User) -> str:
    """The archived copy takes the place of the address that broke."""
    return _replace(key, "copy_url", user)


def _replace(key: str, column: str, user: User) -> str:
    with transaction.atomic():
        row = _row(key)
        new = getattr(row, column)
        if not new:
            raise Refused(_("There is no such address any more: the link was asked again."))
        count = 0
        for link in Link.objects.select_for_update().filter(digest=key):
            owner = {f"{name}_id": getattr(link, f"{name}_id") for name in _OWNERS}
            if Link.objects.filter(digest=url_digest(new), **owner).exists():
                done(user, link, _("The address that moved was there already."))
                link.delete()
            else:
                link.url = new
                link.save()
                done(user, link, _("New address accepted."))
            count += 1
        for model in _WITH_ADDRESS:
            for thing in model._default_manager.filter(url=row.url):
                thing.url = new
                thing.save()
                done(user, thing, _("New address accepted."))
                count += 1
        if not count:
            raise Refused(
                _("%(url)s stands in a text: change it there, and it leaves the desk by itself.")
                % {"url": row.url}
            )
        row.delete()  # nothing leads there any more; if a text does, it is found again
    return _("%(url)s takes the place of the old address.") % {"url": new}


def expect(key: str, user: User) -> str:
    """A person took note: it is on the desk again when its state changes."""
    row = _row(key)
    LinkState.objects.filter(pk=key).update(expected=row.state)
    done(user, row, _("Marked as expected."))
    return _("%(what)s is as expected.") % {"what": row.url}


def again(key: str, user: User) -> str:
    """Asked again at the workers' next look."""
    row = _row(key)
    LinkState.objects.filter(pk=key).update(due_at=clock.now())
    return _("%(what)s will be asked again in a moment.") % {"what": row.url}


def _row(key: str) -> LinkState:
    row = LinkState.objects.filter(Q(pk=key)).first()
    if row is None:
        raise Refused(_("This link is not in the catalogue any more."))
    return row


_EXPECT = {
    "expect": (gettext_lazy("As expected"), expect),
    "again": (gettext_lazy("Ask again"), again),
}
broken = _Links(
    "broken",
    gettext_lazy("Broken links"),
    {"copy": (gettext_lazy("Use the archived copy"), use_copy), **_EXPECT},
)
redirected = _Links(
    "redirected",
    gettext_lazy("Links that moved for good"),
    {"accept": (gettext_lazy("Accept the new address"), accept), **_EXPECT},
)

"""Evidence stamps: what a state looks like, always with a word and a shape."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Stamp(NamedTuple):
    """``tone``: CSS class of the colour; ``icon``: the shape; ``label``: the word."""

    tone: str
    icon: str
    label: Promise | str


# The states of archive records, DOIs and links, and of an attempt that got no answer.
STAMPS = {
    "verified": Stamp("verified", "check", _("Verified")),
    "findable": Stamp("verified", "check", _("Findable")),
    "ok": Stamp("verified", "check", _("Reachable")),
    "restricted": Stamp("verified", "lock", _("Restricted access")),
    "registered": Stamp("verified", "half", _("Registered")),
    "claimed-there": Stamp("verified", "half", _("Claimed by a contributor")),
    "stale": Stamp("stale", "half", _("Not verified lately")),
    "changed": Stamp("stale", "half", _("Changed")),
    "merged": Stamp("stale", "onward", _("Merged")),
    "redirected": Stamp("stale", "onward", _("Moved")),
    "blocked": Stamp("unknown", "lock", _("Closed to machines")),
    "missing": Stamp("missing", "cross", _("Missing")),
    "withdrawn": Stamp("missing", "cross", _("Withdrawn")),
    "failed": Stamp("missing", "cross", _("Failed")),
    "broken": Stamp("missing", "cross", _("Broken")),
    "claimed": Stamp("unknown", "hollow", _("Claimed, not verified")),
    "proposed": Stamp("unknown", "hollow", _("Proposed")),
    "draft": Stamp("unknown", "hollow", _("Draft")),
    "unchecked": Stamp("unknown", "hollow", _("Not yet checked")),
    "unasked": Stamp("unknown", "hollow", _("Could not be asked")),
}


def stamp(state: str) -> Stamp:
    """The stamp of ``state``; a state we do not know is hollow and says its name."""
    return STAMPS.get(state) or Stamp("unknown", "hollow", state)

"""What an answer was taken to mean, as a shape and a word."""

from django.utils.translation import gettext_lazy as _

from ..stamps import Stamp

# The words of entries: those of archives, of doi.org and of links.
MEANINGS = {
    "present": Stamp("verified", "check", _("There")),
    "present-restricted": Stamp("verified", "lock", _("There, access restricted")),
    "registered-hidden": Stamp("verified", "half", _("Registered, not public")),
    "draft": Stamp("unknown", "hollow", _("A draft")),
    "no-url": Stamp("verified", "half", _("Registered, leads nowhere")),
    "withdrawn": Stamp("missing", "cross", _("Withdrawn")),
    "merged": Stamp("stale", "onward", _("Merged into another record")),
    "absent": Stamp("missing", "cross", _("Not there")),
    "blocked": Stamp("unknown", "lock", _("Closed to machines")),
    "interface-changed": Stamp("unknown", "hollow", _("Its interface has changed")),
    "interface-reads": Stamp("verified", "check", _("Its interface reads again")),
}
COULD_NOT_ASK = Stamp("unknown", "hollow", _("Could not be asked"))
# Every other word says that nothing was learnt: unverified, down, throttled, auth-error.


def meaning(word: str) -> Stamp:
    """The stamp of an entry's ``meaning``."""
    return MEANINGS.get(word, COULD_NOT_ASK)

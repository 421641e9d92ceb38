"""Every kind of matter, in the order of the desk."""

from . import agencies, archives, dois, links, services
from .matters import Kind

KINDS: tuple[Kind, ...] = (
    services, links.broken, links.redirected, dois, agencies, archives.missing,
    archives.changed, archives.merged, archives.withdrawn, archives.proposed,
)  # fmt: skip
BY_NAME = {kind.NAME: kind for kind in KINDS}

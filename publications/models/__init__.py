"""What was published, and what is said of it."""

from .archive_record import ArchiveRecord
from .change import Change
from .contributor import Contribution, Contributor, ContributorName
from .doi import DOI
from .file import File
from .identifier import Identifier
from .issue import Issue
from .link import Link, url_digest
from .relation import Relation
from .serial import Serial
from .subject import Subject, WorkSubject
from .translation import Translation
from .work import Work, WorkQuerySet

__all__ = [
    "DOI",
    "ArchiveRecord",
    "Change",
    "Contribution",
    "Contributor",
    "ContributorName",
    "File",
    "Identifier",
    "Issue",
    "Link",
    "Relation",
    "Serial",
    "Subject",
    "Translation",
    "Work",
    "WorkQuerySet",
    "WorkSubject",
    "url_digest",
]

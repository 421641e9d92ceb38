"""What was published, and what is said of it."""

from .archive_record import ArchiveRecord
from .change import Change
from .contributor import Contribution, Contributor, ContributorName
from .doi import DOI
from .file import File
from .identifier import Identifier
from .import_run import ImportedRelation, ImportRow, ImportRun
from .import_upload import ImportUpload
from .issue import Issue
from .link import Link, url_digest
from .match_key import MatchKey
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
    "ImportRow",
    "ImportRun",
    "ImportUpload",
    "ImportedRelation",
    "Issue",
    "Link",
    "MatchKey",
    "Relation",
    "Serial",
    "Subject",
    "Translation",
    "Work",
    "WorkQuerySet",
    "WorkSubject",
    "url_digest",
]

"""Types as files name them: ours, or what is no work at all."""

import re

from ...identifiers.base import gettext_noop
from ..base import Problem

NOT_A_WORK = gettext_noop(
    "This is a record of type “%(type)s”, not of a work. Enter it in its own list."
)
SERIAL = gettext_noop("This describes a serial, not a work. Enter it under Serials.")
ISSUE = gettext_noop("This describes an issue of a serial, not a work. Enter it under Issues.")
LINK = gettext_noop("This is a link, not a work: it has an address and no type.")
LIBRARY = gettext_noop("This describes a library or person, not a work.")

_OTHERS = {
    SERIAL: "serial journal magazine newspaper periodical series bookseries reportpaperseries "
    "reportseries proceedingsseries",
    ISSUE: "issue journalissue journalvolume",
    LINK: "link links bookmark",
    LIBRARY: "library person people organisation organization clients authority funder",
    NOT_A_WORK: "attachment note annotation collectionnode subcollection",
}

_KINDS = {
    "journal-article": "article journalarticle researcharticle reviewarticle review correction "
    "addendum rapidcommunication articlecommentary casereport briefreport erratum retraction",
    "magazine-article": "magazinearticle",
    "newspaper-article": "newspaperarticle",
    "essay": "essay",
    "editorial": "editorial",
    "review": "peerreview",
    "book-review": "bookreview",
    "letter": "letter email personalcommunication",
    "interview": "interview",
    "book": "book monograph novel play poem poetry classicaltext editedbook referencebook "
    "mvbook monography mvcollection collection reference ebook",
    "chapter": "chapter bookchapter booksection inbook incollection bookpart booktrack "
    "encyclopediaarticle dictionaryentry referenceentry inreference suppbook",
    "conference-paper": "conferencepaper inproceedings conference proceedingsarticle",
    "conference-proceedings": "proceedings conferenceproceedings mvproceedings",
    "lecture": "lecture presentation speech",
    "report": "report techreport reportpaper technicalreport hearing",
    "working-paper": "workingpaper",
    "preprint": "preprint postedcontent",
    "thesis": "thesis phdthesis mastersthesis dissertation",
    "standard": "standard",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software computerprogram",
    "image": "image artwork",
    "map": "map",
    "sound": "sound audiorecording podcast radiobroadcast music",
    "video": "video videorecording film tvbroadcast movie audiovisual",
    "musical-notation": "score musicalnotation",
    "manuscript": "manuscript unpublished",
    "archival-material": "archivedescription archivaldescription archivalmaterial",
    "blog-post": "blogpost post",
    "website": "website webpage online electronic internet forumpost",
    "teaching-material": "teachingmaterial courseware",
    "text": "text document misc manual booklet case statute bill legislation",
    "other": "other physicalobject model event workflow service collectionofworks instrument",
}
_OURS = {word: code for code, words in _KINDS.items() for word in words.split()}
_NOT_OURS = {word: message for message, words in _OTHERS.items() for word in words.split()}

PARTS = frozenset({
    "journal-article", "magazine-article", "newspaper-article", "editorial", "book-review",
    "chapter", "conference-paper",
})  # fmt: skip
"""Types of works that stand in something else: an ISBN or OCLC number there is the whole's."""


def kind(text: str) -> str:
    """Our type for a type as found, empty where there is none."""
    return _OURS.get(_plain(text), "")


def other_than_work(text: str) -> Problem | None:
    """Why a record of this type is not taken."""
    message = _NOT_OURS.get(_plain(text))
    if message is None:
        return None
    params = {"type": text} if message == NOT_A_WORK else {}
    return Problem(message, params, field="type", value=text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()

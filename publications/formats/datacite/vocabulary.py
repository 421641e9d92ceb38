"""DataCite's controlled lists, and what of ours stands for what of theirs.

Source: DataCite Metadata Schema 4.7 (contributorType, relationType, resourceTypeGeneral), and
its appendix of standard values for unknown information.
"""

import re

from ...vocabularies.work_types import WORK_TYPES, work_type

SCHEMA = "http://datacite.org/schema/kernel-4"
# The standard's words where a property is demanded and the record does not know it.
UNAVAILABLE = ":unav"
# The standard has no word for an unknown year, and its pattern lets only digits pass.
NO_YEAR = "0000"
# What the standard names as an example of an identifier in a catalogue of one's own.
LOCAL = "Local accession number"
_UNKNOWN = re.compile(r"\s*\(?:?(?::un(?:ac|al|ap|as|av|kn)|:none|:null|:tba|:etal)\)?\s*", re.I)

CONTRIBUTOR_TYPES = {
    "edt": "Editor",
    "com": "Editor",
    "trl": "Translator",
    "pro": "Producer",
    "res": "Researcher",
    "ths": "Supervisor",
    "his": "HostingInstitution",
    "fnd": "Sponsor",
    "pbl": "Distributor",
}
"""MARC relator -> contributorType; any other is ``Other``."""

ROLES = {
    "Editor": "edt",
    "Translator": "trl",
    "Producer": "pro",
    "Researcher": "res",
    "Supervisor": "ths",
    "HostingInstitution": "his",
    "Sponsor": "fnd",
    "Distributor": "pbl",
}
"""contributorType -> MARC relator; any other is a contributor, ``ctb``."""

# Words of 4.6 and later -> the nearest that the JSON schema, last made for 4.5, lets pass.
BEFORE_46 = {
    "Translator": "Other",
    "IsTranslationOf": "IsDerivedFrom",
    "HasTranslation": "IsSourceOf",
}

_RELATIONS = """
IsCitedBy Cites IsSupplementTo IsSupplementedBy IsContinuedBy Continues IsNewVersionOf
IsPreviousVersionOf IsPartOf HasPart IsPublishedIn IsReferencedBy References IsDocumentedBy
Documents IsCompiledBy Compiles IsVariantFormOf IsOriginalFormOf IsIdenticalTo HasMetadata
IsMetadataFor Reviews IsReviewedBy IsDerivedFrom IsSourceOf Describes IsDescribedBy HasVersion
IsVersionOf Requires IsRequiredBy Obsoletes IsObsoletedBy Collects IsCollectedBy HasTranslation
IsTranslationOf
"""
RELATION_TYPES = frozenset(_RELATIONS.split())

_GENERAL = {
    "audiovisual": "video", "book": "book", "bookchapter": "chapter",
    "computationalnotebook": "software", "conferencepaper": "conference-paper",
    "conferenceproceeding": "conference-proceedings", "datapaper": "journal-article",
    "dataset": "dataset", "dissertation": "thesis", "image": "image",
    "journalarticle": "journal-article", "outputmanagementplan": "report",
    "peerreview": "review", "poster": "other", "preprint": "preprint", "presentation": "lecture",
    "report": "report", "software": "software", "sound": "sound", "standard": "standard",
    "text": "text",
}  # fmt: skip
# What repositories write in the free text beside the controlled word.
_FREE = {
    "article": "journal-article", "scholarlyarticle": "journal-article",
    "journalpaper": "journal-article", "blogposting": "blog-post", "blog": "blog-post",
    "bookpart": "chapter", "booksection": "chapter", "doctoralthesis": "thesis",
    "masterthesis": "thesis", "mastersthesis": "thesis", "phdthesis": "thesis",
    "dissertation": "thesis", "thesisdoctoral": "thesis", "bachelorthesis": "thesis",
    "workingpaper": "working-paper", "technicalreport": "report", "conferencepaper":
    "conference-paper", "photograph": "image", "sheetmusic": "musical-notation",
}  # fmt: skip
# The words for our own types, as ``type_words`` writes them.
_OWN = {code.replace("-", ""): code for code in WORK_TYPES}
# CSL types that DataCite's service derives and that say more than its general word.
_CITEPROC = {
    "article-journal": "journal-article", "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article", "chapter": "chapter", "thesis": "thesis",
    "paper-conference": "conference-paper", "post-weblog": "blog-post", "report": "report",
    "motion_picture": "video", "graphic": "image", "book": "book", "map": "map",
    "review": "review", "interview": "interview", "song": "sound",
}  # fmt: skip


def is_unknown(text: str) -> bool:
    """Whether ``text`` is one of the standard's codes for what is not known."""
    return _UNKNOWN.fullmatch(text) is not None


def types(code: str) -> dict[str, str]:
    """``types`` of a work: the general word, and our own in plain English."""
    found = {"resourceTypeGeneral": work_type(code).datacite}
    if code in WORK_TYPES:
        found["resourceType"] = code.replace("-", " ").capitalize()
    return found


def work_type_of(general: str, free: str, citeproc: str) -> str:
    """Our type for theirs; empty where theirs says nothing."""
    plain = re.sub("[^a-z]", "", free.lower())
    if found := _OWN.get(plain) or _FREE.get(plain):
        return found
    word = re.sub("[^a-z]", "", general.lower())
    if word in ("", "text", "other") and citeproc in _CITEPROC:
        return _CITEPROC[citeproc]
    return _GENERAL.get(word, "other" if word not in ("", "other") or plain else "")

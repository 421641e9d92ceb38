"""Types of works: one row a type, with its name in every standard we speak.

Sources: COAR Resource Types 3.1, DataCite 4.7 resourceTypeGeneral, CSL 1.0.2 item types,
BibLaTeX 3 entry types, RIS (Research Information Systems) TY values.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COAR = "http://purl.org/coar/resource_type/"


class WorkType(NamedTuple):
    """``code`` is what the database holds; ``label`` what people read."""

    code: str
    label: Promise
    coar: str
    datacite: str
    csl: str
    bibtex: str
    ris: str


# ruff: noqa: E501 (one row a type, however long, can be read down as a table)
_ROWS = (
    ("journal-article", _("Journal article"), "c_6501", "JournalArticle", "article-journal", "article", "JOUR"),
    ("magazine-article", _("Magazine article"), "c_3e5a", "JournalArticle", "article-magazine", "article", "MGZN"),
    ("newspaper-article", _("Newspaper article"), "c_998f", "JournalArticle", "article-newspaper", "article", "NEWS"),
    ("essay", _("Essay"), "c_18cf", "Text", "article-magazine", "article", "GEN"),
    ("editorial", _("Editorial"), "c_b239", "JournalArticle", "article-journal", "article", "JOUR"),
    ("review", _("Review"), "c_efa0", "PeerReview", "review", "article", "GEN"),
    ("book-review", _("Book review"), "c_ba08", "JournalArticle", "review-book", "article", "JOUR"),
    ("letter", _("Letter"), "c_0857", "Text", "personal_communication", "misc", "PCOMM"),
    ("interview", _("Interview"), "c_26e4", "Text", "interview", "misc", "GEN"),
    ("book", _("Book"), "c_2f33", "Book", "book", "book", "BOOK"),
    ("chapter", _("Chapter"), "c_3248", "BookChapter", "chapter", "incollection", "CHAP"),
    ("conference-paper", _("Conference paper"), "c_5794", "ConferencePaper", "paper-conference", "inproceedings", "CPAPER"),
    ("conference-proceedings", _("Conference proceedings"), "c_f744", "ConferenceProceeding", "book", "proceedings", "CONF"),
    ("lecture", _("Lecture"), "c_8544", "Text", "speech", "misc", "GEN"),
    ("report", _("Report"), "c_93fc", "Report", "report", "report", "RPRT"),
    ("working-paper", _("Working paper"), "c_8042", "Text", "report", "report", "RPRT"),
    ("preprint", _("Preprint"), "c_816b", "Preprint", "article", "online", "UNPB"),
    ("thesis", _("Thesis"), "c_46ec", "Dissertation", "thesis", "thesis", "THES"),
    ("standard", _("Standard"), "c_71bd", "Standard", "standard", "report", "STAND"),
    ("patent", _("Patent"), "c_15cd", "Text", "patent", "patent", "PAT"),
    ("dataset", _("Dataset"), "c_ddb1", "Dataset", "dataset", "dataset", "DATA"),
    ("software", _("Software"), "c_5ce6", "Software", "software", "software", "COMP"),
    ("image", _("Image"), "c_c513", "Image", "graphic", "image", "ART"),
    ("map", _("Map"), "c_12cd", "Image", "map", "misc", "MAP"),
    ("sound", _("Sound recording"), "c_18cc", "Sound", "song", "audio", "SOUND"),
    ("video", _("Video"), "c_12ce", "Audiovisual", "motion_picture", "video", "VIDEO"),
    ("musical-notation", _("Sheet music"), "c_18cw", "Text", "musical_score", "misc", "MUSIC"),
    ("manuscript", _("Manuscript"), "c_0040", "Text", "manuscript", "unpublished", "UNPB"),
    ("archival-material", _("Archival material"), "c_18cf", "Collection", "collection", "misc", "MANSCPT"),
    ("blog-post", _("Blog post"), "c_6947", "Text", "post-weblog", "online", "BLOG"),
    ("website", _("Website"), "c_7ad9", "Other", "webpage", "online", "ELEC"),
    ("teaching-material", _("Teaching material"), "c_e059", "InteractiveResource", "document", "misc", "GEN"),
    ("text", _("Text"), "c_18cf", "Text", "document", "misc", "GEN"),
    ("other", _("Other"), "c_1843", "Other", "document", "misc", "GEN"),
)  # fmt: skip

WORK_TYPES = {
    code: WorkType(code, label, COAR + coar, datacite, csl, bibtex, ris)
    for code, label, coar, datacite, csl, bibtex, ris in _ROWS
}
CHOICES = [(row.code, row.label) for row in WORK_TYPES.values()]
# A work whose type is not known is exported as the plainest thing each standard has.
UNKNOWN = WorkType("", _("Unknown"), COAR + "c_1843", "Other", "document", "misc", "GEN")


def work_type(code: str) -> WorkType:
    """The row of ``code``; UNKNOWN for an empty or strange one."""
    return WORK_TYPES.get(code, UNKNOWN)

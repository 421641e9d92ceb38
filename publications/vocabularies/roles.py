"""Roles of contributors: the MARC relator codes a press of texts needs.

Source: MARC Code List for Relators, Library of Congress (id.loc.gov/vocabulary/relators).
"""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "aut": _("Author"),
    "edt": _("Editor"),
    "trl": _("Translator"),
    "ctb": _("Contributor"),
    "com": _("Compiler"),
    "aui": _("Author of introduction"),
    "aft": _("Author of afterword"),
    "ann": _("Annotator"),
    "cmm": _("Commentator"),
    "ive": _("Interviewee"),
    "ivr": _("Interviewer"),
    "ill": _("Illustrator"),
    "pht": _("Photographer"),
    "art": _("Artist"),
    "cmp": _("Composer"),
    "lyr": _("Lyricist"),
    "nrt": _("Narrator"),
    "spk": _("Speaker"),
    "drt": _("Director"),
    "pro": _("Producer"),
    "prg": _("Programmer"),
    "res": _("Researcher"),
    "ths": _("Thesis advisor"),
    "rev": _("Reviewer"),
    "pfr": _("Proofreader"),
    "bkd": _("Book designer"),
    "ctg": _("Cartographer"),
    "pbl": _("Publisher"),
    "prt": _("Printer"),
    "isb": _("Issuing body"),
    "his": _("Host institution"),
    "fnd": _("Funder"),
    "oth": _("Other"),
}
CHOICES = list(ROLES.items())

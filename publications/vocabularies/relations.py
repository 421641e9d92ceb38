"""How one work stands to another, with the inverse of each relation.

Source: DataCite Metadata Schema 4.7, relationType.
"""

from django.utils.translation import gettext_lazy as _

# code: (what the page of the source says, inverse, what the page of the target says)
RELATIONS = {
    "References": (_("Refers to"), "IsReferencedBy", _("Referred to by")),
    "Cites": (_("Cites"), "IsCitedBy", _("Cited by")),
    "IsNewVersionOf": (_("New version of"), "IsPreviousVersionOf", _("Earlier version of")),
    "IsTranslationOf": (_("Translation of"), "HasTranslation", _("Has the translation")),
    "Continues": (_("Continues"), "IsContinuedBy", _("Continued by")),
    "IsSupplementTo": (_("Supplement to"), "IsSupplementedBy", _("Supplemented by")),
    "IsPartOf": (_("Part of"), "HasPart", _("Has the part")),
    "Reviews": (_("Reviews"), "IsReviewedBy", _("Reviewed by")),
    "IsDerivedFrom": (_("Derived from"), "IsSourceOf", _("Source of")),
    "IsVariantFormOf": (_("Variant form of"), "IsOriginalFormOf", _("Original form of")),
    "Obsoletes": (_("Replaces"), "IsObsoletedBy", _("Replaced by")),
}
CHOICES = [(code, row[0]) for code, row in RELATIONS.items()]

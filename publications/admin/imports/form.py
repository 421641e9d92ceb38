"""What an editor brings: a file, a pasted text or an identifier, one of the three."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...importing.encodings import is_text_encoding
from ...importing.opening import AUTO, readers

# A pasted list of references; a larger one is better kept in a file.
MOST_CHARACTERS = 500_000
LABELS = {
    "references": _("List of references"),
    "jsonl": "JSON Lines",
    "bib": "BibTeX",
    "ris": "RIS",
    "csl.json": "CSL-JSON",
    "mrc": "MARC 21",
    "marcxml": "MARCXML",
    "datacite.json": "DataCite JSON",
    "csv": "CSV",
}


def format_name(ext: str) -> str:
    """What people call the format with this ending."""
    return str(LABELS.get(ext, ext))


class ImportForm(forms.Form):
    """``columns`` is cleaned to a dictionary: their header -> our field."""

    identifier = forms.CharField(
        label=_("DOI, ISBN, ORCID iD or Zenodo record"), required=False, max_length=300,
        help_text=_("As you find it: 10.5281/zenodo.20352371, 978-…, https://orcid.org/…"),
        widget=forms.TextInput(attrs={"dir": "ltr", "class": "vTextField", "autocomplete": "off"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("References"), required=False, max_length=MOST_CHARACTERS, strip=False,
        help_text=_("Paste one or many: a list at the end of an essay, BibTeX, RIS …"),
        widget=forms.Textarea(
            attrs={"rows": 8, "dir": "auto", "class": "vLargeTextField import-text"}
        ),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False,
        help_text=_("BibTeX, RIS, CSL-JSON, MARC, MARCXML, DataCite JSON, CSV …, also compressed."),
    )  # fmt: skip
    format = forms.ChoiceField(label=_("Format"), required=False)
    encoding = forms.CharField(
        label=_("Encoding"), required=False, max_length=40,
        help_text=_("Empty: it is found out. Else utf-8, gb18030, cp1251 …"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    columns = forms.CharField(
        label=_("Columns of a table"), required=False,
        help_text=_("Only where they are not recognised. One a line: their header = our field."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(ext, format_name(ext)) for ext in readers()]
        self.fields["format"].choices = [(AUTO, _("Find out")), *known]  # type: ignore[attr-defined]

    def clean_encoding(self) -> str:
        encoding = str(self.cleaned_data["encoding"]).strip()
        if encoding and not is_text_encoding(encoding):
            raise ValidationError(
                _("“%(encoding)s” is no text encoding known here: write it as utf-8 or gb18030."),
                params={"encoding": encoding},
            )
        return encoding

    def clean_columns(self) -> dict[str, str]:
        found = {}
        for number, line in enumerate(str(self.cleaned_data["columns"]).splitlines(), 1):
            theirs, sign, ours = line.partition("=")
            if not line.strip():
                continue
            if not sign or not theirs.strip() or not ours.strip():
                raise ValidationError(
                    _("Line %(number)s has no “=”: write their header = our field."),
                    params={"number": number},
                )
            found[theirs.strip()] = ours.strip()
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        brought = [name for name in ("identifier", "text", "file") if given.get(name)]
        if not self.errors and len(brought) != 1:
            raise ValidationError(
                _("Give one of the three: an identifier, references, or a file.")
                if not brought
                else _("Give only one of the three: an identifier, references, or a file.")
            )
        return given

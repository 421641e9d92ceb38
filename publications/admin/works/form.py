"""The form of a work."""

from typing import Any

from django.utils.translation import gettext as _

from ..translations.form import TranslatedForm


class WorkForm(TranslatedForm):
    """A work in an issue is in the issue's serial: it need not be chosen, but must not differ."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        issue, serial = cleaned.get("issue"), cleaned.get("serial")
        if issue is not None and serial is not None and issue.serial_id != serial.pk:
            self.add_error(
                "issue",
                _("This issue is of %(one)s, not of %(other)s: empty one of the two fields.")
                % {"one": issue.serial, "other": serial},
            )
        elif issue is not None:
            cleaned["serial"] = issue.serial
        return cleaned

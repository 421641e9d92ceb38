"""What an issue contains, in order."""

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ...models import Issue, Work
from ...multilingual import columns, texts
from ...texts import Text, shown


class Contents(forms.Form):
    """A number for the place of each work; works without one come last."""

    def __init__(self, issue: Issue, data: Any = None) -> None:
        super().__init__(data, prefix="contents")
        self.works = list(works_of(issue)) if issue.pk else []
        for work in self.works:
            self.fields[_name(work.pk)] = forms.IntegerField(
                required=False, min_value=1, max_value=100_000, initial=work.position,
                label=_("Place in the issue"),
                widget=forms.NumberInput(attrs={"class": "vIntegerField", "data-place": ""}),
            )  # fmt: skip

    def rows(self) -> list[tuple[Work, Text | None, forms.BoundField]]:
        """Each work with its title for this editor and its field."""
        reader = get_language() or "en"
        return [
            (work, shown(texts(work, "title"), reader), self[_name(work.pk)]) for work in self.works
        ]

    def save(self, by: Any) -> int:
        """Store the places that changed, each with its history; returns how many."""
        changed = {
            work.pk: self.cleaned_data[_name(work.pk)]
            for work in self.works
            if self.cleaned_data[_name(work.pk)] != work.position
        }
        for work in Work.objects.filter(pk__in=changed):  # whole: history copies every column
            work.position = changed[work.pk]
            work._history_user = by
            work.save()
        return len(changed)


def works_of(issue: Issue) -> QuerySet[Work]:
    """The works of ``issue`` in their order, with what names them."""
    return issue.works.order_by(F("position").asc(nulls_last=True), "pk").only(
        "slug", "original_language", "position", "issue", "status", *columns("title")
    )


def _name(pk: int) -> str:
    return f"place-{pk}"

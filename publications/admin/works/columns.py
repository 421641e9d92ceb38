"""What the list of works shows of each."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ...models import Work
from ..texts import code, titled


class WorkColumns:
    """Columns of the list; nothing here asks the database."""

    @admin.display(description=_("title"), ordering="original_title")
    def titles(self, work: Work) -> SafeString:
        return titled(work)

    @admin.display(description=_("date"), ordering="sort_day")
    def dated(self, work: Work) -> SafeString:
        return code(work.date)

    @admin.display(description=_("status"), ordering="status")
    def stamped(self, work: Work) -> SafeString:
        return status_stamp(work)


def status_stamp(work: Work) -> SafeString:
    """Draft, published or withdrawn: a shape and a word."""
    return format_html(
        '<span class="state state-{}">{}</span>', work.status, work.get_status_display()
    )

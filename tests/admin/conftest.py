"""An editor at her desk, and things for her to edit."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Contributor,
    ContributorName,
    Identifier,
    Issue,
    Link,
    Relation,
    Serial,
    Subject,
    Work,
    WorkSubject,
)


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor", "editor@example.org", "seal-and-paper")


@pytest.fixture
def desk(editor: User) -> Client:
    """A browser without script in which the editor is logged in."""
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def reader_of_works(db: None) -> Client:
    """Someone on the staff who may look at works but change nothing."""
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_work"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def work(db: None) -> Work:
    return Work.objects.create(
        slug="epoch", original_title="时代", original_language="zh-Hans", title_en="Epoch",
        title_fr="Époque", date="2024",
    )  # fmt: skip


@pytest.fixture
def serial(db: None) -> Serial:
    return Serial.objects.create(
        slug="transition", original_title="时代过渡", original_language="zh-Hans"
    )


@pytest.fixture
def issue(serial: Serial) -> Issue:
    return Issue.objects.create(serial=serial, volume="1", number="2", date="2026-06")


def person(family: str, given: str = "") -> Contributor:
    """A contributor with one name."""
    made = Contributor.objects.create()
    ContributorName.objects.create(contributor=made, family=family, given=given)
    return made


def furnish(work: Work, count: int) -> None:
    """Give ``work`` ``count`` rows of every kind."""
    for number in range(count):
        name = f"{work.pk}-{number}"
        DOI.objects.create(work=work, value=f"10.5555/{name}")
        Identifier.objects.create(work=work, scheme="handle", value=f"2027/{name}")
        who = person(f"Family{name}")
        Contribution.objects.create(work=work, contributor=who, name=who.names.get())
        WorkSubject.objects.create(
            work=work, subject=Subject.objects.create(label_en=f"Subject {name}")
        )
        ArchiveRecord.objects.create(work=work, service="zenodo", identifier=name)
        Link.objects.create(work=work, url=f"https://example.org/{name}")
        Relation.objects.create(
            source=work, kind="Cites", target=Work.objects.create(title_en=f"Other {name}")
        )


def posted(response: Any) -> dict[str, Any]:
    """Every field of the page's form as a browser would send it back unchanged."""
    admin_form = response.context["adminform"].form
    bound = [admin_form[name] for name in admin_form.fields]
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        bound += [formset.management_form[name] for name in formset.management_form.fields]
        bound += [form[name] for form in formset.forms for name in form.fields]
    if "contents" in response.context:
        bound += [field for _work, _title, field in response.context["contents"].rows()]
    data = {}
    for field in bound:
        value = field.value()
        if value is False or value is None or field.field.widget.needs_multipart_form:
            continue
        data[field.html_name] = getattr(value, "pk", value)
    return data


def submit(client: Client, url: str, **changes: Any) -> Any:
    """Open the form at ``url``, change some fields (``__`` for ``-``) and press Save."""
    data = posted(client.get(url)) | {"_continue": "1"}
    for name, value in changes.items():
        data[name.replace("__", "-")] = value
    return client.post(url, data)


def errors(response: Any) -> str:
    """All errors that the page of a refused form shows."""
    found = str(response.context["errors"])
    for inline in response.context["inline_admin_formsets"]:
        found += str(inline.formset.errors) + str(inline.formset.non_form_errors())
    return found

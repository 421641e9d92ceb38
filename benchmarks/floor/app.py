"""One-file Django project: eight usual middlewares, one ORM query, a 23 KB template.

``DATABASE_URL`` names its database; ``python -m benchmarks.floor.app load`` fills it with
5,000 rows. Served by ``gunicorn benchmarks.floor.app:application`` at ``/p/N``.
"""

import os
import sys
from pathlib import Path
from typing import Any

import dj_database_url
import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY="only for measuring, on loopback",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    USE_I18N=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=None)},
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.template.context_processors.i18n",
                ]
            },
        }
    ],
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

ROWS = 5000
LANGUAGES = ("en", "zh-hans", "fr", "es", "pt", "de", "ru", "ja", "ko", "ar")


class Page(models.Model):
    title = models.TextField()
    data = models.JSONField()

    class Meta:
        app_label = "floor"
        db_table = "floor_page"

    def __str__(self) -> str:
        return self.title


def page(request: HttpRequest, number: int) -> HttpResponse:
    row = Page.objects.get(pk=number % ROWS + 1)
    return render(request, "page.html", {"page": row, "data": row.data, "languages": LANGUAGES})


urlpatterns = [path("p/<int:number>", page)]
application = get_wsgi_application()


def _data(number: int) -> dict[str, Any]:
    sentence = "A sentence of the length that sentences of an abstract usually have, said plainly. "
    return {
        "creators": [f"Family{number + k}, Given{k}" for k in range(4)],
        "titles": {code: f"Title {number} in {code}, of usual length" for code in LANGUAGES},
        "abstracts": dict.fromkeys(LANGUAGES[:2], sentence * 6),
        "subjects": [f"Subject {number * 7 % 300 + k}" for k in range(8)],
        "identifiers": [
            ["doi", f"10.5555/{number}"],
            ["isbn", f"978{number:010}"],
            ["ark", str(number)],
        ],
        "links": [
            [f"https://example.org/{number}/{k}", "ok" if k % 5 else "broken"] for k in range(10)
        ],
        "related": [
            [f"work-{number + k}", f"Title {number + k} / 标题 {k}", 1980 + k] for k in range(30)
        ],
    }


def load() -> None:
    """Create the table, and its rows, anew."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS floor_page")
    with connection.schema_editor() as editor:
        editor.create_model(Page)
    Page.objects.bulk_create(
        [Page(pk=n + 1, title=f"Title {n}", data=_data(n)) for n in range(ROWS)], batch_size=500
    )


if __name__ == "__main__" and sys.argv[1:] == ["load"]:
    load()

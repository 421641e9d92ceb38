"""``python -m benchmarks.fill 30000`` or ``… real``: fill the database of ``DATABASE_URL``."""

import os
import sys

import django


def main(what: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from . import generator, real

    call_command("migrate", verbosity=0)
    if what == "real":
        real.load()
    else:
        generator.generate(int(what))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(sys.argv[1])

"""``python -m benchmarks.fill 30000`` or ``… real``: fill the database of ``DATABASE_URL``."""

import os
import sys

import django

# Beyond this many, works are copies of the first few thousand: minutes become seconds.
MOST_MADE, COPIED = 30_000, 5_000


def main(what: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from . import real

    call_command("migrate", verbosity=0)
    if what == "real":
        real.load()
    else:
        _generate(int(what))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _generate(count: int) -> None:
    """So many works, each of its own making where that takes no longer than a minute or two."""
    from . import generator, multiplying

    if count <= MOST_MADE or count % COPIED:
        generator.generate(count)
    else:
        generator.generate(COPIED)
        multiplying.multiply(count // COPIED - 1)


if __name__ == "__main__":
    main(sys.argv[1])

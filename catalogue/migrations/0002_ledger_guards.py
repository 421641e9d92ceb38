"""The ledger's head row, and the triggers that refuse to change the ledger."""

from typing import Any

from django.db import migrations

from catalogue.evidence import guards
from catalogue.evidence.ledger import GENESIS


def put_up(apps: Any, schema_editor: Any) -> None:
    apps.get_model("catalogue", "LedgerHead").objects.get_or_create(
        pk=1, defaults={"number": 0, "digest": GENESIS}
    )
    guards.put_up(schema_editor.connection)


def take_down(apps: Any, schema_editor: Any) -> None:
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_ledger_and_states")]
    operations = [migrations.RunPython(put_up, take_down)]

"""Works, serials, subjects and names that are there already are found by their keys too."""

from django.db import migrations

BATCH = 1000


def enter(apps, schema_editor):
    # The columns are those of the models now: later ones have migrations of their own.
    from publications.importing import stored_keys

    keys = apps.get_model("publications", "MatchKey")
    for model, (kind, _) in stored_keys.KINDS.items():
        rows = apps.get_model("publications", model.__name__).objects.order_by("pk")
        made = []
        for row in rows.iterator(chunk_size=BATCH):
            found = stored_keys.digests(model, row.__dict__)
            made += [keys(kind=kind, object_id=row.pk, digest=one) for one in sorted(found)]
            if len(made) >= BATCH:
                keys.objects.bulk_create(made, ignore_conflicts=True)
                made = []
        keys.objects.bulk_create(made, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [("publications", "0003_imports_and_match_keys")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]

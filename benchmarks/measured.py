"""``python -m benchmarks.measured export ris FILE`` or ``… import FILE``: one long job in a
process of its own, and what it took, as JSON on the last line."""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django

MB = 1024 * 1024


def resident() -> float:
    """Megabytes that this process holds now (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("The size of the process is told by Linux only.")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(what: str, *rest: str) -> None:
    """Idle is after the start and a first question to the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command

    from publications.models import ImportRun, Work

    Work.objects.count()
    idle = resident()
    started, cpu = time.monotonic(), time.process_time()
    quiet = {"stdout": open(os.devnull, "w"), "stderr": open(os.devnull, "w")}  # noqa: PTH123, SIM115
    if what == "export":
        ext, path = rest
        call_command("export_records", format=ext, output=path, **quiet)
        size, count = Path(path).stat().st_size / MB, Work.objects.public().count()
    else:
        call_command("import_records", *rest, publish=True, **quiet)
        size = sum(Path(path).stat().st_size for path in rest) / MB
        count = sum(ImportRun.objects.values_list("position", flat=True))
    seconds = time.monotonic() - started
    print(json.dumps({
        "count": count, "seconds": seconds, "cpu": time.process_time() - cpu,
        "idle": idle, "grown": max(0.0, peak() - idle), "size": size,
    }))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])

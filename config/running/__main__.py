"""``python -m config.running web|worker|beat|healthy|prepare|demo|stack``."""

import signal
import sys
from argparse import ArgumentParser

from django.core.exceptions import ImproperlyConfigured

from . import demo, entries, healthy, preparing, stack


def main() -> int:
    """Do what the command line says; returns an exit code."""
    parser = ArgumentParser(prog="python -m config.running", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in entries.ENTRIES:
        commands.add_parser(name, help=f"become the {name} process")
    health = commands.add_parser("healthy", help="exit 0 when that process of this machine works")
    health.add_argument("name", choices=healthy.CHECKS)
    prepare = commands.add_parser("prepare", help="migrate, load the demonstration, make an editor")
    prepare.add_argument("--collect-static", action="store_true")
    for name in ("demo", "stack"):
        commands.add_parser(name).add_argument("--port", type=int, default=8000)
    commands.choices["demo"].add_argument("--fakes", action="store_true")
    prepare.add_argument("--demonstration", choices=preparing.WHEN, default="always")
    commands.choices["stack"].add_argument("--empty", action="store_true")
    chosen = parser.parse_args()
    # Whoever is stopped while preparing ends what it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        match chosen.command:
            case "demo":
                return demo.demo(chosen.port, fakes=chosen.fakes)
            case "stack":
                return stack.stack(chosen.port, empty=chosen.empty)
            case "healthy":
                return 0 if healthy.CHECKS[chosen.name]() else 1
            case "prepare":
                preparing.prepare(
                    collect_static=chosen.collect_static, demonstration=chosen.demonstration
                )
            case name:
                entries.become(name)
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

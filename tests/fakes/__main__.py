"""``python -m tests.fakes [--port 9900]``: serve the fakes until Ctrl-C.

Prints the environment with which the catalogue asks them, one ``NAME=value`` a line, then an
empty line.
"""

import argparse
import signal

from .server import Fakes, serve


def environment(fakes: Fakes) -> dict[str, str]:
    """``fakes.django_settings()`` in the form that the environment takes."""
    settings = fakes.django_settings()
    return {
        "OUTBOUND_ALLOW": ",".join(settings["OUTBOUND_ALLOW"]),
        "OUTBOUND_SERVICES": _pairs(settings["OUTBOUND_SERVICES"]),
        "OUTBOUND_HOSTS": _pairs(settings["OUTBOUND_HOSTS"]),
    }


def _pairs(mapping: dict[str, str]) -> str:
    return ",".join(f"{name}={value}" for name, value in mapping.items())


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="first port (default: any free)")
    port = parser.parse_args().port
    # Blocked before any thread starts, and waited for: none can come at a bad moment.
    stopping = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stopping)
    with serve(port) as fakes:
        for name, value in environment(fakes).items():
            print(f"{name}={value}")
        print(flush=True)
        signal.sigwait(stopping)


if __name__ == "__main__":
    main()

"""The package stays light and independent."""

import subprocess
import sys

HEAVY = ("django", "idutils", "stdnum", "isbnlib", "requests", "ssl")


def test_importing_it_loads_neither_django_nor_the_slow_libraries():
    program = (
        "import sys, publications.identifiers\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    output = subprocess.check_output(command, text=True)
    assert output.strip() == "[]"

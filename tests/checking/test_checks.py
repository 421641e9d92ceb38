"""``make check``: a check that fails makes it fail, and says why."""

import subprocess
import sys
from pathlib import Path

from config.checking.__main__ import CHECKS, Check, run
from config.checking.lengths import too_long

BASE_DIR = Path(__file__).parents[2]


def test_failing_check_shows_its_output(capsys):
    assert not run(Check("odd", (sys.executable, "-c", "print('here is why'); exit(3)")))
    assert "odd" in (out := capsys.readouterr().out)
    assert "FAILED" in out
    assert "here is why" in out


def test_passing_check_is_one_line(capsys):
    assert run(Check("even", (sys.executable, "-c", "print('chatter')")))
    assert capsys.readouterr().out.count("\n") == 1


def test_every_check_has_a_program_that_is_there():
    for check in CHECKS:
        assert Path(check.command[0]).exists(), check.name


def test_long_module_is_named(tmp_path):
    (tmp_path / "catalogue" / "migrations").mkdir(parents=True)
    (tmp_path / "catalogue" / "long.py").write_text("x\n" * 401)
    (tmp_path / "catalogue" / "short.py").write_text("x\n" * 400)
    (tmp_path / "catalogue" / "migrations" / "0001.py").write_text("x\n" * 900)
    assert list(too_long(tmp_path)) == ["catalogue/long.py has 401 lines: divide it (at most 400)."]


def test_make_help_names_every_command():
    done = subprocess.run(
        ["make", "help"], cwd=BASE_DIR, capture_output=True, text=True, check=True
    )
    for command in ("demo", "stack", "test", "check", "bench", "messages", "lock"):
        assert f"make {command} " in done.stdout


def test_import_contract_forbids_the_arrow_back(tmp_path):
    """The real contract, on a copy in which publications reaches for catalogue."""
    import shutil

    for name in ("config", "publications", "catalogue"):
        shutil.copytree(BASE_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(BASE_DIR / "pyproject.toml", tmp_path)
    (tmp_path / "publications" / "wrong.py").write_text("import catalogue.links.meaning\n")
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "publications.wrong -> catalogue.links.meaning" in done.stdout

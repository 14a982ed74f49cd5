"""A sample of `make fuzz`: wrong input of every kind ends in what was asked for, or in problems told plainly."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from bench import fuzz, wrong_input
from presskit import cli

ROOT = Path(__file__).parents[1]


def test_a_sample_of_wrong_input_of_every_kind_ends_well():
    command = [sys.executable, "-m", "bench.fuzz", "--count", str(2 * len(wrong_input.KINDS))]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert all(kind in ran.stdout for kind in wrong_input.KINDS)


def test_the_same_seed_makes_the_same_cases():
    for kind in wrong_input.KINDS:
        first, again = (wrong_input.case(kind, 3, 7) for _ in range(2))
        assert first.commands == again.commands
        assert kind in ("changes", "europass") or first.files == again.files  # a PDF has an id of its own


def test_the_templates_that_are_damaged_are_those_that_there_are():
    assert [name for name in wrong_input.TEMPLATE_FILES if not (ROOT / "templates" / name).is_file()] == []


def _traceback(_: object) -> int:
    raise KeyError("name")


def _hang(_: object) -> int:
    while True:
        pass


def _outside(_: object) -> int:
    Path("../../elsewhere.txt").write_text("x")
    return 0


def _touching(_: object) -> int:
    Path("output/profile.txt").write_text("x")
    click.echo("profile.toml:1:1: it is wrong\n  mend it", err=True)
    return 1


def _formless(_: object) -> int:
    click.echo("something went wrong", err=True)
    return 1


def _nowhere(_: object) -> int:
    click.echo("profile.toml:99:1: it is wrong\n  mend it", err=True)
    return 1


def _large(_: object) -> int:
    held = b"x" * 600_000_000
    click.echo("profile.toml:1:1: it is wrong\n  mend it", err=True)
    return 1 + len(held[:0])


def _network(_: object) -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
    return 0


def _dead(_: object) -> int:
    os._exit(7)


FAULTS = {
    "traceback: KeyError": _traceback,
    "a hang": _hang,  # by the clock, where the machine has much to do
    "written outside": _outside,
    "failed and changed output/profile.txt": _touching,
    "not the form of a problem": _formless,
    "a place that there is not": _nowhere,
    "memory: more than": _large,
    "network: socket.bind": _network,
    "the process ended in `build`": _dead,
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_what_must_not_be_is_seen(fault, tmp_path, monkeypatch):
    """The examination itself: each kind of fault is planted once."""
    monkeypatch.setattr(cli, "run", FAULTS[fault])
    monkeypatch.setattr(fuzz, "PATIENCE", 1)
    case = wrong_input.Case("planted", 0, {"profile.toml": b"[person]\n", "output/x.txt": b"x"}, [["build"]], kit=False)
    begun = time.monotonic()
    outcome = fuzz.attempt(case)
    assert any(fault in one for one in outcome.faults), outcome
    assert time.monotonic() - begun < 30

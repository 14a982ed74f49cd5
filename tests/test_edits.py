"""Random edits of `presskit edit`, a few of those that `python -m bench.edits` makes by the thousand."""

from __future__ import annotations

import pytest

from bench import edits
from tests.pairs import EVERY

pytestmark = pytest.mark.slow


def test_edits_by_form_read_back_and_leave_every_other_byte():
    assert list(edits.by_form(1000 if EVERY else 12, seed=3)) == []


def test_no_word_is_lost_between_keys_tabs_other_programs_and_ends_of_the_server(chromium):
    assert edits.steps(chromium, 500 if EVERY else 12, seed=4) == []

"""What a command loads before it answers: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HEAVY = ("weasyprint", "docx", "docxtpl", "PIL", "lxml", "tree_sitter", "rapidfuzz", "jinja2", "fontTools", "slugify")


def loaded(code: str) -> set[str]:
    """The modules that are there after `code` has run in a process of its own."""
    code += "; import sys; sys.stdout.write('\\n' + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("command", [["blurb", "--words", "50"], ["blurb", "--place", "tldr"], ["check"], ["places"]])
def test_a_text_or_a_check_loads_nothing_that_draws(command):
    modules = loaded(f"from presskit.cli import run; assert run({command!r}) == 0")
    assert not modules.intersection(HEAVY)


def test_a_text_loads_no_documents_and_no_templates_and_tells_no_facts_beside_its_authors_sentences():
    modules = loaded("from presskit.cli import run; assert run(['blurb', '--words', '50']) == 0")
    assert not modules.intersection({"presskit.compose.documents", "presskit.document", "presskit.template"})
    assert not modules.intersection({"presskit.english.career", "presskit.words.readings", "presskit.words.tagline"})


def test_the_version_is_told_before_the_model_is_loaded():
    modules = loaded("from presskit.cli import run; assert run(['--version']) == 0")
    assert not modules.intersection({*HEAVY, "pydantic", "presskit.profile"})
    assert {name for name in modules if name.startswith("presskit.cli.")} == {"presskit.cli.telling"}


def test_importing_presskit_loads_no_model():
    assert "pydantic" not in loaded("import presskit")


def test_everything_that_the_package_promises_is_there():
    import presskit.compose
    import presskit.prose
    import presskit.words

    for package in (presskit, presskit.compose, presskit.words, presskit.prose):
        for name in package.__all__:
            assert getattr(package, name) is not None
    assert callable(presskit.build)
    assert presskit.__version__

"""What each of presskit's patches of WeasyPrint saves of a kit, and what each part of its import saves.

In: nothing. Out: a table on standard output: for each the CPU seconds that it saves, and which share of a kit that is;
medians of pairs that are measured by turns, one with everything and one without the patch.

    .venv/bin/python -m bench.patches --rounds 9
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROFILE = Path(__file__).resolve().parents[1] / "profile.toml"
IMPORTS = {
    "declarations of cffi": "import cffi; importing.Declared = cffi.FFI",
    "own style sheets": "importing.cached_sheets = lambda name, text, parse: parse()",
    "parts of fontTools": "importing._UNUSED = {}",
}
TIMED = """
import time
from presskit.weasy import importing
{}
began = time.process_time()
importing.load()
print(time.process_time() - began)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    gc.disable()
    from presskit.weasy import patches

    every = patches.PATCHES
    with tempfile.TemporaryDirectory() as folder:

        def kit(chosen: tuple[Callable[[], Iterator[patches.Replacement]], ...]) -> float:
            from presskit.kit.build import build

            shutil.rmtree(Path(folder, "kit"), ignore_errors=True)
            patches.PATCHES = chosen
            patches._replacements.cache_clear()
            gc.collect()
            began = time.process_time()
            build(PROFILE, output=Path(folder, "kit"))
            return time.process_time() - began

        kit(every)
        without: dict[str, list[float]] = {patch.__name__: [] for patch in every}
        whole = []
        for _ in range(rounds):
            for patch in every:
                base = kit(every)
                whole.append(base)
                without[patch.__name__].append(kit(tuple(one for one in every if one is not patch)) - base)
    base = statistics.median(whole)
    print(f"a kit, WeasyPrint loaded: {base:.3f} s")
    for name, saved in without.items():
        print(f"  {name:20}{statistics.median(saved):7.3f} s {100 * statistics.median(saved) / base:6.1f} %")
    for name, code in IMPORTS.items():
        pairs = [(_import(""), _import(code)) for _ in range(rounds)]
        saved = [plain - ours for ours, plain in pairs]
        print(f"  import: {name:20}{statistics.median(saved):7.3f} s {100 * statistics.median(saved) / base:6.1f} %")


def _import(code: str) -> float:
    ran = subprocess.run([sys.executable, "-c", TIMED.format(code)], capture_output=True, text=True, check=True)
    return float(ran.stdout)


if __name__ == "__main__":
    main()

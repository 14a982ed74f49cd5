"""The validators themselves: each accepts a good file and rejects one with a fault put in.

In: small files made here with the libraries that presskit uses. Out: trust in `tests/validators.py`.
"""

from pathlib import Path
from typing import Any

import docx
import pytest
import weasyprint
from docx.oxml import OxmlElement

from tests import validators

pytestmark = pytest.mark.slow

PAGE = """
<html lang="en"><head><title>Ada Lovelace</title></head>
<body><h1>Ada Lovelace</h1><p>Writes the <a href="https://example.org">first program</a>.</p></body></html>
"""


def pdf(path: Path, variant: str | None = None) -> Path:
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant=variant)
    return path


def word(path: Path, pages: int = 1, fault: bool = False) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("Ada Lovelace")
    for number in range(2, pages + 1):
        document.add_paragraph(f"Page {number}").paragraph_format.page_break_before = True
    if fault:
        paragraph._p.insert(0, OxmlElement("w:nonsense"))
    document.save(str(path))
    return path


def text(path: Path) -> Path:
    path.write_text("This is neither a PDF nor a Word file.")
    return path


# veraPDF


def test_verapdf_accepts_a_file_that_keeps_pdf_ua_1(tmp_path: Path) -> None:
    validators.require("verapdf")
    assert validators.verapdf([pdf(tmp_path / "ua.pdf", "pdf/ua-1")], flavours=["ua1"]) == []


# WeasyPrint leaves the colour profile open that it puts into every PDF/A.
@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")
def test_verapdf_accepts_a_file_that_keeps_pdf_a_3a(tmp_path: Path) -> None:
    validators.require("verapdf")
    assert validators.verapdf([pdf(tmp_path / "a.pdf", "pdf/a-3a")], flavours=["3a"]) == []


def test_verapdf_rejects_a_plain_pdf_rule_by_rule_with_a_few_places_each(tmp_path: Path) -> None:
    validators.require("verapdf")
    plain = pdf(tmp_path / "plain.pdf")
    findings = validators.verapdf([plain])
    assert {finding.standard for finding in findings} == {"3a", "ua1"}
    assert {finding.path for finding in findings} == {plain}
    rules = {finding.rule: finding for finding in findings if finding.standard == "3a"}
    assert len(rules) == sum(finding.standard == "3a" for finding in findings)  # one finding a rule
    colour = rules["6.2.4.3 test 2"]
    assert "DeviceRGB" in colour.message
    assert 1 <= len(colour.where) <= 3
    assert str(colour).startswith("plain.pdf: 3a 6.2.4.3 test 2: DeviceRGB")


def test_verapdf_rejects_what_is_not_a_pdf(tmp_path: Path) -> None:
    validators.require("verapdf")
    findings = validators.verapdf([text(tmp_path / "note.pdf")])
    assert [f"{finding.standard} {finding.rule}" for finding in findings] == [
        "3a unreadable",
        "ua1 unreadable",
    ]


def test_verapdf_judges_each_file_by_itself_whatever_came_before_it(tmp_path: Path) -> None:
    validators.require("verapdf")
    good, plain = pdf(tmp_path / "good one – ä.pdf", "pdf/ua-1"), pdf(tmp_path / "plain.pdf")
    alone = validators.verapdf([plain], flavours=["ua1"])
    assert alone
    note = text(tmp_path / "note.pdf")
    together = validators.verapdf([good, plain, good, note, plain, good], flavours=["ua1"])
    assert [finding for finding in together if finding.path != note] == alone * 2


def test_a_breakdown_of_verapdf_is_no_pass_and_the_next_call_starts_afresh(tmp_path: Path) -> None:
    validators.require("verapdf")
    good = pdf(tmp_path / "good.pdf", "pdf/ua-1")
    with pytest.raises(RuntimeError, match="veraPDF knows no flavour ua9"):
        validators.verapdf([good], flavours=["ua9"])
    assert validators.verapdf([good], flavours=["ua1"]) == []


# Open XML SDK


def test_the_open_xml_sdk_accepts_a_good_word_file_and_rejects_a_wrong_element(tmp_path: Path) -> None:
    validators.require("openxml")
    good, wrong = word(tmp_path / "good one – ä.docx"), word(tmp_path / "wrong.docx", fault=True)
    findings = validators.openxml([good, wrong])
    assert [(finding.path, finding.rule) for finding in findings] == [
        (wrong, "Sch_InvalidElementContentExpectingComplex")
    ]
    assert "nonsense" in findings[0].message
    assert findings[0].where == ("/word/document.xml /w:document[1]/w:body[1]/w:p[1]",)


def test_the_open_xml_sdk_rejects_what_is_not_a_word_file(tmp_path: Path) -> None:
    validators.require("openxml")
    assert [finding.rule for finding in validators.openxml([text(tmp_path / "note.docx")])] == ["unreadable"]


# LibreOffice


def test_libreoffice_opens_word_files_and_shows_how_many_pages_they_have(tmp_path: Path) -> None:
    validators.require("libreoffice")
    one, three = word(tmp_path / "one – ä.docx"), word(tmp_path / "three.docx", pages=3)
    printed = validators.libreoffice([one, three], tmp_path / "printed")
    assert {path: validators.pages(result) for path, result in printed.items()} == {one: 1, three: 3}


def test_libreoffice_does_not_pass_a_text_off_as_a_word_file(tmp_path: Path) -> None:
    validators.require("libreoffice")
    good, note = word(tmp_path / "good.docx"), text(tmp_path / "note.docx")
    with pytest.raises(RuntimeError, match=r"does not open note\.docx:"):
        validators.libreoffice([good, note], tmp_path)


def test_two_word_files_of_one_name_are_refused_before_one_print_replaces_the_other(tmp_path: Path) -> None:
    validators.require("libreoffice")
    with pytest.raises(ValueError, match="same name"):
        validators.libreoffice([tmp_path / "a" / "bio.docx", tmp_path / "b" / "bio.docx"], tmp_path)


# A machine without them


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH without any program on it."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("bare_machine")
def test_without_its_validator_a_test_is_skipped_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"no LibreOffice .*libreoffice-writer-nogui"):
        validators.require("libreoffice")
    with pytest.raises(pytest.skip.Exception, match=r"no Java .*default-jdk-headless"):
        validators.require("verapdf")


@pytest.mark.usefixtures("bare_machine")
def test_without_its_validator_a_test_fails_on_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no LibreOffice"):
        validators.require("libreoffice")


# The Nu Html Checker and Chromium


def test_the_nu_checker_accepts_a_good_page_and_rejects_a_wrong_element(tmp_path: Path) -> None:
    validators.require("nu")
    good, wrong = tmp_path / "good.html", tmp_path / "wrong.html"
    good.write_text("<!doctype html>" + PAGE)
    wrong.write_text("<!doctype html>" + PAGE.replace("<p>", "<p><div>"))
    findings = validators.nu([good, wrong])
    assert {finding.path for finding in findings} == {wrong}
    assert any("element in scope" in finding.message for finding in findings)


def test_axe_names_the_rule_that_a_page_breaks(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content(PAGE.replace("<p>", '<p style="color: #ccc">'))
    assert any(finding.startswith("color-contrast: ") for finding in validators.axe(page))
    page.close()

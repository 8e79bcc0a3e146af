"""The PDF on paper: what it says, page by page, and what it carries."""

from __future__ import annotations

import dataclasses
import logging
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from mcdata.model import Participant, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import pdf
from mcdata.synthesis.report import Item, Items, Part, PartState, Report, Results
from tests.synthesis.meeting import at_stage, plain


def read(document: bytes, folder: Path, tool: str = "pdftotext", *options: str) -> str:
    path = folder / "synthese.pdf"
    path.write_bytes(document)
    target = ["-"] if tool == "pdftotext" else []
    done = subprocess.run(
        [tool, *options, str(path), *target], capture_output=True, check=True, text=True
    )
    return done.stdout


def pages(report: Report, folder: Path) -> list[list[str]]:
    """Return the lines of each page, without what is around the text (stamp, footer)."""
    whole = read(pdf.render(report), folder, "pdftotext", "-layout")
    around = {report.stamp, *([report.demo] if report.demo else [])}
    made = []
    for page in whole.split("\f")[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        made.append([ln for ln in lines if ln not in around and not re.search(r"page \d+ sur", ln)])
    return made


def with_many_notes(report: Report, count: int) -> Report:
    """The report with a long list, so that its parts fall elsewhere on the pages."""
    items = Items(tuple(Item(f"Une idée parmi d’autres, la {n}ᵉ.") for n in range(count)))
    more = Part("plus", "Des idées", PartState.READY, (items,))
    return dataclasses.replace(report, parts=(report.parts[0], more, *report.parts[1:]))


def test_every_result_has_its_denominator(report: Report, tmp_path: Path) -> None:
    text = plain(read(pdf.render(report), tmp_path))
    told = [e for part in report.parts for e in part.elements if isinstance(e, Results)]
    assert len(told) == 3
    assert [r.question for r in told if plain(r.denominator) not in text] == []


def test_every_bar_has_its_numbers(report: Report, tmp_path: Path) -> None:
    text = plain(read(pdf.render(report), tmp_path, "pdftotext", "-layout"))
    for row in ("Avant 12 67 %", "Après 6 33 %", "Je ne sais pas 3 23 %"):
        assert row in text


def test_nobody_is_named(report: Report, people: tuple[Participant, ...], tmp_path: Path) -> None:
    text = read(pdf.render(report), tmp_path)
    assert "Synthèse" in text
    assert [p.name for p in people if p.last_name in text or p.first_name in text] == []


def test_each_page_says_which_it_is_and_what_the_document_is(
    published: Report, tmp_path: Path
) -> None:
    whole = read(pdf.render(published), tmp_path).split("\f")[:-1]
    assert len(whole) >= 3
    for number, page in enumerate(whole, 1):
        assert f"page {number} sur {len(whole)}" in plain(page)
        assert plain(published.footer) in plain(page)


def test_every_page_of_a_draft_is_stamped(report: Report, tmp_path: Path) -> None:
    whole = read(pdf.render(report), tmp_path).split("\f")[:-1]
    assert [page for page in whole if "Brouillon – notes à relire" not in page] == []


def test_the_first_page_is_read_alone(report: Report, tmp_path: Path) -> None:
    first = " ".join(pages(report, tmp_path)[0])
    assert "Ce qu’il faut retenir" in first
    assert "Et maintenant" in first
    assert "Le cadre" not in first


@pytest.mark.parametrize("count", range(0, 40, 7))
def test_no_heading_is_last_on_a_page(report: Report, tmp_path: Path, count: int) -> None:
    longer = with_many_notes(report, count)
    headings = {part.title for part in longer.parts} | {"Témoignages", "Idées", "Propositions"}
    made = pages(longer, tmp_path)
    assert len(made) > 2
    assert [page[-1] for page in made if page[-1] in headings or page[-1].endswith("\u00a0:")] == []


def test_a_long_table_goes_on_under_its_header(report: Report, tmp_path: Path) -> None:
    deroule = next(part for part in report.parts if part.key == "deroule")
    table = deroule.elements[1]
    rows = tuple((f"Temps numéro {n}", "14 h", "15 min", "15 min", "à l’heure") for n in range(60))
    longer = dataclasses.replace(deroule, elements=(dataclasses.replace(table, rows=rows),))  # type: ignore[type-var]
    made = pages(dataclasses.replace(report, parts=(longer,)), tmp_path)
    lines = [line for page in made for line in page]
    assert sum(line.startswith("Temps numéro") for line in lines) == 60
    assert len(made) == 4
    assert [page[0] for page in made[2:] if not re.match(r"Temps\s+Début", page[0])] == []


def test_emoji_and_arabic_have_glyphs(
    report: Report, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        text = read(pdf.render(report), tmp_path)
    assert caplog.messages == []
    assert "😀" in text
    assert "(émoji)" in text  # 👍, which no embedded font draws
    assert "مرحبا" in unicodedata.normalize("NFKC", text)


def test_a_word_wider_than_the_page_is_cut_and_kept_whole(report: Report, tmp_path: Path) -> None:
    word = "abcdefghij" * 40
    lines = dataclasses.replace(report.points, items=(word,))
    text = read(pdf.render(dataclasses.replace(report, points=lines)), tmp_path)
    assert word in re.sub(r"\s", "", text)


def test_it_carries_title_author_and_outline(report: Report, tmp_path: Path) -> None:
    document = pdf.render(report)
    told = read(document, tmp_path, "pdfinfo")
    assert re.search("Title: +Synthèse de la séance n°.7 – Urbanisme", told)
    assert re.search("Author: +IREV", told)
    assert re.search("Page size: +595.28 x 841.89 pts .A4", told)
    assert b"/Lang (fr-FR)" in document
    assert b"/Outlines" in document
    assert document.count(b"/Parent") > len(report.parts)


def test_every_font_is_embedded(report: Report, tmp_path: Path) -> None:
    rows = read(pdf.render(report), tmp_path, "pdffonts").splitlines()[2:]
    assert len(rows) >= 3
    assert [row for row in rows if "Identity-H       yes yes yes" not in row] == []


def test_a_published_version_has_no_stamp(held: Store, tmp_path: Path) -> None:
    text = read(pdf.render(at_stage(held, SynthesisStage.VALIDATED)), tmp_path)
    assert "version 2, validée" in plain(text)
    assert "Brouillon" not in text


def test_the_longest_lines_stay_on_the_first_page(report: Report, tmp_path: Path) -> None:
    long = " ".join(["quartier"] * 26)
    full = dataclasses.replace(
        report,
        points=dataclasses.replace(report.points, items=(long,) * 5),
        follow_ups=dataclasses.replace(report.follow_ups, items=(long,) * 3),
    )
    first, second, *_ = pages(full, tmp_path)
    assert sum(line.count("quartier") for line in first) == 8 * 26
    assert second[0] == "Le cadre"

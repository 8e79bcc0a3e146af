"""The demo's twelve documents, as whoever opens the product reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from mcdata import synthesis
from mcdata.demo import VALIDATOR, load_demo
from mcdata.demo.programme import AUTHOR
from mcdata.model import SynthesisStage
from mcdata.settings import Settings
from mcdata.store import Store, open_store
from mcdata.synthesis import pdf
from mcdata.synthesis.checking import NAMES_NOBODY
from mcdata.synthesis.pdf_paper import BOTTOM, TOP, Paper
from mcdata.synthesis.report import Report
from tests.synthesis.meeting import text_of

MOMENT = datetime(2026, 11, 24, 14, 0)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("demo")
    store = open_store(Settings(database=str(folder / "demo.duckdb")))
    load_demo(store, date(2026, 11, 24), moment=MOMENT)
    yield store
    store.close()


def documents(store: Store, numbers: range) -> list[Report]:
    seances = [s for s in store.seances("demo") if s.number in numbers]
    return [synthesis.report(store, s.id, MOMENT) for s in seances]


def test_no_page_is_half_empty(demo: Store) -> None:
    for report in documents(demo, range(1, 13)):
        paper = Paper()
        pages = pdf.pages_of(paper, report)
        paper.output()  # closes its fonts
        filled = [(page[-1].top + page[-1].piece.height - TOP) / (BOTTOM - TOP) for page in pages]
        assert [round(share, 2) for share in filled if share < 0.5] == [], report.title


def test_no_document_doubles_its_brackets_or_counts_one_in_figures(demo: Store) -> None:
    for report in documents(demo, range(1, 13)):
        text = text_of(report)
        assert not re.search(r"\([^()]*\(", text)
        assert not re.search(r"de 1 (quartier|intercommunalité)", text)


def test_the_first_three_are_signed_and_name_nobody(demo: Store) -> None:
    for report in documents(demo, range(1, 4)):
        details = dict(report.details)
        assert details["Rédaction"] == AUTHOR
        assert details["Validation"].endswith(f"par {VALIDATOR}")
        assert NAMES_NOBODY in report.made
        assert "pas encore été" not in text_of(report)


def test_who_signs_is_nobody_of_the_programme(demo: Store) -> None:
    known = [p.name for p in demo.participants("demo")] + [s.name for s in demo.speakers("demo")]
    assert not {AUTHOR, VALIDATOR} & set(known)


def test_what_the_demo_would_publish_exposes_nobody(demo: Store) -> None:
    assert [synthesis.alerts(demo, s.id) for s in demo.seances("demo")] == [0] * 12


def test_what_was_not_asked_is_not_said_to_have_been_held(demo: Store) -> None:
    for report in documents(demo, range(1, 7)):
        asked = "Comment êtes-vous venu-e" in text_of(report)
        assert ("enquête mobilité" in text_of(report)) == asked


def test_seances_to_come_give_their_programmes(demo: Store) -> None:
    assert all(report.is_programme for report in documents(demo, range(8, 13)))
    stages = [r.stage for r in documents(demo, range(1, 4))]
    assert stages == [SynthesisStage.VALIDATED] * 3

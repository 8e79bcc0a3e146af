"""The HTML: conforming, self-contained, accessible, and word for word what the PDF says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mcdata.synthesis import html, pdf
from mcdata.synthesis.report import Report
from tests.synthesis.meeting import plain, sentences
from tests.synthesis.test_pdf import read

VOID = {"meta", "rect", "br", "link"}


@dataclass
class Tag:
    name: str
    attributes: dict[str, str | None]
    children: list[Tag] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Tag]:
        own = [self] if self.name == name else []
        return own + [found for child in self.children for found in child.all(name)]


class Tree(HTMLParser):
    """Builds the tree, and fails on a tag that is not closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.root = Tag("root", {})
        self.open = [self.root]
        self.words: list[str] = []
        self.feed(source)
        assert [tag.name for tag in self.open] == ["root"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, dict(attrs))
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Tag(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1].name != "style":
            self.words.append(data)
        for tag in self.open:
            tag.text += data


@pytest.fixture
def tree(report: Report) -> Tree:
    return Tree(html.render(report))


def test_it_is_french_and_has_a_title(tree: Tree, report: Report) -> None:
    assert tree.root.all("html")[0].attributes["lang"] == "fr"
    assert tree.root.all("title")[0].text == report.title


def test_headings_go_down_one_level_at_a_time(report: Report) -> None:
    levels = [int(n) for n in re.findall(r"<h([1-6])", html.render(report))]
    assert levels.count(1) == 1
    assert len(levels) > 12
    assert [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1] == []


def test_tables_have_captions_and_headers(tree: Tree) -> None:
    tables = tree.root.all("table")
    assert len(tables) == 9
    for table in tables:
        assert table.all("caption")[0].text.strip()
        assert {th.attributes["scope"] for th in table.all("th")} == {"col", "row"}


def test_every_bar_says_its_numbers(tree: Tree) -> None:
    labels = [svg.attributes["aria-label"] for svg in tree.root.all("svg")]
    assert "Avant\u00a0: 12 (67\u00a0%)" in labels
    assert {svg.attributes["role"] for svg in tree.root.all("svg")} == {"img"}


def test_identifiers_are_unique_and_referred_to(tree: Tree, report: Report) -> None:
    source = html.render(report)
    known = re.findall(r' id="([^"]+)"', source)
    assert len(known) == len(set(known)) > 5
    assert set(re.findall(r'(?:aria-labelledby|href)="#?([^"]+)"', source)) <= set(known)


def test_it_asks_nobody_for_anything(report: Report) -> None:
    source = html.render(report)
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', source) == []
    assert [u for u in re.findall(r'url\("([^"]{5})', source) if u != "data:"] == []
    assert "<script" not in source


def test_what_someone_typed_is_text(report: Report) -> None:
    source = html.render(report)
    assert "&lt;b&gt;maquette&lt;/b&gt;" in source
    assert "<b>" not in source


def test_it_says_what_the_model_says(tree: Tree, report: Report) -> None:
    text = plain(" ".join(tree.words))
    assert [told for told in sentences(report) if plain(told) not in text] == []


def test_the_pdf_says_what_the_html_says(report: Report, tmp_path: Path) -> None:
    paper = squeezed(read(pdf.render(report), tmp_path))
    missing = [told for told in sentences(report) if squeezed(told) not in paper]
    assert [told for told in missing if "👍" not in told] == []


def test_the_preview_is_the_same_document(report: Report) -> None:
    paper, plain_one = html.render(report, paper=True), html.render(report)
    assert paper.replace(' class="papier"', "") == plain_one


def squeezed(text: str) -> str:
    """Return a text without spaces: where a line ends is the page's business."""
    return re.sub(r"\s+", "", text)

"""Charts carry their words and numbers, on paper and on the page."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from mcdata import charts, lettering, palette
from mcdata.model import Answer, Poll, PollType, Role
from mcdata.tally import Tally, tally
from tests.rooms import Room

SVG = "{http://www.w3.org/2000/svg}"
STEPS = ("Pas d’accord", "Plutôt d’accord", "Tout à fait d’accord", "Je ne sais pas")
LONG = "Être écouté-es par les élus, par les techniciens de l’agglomération et par le bailleur"


def scale(*chosen: int) -> Tally:
    poll = Poll("s", "e", 1, PollType.SCALE, "Votre avis compte\u202f?", STEPS, outside=1)
    return tally(poll, [Answer((choice,)) for choice in chosen])


def multiple(options: tuple[str, ...], *chosen: int) -> Tally:
    poll = Poll("s", "m", 1, PollType.MULTIPLE, "Que changer\u202f?", options, max_choices=2)
    return tally(poll, [Answer((choice,)) for choice in chosen])


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def bars_of(svg: str, colour: str) -> list[float]:
    drawn = ElementTree.fromstring(svg).iter(f"{SVG}rect")
    return [float(bar.attrib["width"]) for bar in drawn if bar.attrib["fill"] == colour]


def test_tally_svg_writes_each_number_with_its_denominator() -> None:
    written = texts(charts.tally_svg(scale(0, 1, 1, 3)))
    assert [line for line in written if "sur" in line][:4] == [
        "1 sur 4 · 25\u00a0%",
        "2 sur 4 · 50\u00a0%",
        "0 sur 4 · 0\u00a0%",
        "1 sur 4 · 25\u00a0%",
    ]


def test_tally_svg_keeps_the_options_own_order() -> None:
    written = texts(charts.tally_svg(scale(2, 2, 2, 0)))
    assert [line for line in written if line in STEPS] == list(STEPS)


def test_tally_svg_draws_bars_as_long_as_their_shares() -> None:
    whole = bars_of(charts.tally_svg(scale(0, 1, 1, 1)), palette.ACCENT_SOFT)[0]
    drawn = bars_of(charts.tally_svg(scale(0, 1, 1, 1)), palette.BAR)
    assert drawn == pytest.approx([whole / 4, whole * 3 / 4], abs=0.1)


def test_tally_svg_draws_what_is_outside_the_scale_in_grey() -> None:
    svg = charts.tally_svg(scale(0, 3))
    assert (len(bars_of(svg, palette.BAR)), len(bars_of(svg, palette.BAR_OUTSIDE))) == (1, 1)


def test_tally_svg_says_all_of_it_to_a_screen_reader() -> None:
    root = ElementTree.fromstring(charts.tally_svg(scale(0, 1)))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.attrib["role"] == "img"
    assert title is not None
    assert description is not None
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert title.text == "Votre avis compte\u202f?"
    assert all(f"{step}\u00a0: " in (description.text or "") for step in STEPS)
    assert "1 sur 2 · 50\u00a0%" in (description.text or "")


def test_tally_svg_of_two_questions_have_names_of_their_own() -> None:
    first, second = (
        ElementTree.fromstring(charts.tally_svg(result)) for result in (scale(0), scale(1))
    )
    assert first.attrib["aria-labelledby"] != second.attrib["aria-labelledby"]


def test_tally_svg_says_how_many_answered_and_the_mean() -> None:
    assert texts(charts.tally_svg(scale(0, 1, 1, 3)))[-1] == (
        "4\u00a0personnes ont répondu. Moyenne sur l’échelle\u00a0: 1,7 sur 3."
    )


def test_tally_svg_of_a_free_answer_draws_nothing() -> None:
    poll = Poll("s", "t", 1, PollType.TEXT, "Que manque-t-il\u202f?")
    assert charts.tally_svg(tally(poll, [Answer(text="un bus")])) == ""


@pytest.mark.parametrize("width", [320, 640])
def test_tally_svg_wraps_a_long_label_inside_the_drawing(width: int) -> None:
    svg = charts.tally_svg(multiple((LONG, "Non"), 0, 1), width)
    lines = [line for line in texts(svg) if line in LONG]
    assert " ".join(lines) == LONG
    assert len(lines) >= 2
    assert max(lettering.text_width(line, 15) for line in lines) <= width


def test_tally_svg_never_lets_typed_text_be_markup() -> None:
    svg = charts.tally_svg(multiple(("<script>alert(1)</script>", "a & b"), 0))
    assert "<script" not in svg
    assert "a & b" in texts(svg)


def test_tally_svg_has_nothing_that_paper_can_not_draw() -> None:
    root = ElementTree.fromstring(charts.tally_svg(scale(0, 1, 3)))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "rect", "line", "text"}
    assert not any({"class", "style"} & element.attrib.keys() for element in root.iter())


def test_tally_svg_goes_on_paper_in_the_products_typeface() -> None:
    pdf = FPDF()
    for style, weight in (("", "Regular"), ("B", "Bold")):
        font = lettering.FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"
        pdf.add_font(lettering.FAMILY, style, str(font))
    pdf.add_page()
    pdf.image(io.BytesIO(charts.tally_svg(scale(0, 1, 3)).encode()), w=170)
    fonts = {font.fontkey for font in pdf.fonts.values()}
    assert fonts == {lettering.FAMILY.lower(), f"{lettering.FAMILY.lower()}B"}
    assert len(pdf.output()) > 2000


@given(st.lists(st.text(min_size=1, max_size=120), min_size=2, max_size=12, unique=True))
def test_tally_svg_is_well_formed_whatever_was_typed(options: list[str]) -> None:
    clean = tuple("".join(c for c in o if c.isprintable()) for o in options)
    assert ElementTree.fromstring(charts.tally_svg(multiple(clean, 0, 1))).tag == f"{SVG}svg"


def debate() -> Room:
    room = Room().open().sit(*range(1, 7)).sit(11, 12, 13, role=Role.ELECTED)
    return room.turns(1, 2, 3, 11, 11, 11)


def test_tally_figure_shows_numbers_with_their_denominator() -> None:
    whole, part = charts.tally_figure(scale(0, 1, 1, 3)).data
    assert [text.strip() for text in whole.text][:2] == [
        "1 sur 4 · 25\u00a0%",
        "2 sur 4 · 50\u00a0%",
    ]
    assert list(part.x) == [0.25, 0.5, 0.0, 0.25]


def test_tally_figure_has_no_title_and_no_legend_and_reads_in_order() -> None:
    layout = charts.tally_figure(scale(0)).layout
    assert (layout.title.text, layout.showlegend) == (None, False)
    assert layout.yaxis.autorange == "reversed"
    assert layout.yaxis.ticktext == STEPS
    assert layout.separators == ",\u202f"


def test_tally_figure_never_lets_typed_text_be_markup() -> None:
    figure = charts.tally_figure(multiple(('<a href="http://x">x</a>', "b"), 0))
    assert "<a" not in figure.to_json().replace("\\u003c", "<")


def test_wrap_never_breaks_between_a_number_and_its_word() -> None:
    assert lettering.wrap("il y a 25\u00a0personnes", 110, 15)[-1] == "25\u00a0personnes"


@given(st.text(alphabet="abcé mW\u00a0", max_size=60), st.integers(20, 300))
def test_wrap_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = lettering.wrap(text, width, 15)
    assert "".join(lines).replace(" ", "") == text.strip().replace(" ", "")
    assert all(lettering.text_width(line, 15) <= width for line in lines)


def test_fonts_are_in_the_project() -> None:
    assert Path(lettering.FONTS / "OFL-AtkinsonHyperlegibleNext.txt").is_file()

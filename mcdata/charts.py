"""Results -> SVG bars for paper and HTML, and -> Plotly figures for office pages.

The SVG stands alone (rectangles, lines and texts, no style sheet), so that browsers and fpdf2 read
it alike. Every bar carries its number and denominator; colour never says anything alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from mcdata import palette
from mcdata.lettering import FAMILY, text_width, wrap
from mcdata.model import PollType
from mcdata.tally import Tally, channels
from mcdata.texts import NBSP, THIN, decimal, number, percent, plural

WIDTH = 640  # units; on A4 with 20 mm margins one is about ¾ of a point
_TEXT = 15
_LINE = 20  # from one baseline to the next
_BAR = 22  # a bar's height
_GAP = 14  # between two rows
_THICKNESS = 0.6  # of a Plotly bar, in rows
_STACKED_UNDER = 480  # a narrower drawing has its labels above the bars


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `share` (0 to 1) is its length, `figure` what is written at its end.

    `mark` (0 to 1) draws a line to compare with, such as a share of the seats. A `muted` bar is
    grey and set apart (« Je ne sais pas »).
    """

    label: str
    share: float
    figure: str
    mark: float | None = None
    muted: bool = False
    colour: str = palette.BAR


def tally_bars(tally: Tally) -> tuple[Bar, ...]:
    """Return a question's results as bars, in the options' own order; none for a free answer."""
    return tuple(
        Bar(
            label=row.label,
            share=row.share,
            figure=_figure(row.count, tally.answered),
            muted=row.outside,
            colour=palette.BAR_OUTSIDE if row.outside else palette.BAR,
        )
        for row in tally.rows
    )


def tally_caption(tally: Tally) -> str:
    """Say what the bars are out of: « 18 réponses. Moyenne : 3,2 sur 4. »"""
    people = plural(tally.answered, "personne a répondu", "personnes ont répondu")
    sentences = [f"{people}."]
    if how := channels(tally):
        sentences = [f"{how}."]
    sentences += [
        f"Bonne réponse{NBSP}: «{NBSP}{row.label}{NBSP}»." for row in tally.rows if row.right
    ]
    if tally.poll.type is PollType.MULTIPLE and tally.poll.max_choices > 1:
        sentences.append(f"{tally.poll.max_choices}{NBSP}réponses au plus par personne.")
    if tally.mean is not None:
        steps = sum(not row.outside for row in tally.rows)
        sentences.append(f"Moyenne sur l’échelle{NBSP}: {decimal(tally.mean)} sur {steps}.")
    return " ".join(sentences)


def tally_svg(tally: Tally, width: int = WIDTH) -> str:
    """Return a question's results as an accessible SVG; "" for a free answer, which has no bars."""
    if not tally.rows:
        return ""
    return bars_svg(tally_bars(tally), tally.poll.question, tally_caption(tally), width)


def bars_svg(bars: Sequence[Bar], title: str, caption: str = "", width: int = WIDTH) -> str:
    """Return horizontal bars as an SVG that a screen reader says in full.

    The title is not drawn: it belongs to the page. Labels wrap; the drawing is as high as it needs.
    """
    stacked = width < _STACKED_UNDER
    figures = max((text_width(bar.figure, _TEXT, bold=True) for bar in bars), default=0.0)
    left = 0.0 if stacked else round(0.4 * width)
    right = width - figures - 8
    parts: list[str] = []
    y = 0.0
    for index, bar in enumerate(bars):
        if bar.muted and index and not bars[index - 1].muted:
            parts.append(_line(0, y, width, y, palette.LINE))
            y += _GAP
        drawn, height = _row(bar, y, width, left, right, stacked=stacked)
        parts += drawn
        y += height + _GAP
    for line in wrap(caption, width, _TEXT - 1) if caption else ():
        y += _LINE
        parts.append(_text(0, y - 5, line, size=_TEXT - 1, colour=palette.MUTED))
    said = f"{THIN}; ".join(f"{bar.label}{NBSP}: {bar.figure}" for bar in bars)
    return _svg(parts, width, y, title, f"{said}. {caption}".strip())


def _row(
    bar: Bar, y: float, width: float, left: float, right: float, *, stacked: bool
) -> tuple[list[str], float]:
    """Return one row's elements and its height; text and bar share a middle when side by side."""
    lines = wrap(bar.label, width if stacked else left - 16, _TEXT)
    text_height = _LINE * len(lines) + (4 if stacked else 0)
    height = text_height + _BAR if stacked else max(text_height, _BAR)
    bar_y = y + text_height if stacked else y + (height - _BAR) / 2
    text_y = y if stacked else y + (height - text_height) / 2
    colour = palette.MUTED if bar.muted else palette.INK
    full = right - left
    parts = [
        _text(0, text_y + _LINE * index + 15, line, colour=colour)
        for index, line in enumerate(lines)
    ]
    parts.append(_rect(left, bar_y, full, palette.ACCENT_SOFT))
    if bar.share > 0:
        parts.append(_rect(left, bar_y, full * min(1.0, bar.share), bar.colour))
    if bar.mark is not None:
        x = left + full * min(1.0, bar.mark)
        parts.append(_line(x, bar_y - 4, x, bar_y + _BAR + 4, palette.INK, thickness=2.5))
    parts.append(_text(right + 8, bar_y + 16, bar.figure, bold=True, colour=colour))
    return parts, height


def _figure(count: int, whole: int, of: str = "") -> str:
    """12 sur 18 · 67 %"""
    said = f"{number(count)} sur {number(whole)} {of}".strip()
    return f"{said} · {percent(count, whole)}" if whole else said


def _svg(parts: Sequence[str], width: float, height: float, title: str, description: str) -> str:
    digest = hashlib.sha256("".join((title, description, *parts)).encode()).hexdigest()[:10]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="fr" width="{width:g}" '
        f'height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'aria-labelledby="t{digest} d{digest}" font-family="{FAMILY}, sans-serif">'
        f'<title id="t{digest}">{escape(title)}</title>'
        f'<desc id="d{digest}">{escape(description)}</desc>{"".join(parts)}</svg>'
    )


def _text(
    x: float,
    y: float,
    content: str,
    *,
    size: int = _TEXT,
    bold: bool = False,
    colour: str = palette.INK,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.5g}" y="{y:.5g}" font-size="{size}"{weight} fill="{colour}">'
        f"{escape(content)}</text>"
    )


def _rect(x: float, y: float, width: float, colour: str) -> str:
    return f'<rect x="{x:.5g}" y="{y:.5g}" width="{width:.5g}" height="{_BAR}" fill="{colour}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, thickness: float = 1) -> str:
    return (
        f'<line x1="{x1:.5g}" y1="{y1:.5g}" x2="{x2:.5g}" y2="{y2:.5g}" '
        f'stroke="{colour}" stroke-width="{thickness:g}"/>'
    )


def tally_figure(tally: Tally) -> go.Figure:
    """Return a question's results as a Plotly figure for an office page."""
    return bars_figure(tally_bars(tally))


def bars_figure(bars: Sequence[Bar], label_width: int = 280) -> go.Figure:
    """Return horizontal bars as a Plotly figure: no title, no legend, no axis to read.

    `label_width` is in pixels. Give it to the page without its tool bar
    (`config={"displayModeBar": False}`).
    """
    labels = [wrap(bar.label, label_width, _TEXT) for bar in bars]
    positions = list(range(len(bars)))
    whole = go.Bar(
        x=[1] * len(bars),
        y=positions,
        orientation="h",
        marker_color=palette.ACCENT_SOFT,
        text=[f"{NBSP}{escape(bar.figure, quote=False)}" for bar in bars],
        textposition="outside",
        textfont={"weight": 700},
        cliponaxis=False,
        hoverinfo="skip",
        width=_THICKNESS,
    )
    part = go.Bar(
        x=[bar.share for bar in bars],
        y=positions,
        orientation="h",
        marker_color=[bar.colour for bar in bars],
        customdata=[[escape(t, quote=False) for t in (bar.label, bar.figure)] for bar in bars],
        hovertemplate="%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        width=_THICKNESS,
    )
    figure = go.Figure([whole, part])
    _mark(figure, bars)
    rows = sum(max(2, len(lines)) for lines in labels)
    _dress(figure, [[escape(line, quote=False) for line in lines] for lines in labels], rows)
    return figure


def _mark(figure: go.Figure, bars: Sequence[Bar]) -> None:
    """Draw the lines that bars are to be compared with."""
    for position, bar in enumerate(bars):
        if bar.mark is not None:
            figure.add_shape(
                type="line",
                x0=bar.mark,
                x1=bar.mark,
                y0=position - _THICKNESS * 0.7,
                y1=position + _THICKNESS * 0.7,
                line={"color": palette.INK, "width": 3},
            )


def _dress(figure: go.Figure, labels: Sequence[Sequence[str]], rows: int) -> None:
    """Give a figure of bars the product's look and its French ways."""
    figure.update_layout(
        height=24 + 24 * max(2, rows),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"family": palette.FONT, "size": _TEXT, "color": palette.INK},
        paper_bgcolor=palette.PAPER,
        plot_bgcolor=palette.PAPER,
        showlegend=False,
        barmode="overlay",
        separators=f",{THIN}",
        dragmode=False,
        hoverlabel={
            "bgcolor": palette.PAPER,
            "bordercolor": palette.INK,
            "font": {"family": palette.FONT, "size": _TEXT, "color": palette.INK},
        },
    )
    # beyond 1, room for the figure at the end of the bar
    figure.update_xaxes(range=[0, 1.5], visible=False, fixedrange=True)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=["<br>".join(lines) for lines in labels],
        autorange="reversed",
        automargin=True,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticks="outside",
        ticklen=12,
        tickcolor=palette.PAPER,
    )

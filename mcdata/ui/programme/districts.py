"""The quartiers as points on their longitudes and latitudes: reached, known, missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from mcdata.palette import ACCENT, FONT, INK, MUTED, PAPER, WARNING
from mcdata.reach import QuartierReach
from mcdata.texts import NBSP, THIN

WIDTH = 640
MARGIN = 28
RADIUS = 6.5
TOWNS = ("Dunkerque", "Lille", "Roubaix", "Hazebrouck", "Douai", "Valenciennes", "Cambrai",
         "Maubeuge", "Denain")  # fmt: skip

Point = tuple[float, float]


def map_svg(rows: Sequence[QuartierReach]) -> str:
    """Draw the quartiers as points; those that share a town's centre are set side by side.

    Outside the métropole the table only knows the centre of the town, so that a point tells the
    town and not the street; the text beside the map says so.
    """
    places = spread([(r.quartier.lon, r.quartier.lat) for r in rows])
    if not places:
        return ""
    height = max(y for _, y in places) + MARGIN
    missing = sum(not r.reached for r in rows)
    said = f"{len(rows) - missing} quartiers touchés sur {len(rows)}{THIN}; {missing} manquants"
    points = "".join(_point(row, place) for row, place in zip(rows, places, strict=True))
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{said}" '
        f'font-family="{FONT}" xmlns="http://www.w3.org/2000/svg">{points}{_towns(rows, places)}'
        "</svg>"
    )


def spread(positions: Sequence[Point]) -> tuple[Point, ...]:
    """Project longitudes and latitudes onto the picture, and move apart points that overlap.

    The projection is equirectangular, true at the middle latitude. Each point keeps its place if
    it is free, else takes the nearest free one on a spiral, always the same for the same input.
    """
    if not positions:
        return ()
    west, east = min(p[0] for p in positions), max(p[0] for p in positions)
    south, north = min(p[1] for p in positions), max(p[1] for p in positions)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / (((east - west) * shrink) or 1.0)
    taken: list[Point] = []
    for lon, lat in positions:
        x = MARGIN + (lon - west) * shrink * scale
        y = MARGIN + (north - lat) * scale
        taken.append(_free(x, y, taken))
    return tuple(taken)


def _free(x: float, y: float, taken: Sequence[Point]) -> Point:
    """Return the nearest place to (x, y) on a spiral that no point of `taken` covers."""
    apart = 2 * RADIUS + 1.5
    for turn in range(400):
        reach, angle = 1.1 * RADIUS * math.sqrt(turn) * 0.5, turn * 2.399963
        place = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        if all(math.dist(place, other) >= apart for other in taken):
            return place
    return (x, y)


def _point(row: QuartierReach, place: Point) -> str:
    x, y = place
    title = f"<title>{escape(row.quartier.title)}{NBSP}: {_state(row)}</title>"
    if row.reached:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{ACCENT}"/>'
    else:
        arm = RADIUS - 2
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS - 1}" fill="{PAPER}" '
            f'stroke="{WARNING}" stroke-width="2"/>'
            f'<path d="M{x - arm / 2:.1f} {y:.1f}h{arm:.1f}" stroke="{WARNING}" '
            'stroke-width="2"/>'
        )
    return f"<g>{title}{shape}</g>"


def _state(row: QuartierReach) -> str:
    if row.reached:
        return f"{row.reached} sur {row.known} touché-es"
    return f"personne, {row.known} sur la liste" if row.known else "personne"


def _towns(rows: Sequence[QuartierReach], places: Sequence[Point]) -> str:
    """Name a few towns, so that one can find one's way without any outline."""
    named = []
    for town in TOWNS:
        own = [p for r, p in zip(rows, places, strict=True) if r.quartier.communes == (town,)]
        if own:
            x = sum(p[0] for p in own) / len(own)
            y = min(p[1] for p in own) - RADIUS - 7
            named.append(
                f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="15" '
                f'fill="{INK}" stroke="{PAPER}" stroke-width="4" paint-order="stroke">{town}</text>'
            )
    return "".join(named)


def legend() -> str:
    """Say what the two marks mean, and what the points don't."""
    filled = (
        '<svg viewBox="0 0 14 14" aria-hidden="true">'
        f'<circle cx="7" cy="7" r="6" fill="{ACCENT}"/></svg>'
    )
    hollow = (
        f'<svg viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5" fill="{PAPER}" '
        f'stroke="{WARNING}" stroke-width="2"/><path d="M5 7h4" stroke="{WARNING}" '
        'stroke-width="2"/></svg>'
    )
    return (
        f'<p class="mc-legend"><span>{filled}quartier touché</span>'
        f"<span>{hollow}quartier manquant</span></p>"
        f'<p class="mc-note" style="color:{MUTED}">Hors de la métropole, un point se place au '
        "centre de sa commune.</p>"
    )

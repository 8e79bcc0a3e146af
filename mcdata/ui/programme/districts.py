"""The quartiers as points on their longitudes and latitudes: reached, known, missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from mcdata.reach import QuartierReach
from mcdata.texts import NBSP, THIN

WIDTH = 480
MARGIN = 20
RADIUS = 5.0
# Which intercommunalité a name stands beside, and on which side of its points it has room.
TOWNS = (
    ("Dunkerque", "245900428", "above"),
    ("Hazebrouck", "200040947", "above"),
    ("Lille", "245900410", "above"),
    ("Douai", "200044618", "left"),
    ("Valenciennes", "245901160", "right"),
    ("Cambrai", "200068500", "below"),
    ("Maubeuge", "200043396", "below"),
)

Point = tuple[float, float]


def draw(rows: Sequence[QuartierReach]) -> str:
    """Draw the quartiers as points; those that share a town's centre are set side by side.

    Outside the métropole the table only knows the centre of the town, so that a point tells the
    town and not the street; the text above the map says so.
    """
    places = spread([(r.quartier.lon, r.quartier.lat) for r in rows])
    if not places:
        return ""
    height = max(y for _, y in places) + MARGIN
    missing = sum(not r.reached for r in rows)
    said = f"{len(rows) - missing} quartiers touchés sur {len(rows)}{THIN}; {missing} manquants"
    points = "".join(
        _point(row, _at(place, height)) for row, place in zip(rows, places, strict=True)
    )
    return (
        f'<div class="mc-map" role="img" aria-label="{said}" '
        f'style="aspect-ratio:{WIDTH} / {height:.0f}">'
        f"{points}{_towns(rows, places, height)}</div>"
    )


def _at(place: Point, height: float) -> str:
    return f"left:{100 * place[0] / WIDTH:.2f}%;top:{100 * place[1] / height:.2f}%"


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


def _point(row: QuartierReach, where: str) -> str:
    title = escape(f"{row.quartier.title}{NBSP}: {_state(row)}")
    css = "mc-reached" if row.reached else "mc-unreached"
    return f'<i class="mc-point {css}" style="{where}" title="{title}"></i>'


def _state(row: QuartierReach) -> str:
    if row.reached:
        return f"{row.reached} sur {row.known} touché-es"
    return f"personne, {row.known} sur la liste" if row.known else "personne"


def _towns(rows: Sequence[QuartierReach], places: Sequence[Point], height: float) -> str:
    """Name a few towns, so that one can find one's way without any outline."""
    named = []
    for town, siren, side in TOWNS:
        own = [
            place
            for row, place in zip(rows, places, strict=True)
            if row.quartier.epci_siren == siren
        ]
        if own:
            named.append(
                f'<b class="mc-{side}" style="{_at(_beside(own, side), height)}">{town}</b>'
            )
    return "".join(named)


def _beside(points: Sequence[Point], side: str) -> Point:
    """Return where a name goes: on one side of its points, in their middle."""
    across, down = [p[0] for p in points], [p[1] for p in points]
    middle = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    room = RADIUS + 4
    return {
        "above": (middle[0], min(down) - room),
        "below": (middle[0], max(down) + room),
        "left": (min(across) - room, middle[1]),
        "right": (max(across) + room, middle[1]),
    }[side]


def legend() -> str:
    """Say what the two marks mean, and what the points don't."""
    return (
        '<p class="mc-legend"><span><i class="mc-point mc-reached"></i>quartier touché</span>'
        '<span><i class="mc-point mc-unreached"></i>quartier manquant</span></p>'
        '<p class="mc-note">Hors de la métropole, un point se place au centre de sa commune.</p>'
    )

"""Reach as bars with their counts; each bar opens the list of its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from mcdata.model import Participant
from mcdata.people import by_name
from mcdata.programme import Records, reached
from mcdata.reach import PUBLISHED_MINIMUM, Followed, Group, Reach
from mcdata.texts import NBSP, number, percent, plural

GENDERS = {"femme": "Femmes", "homme": "Hommes", "autre": "Autre"}
CONTRACT = "Contrat de ville – "  # the column's heading says it already
PUBLISHED = (
    f'<p class="mc-note">Un groupe de moins de {PUBLISHED_MINIMUM} personnes est masqué, '
    "avec son complément ; ces chiffres peuvent être publiés.</p>"
)
INTERNAL = (
    '<p class="mc-note">Chiffres internes, sur la liste du programme : '
    f"à ne pas publier sous {PUBLISHED_MINIMUM} personnes.</p>"
)


def draw(rows: Sequence[Reach], records: Records, key_of: Callable[[Participant], str]) -> str:
    """Draw one bar a row: people reached of those on the list, and the quartiers reached."""
    came = {p.id for p in reached(records)}
    drawn = []
    for row in rows:
        people = [p for p in records.participants if key_of(p) == row.key]
        drawn.append(
            f"<details><summary>{_summary(row)}</summary>{_people(people, came)}</details>"
        )
    return f'<div class="mc-reach">{"".join(drawn)}</div>'


def _summary(row: Reach) -> str:
    share = 100 * row.people.count / row.people.whole if row.people.whole else 0
    districts = (
        f"{row.quartiers.count}{NBSP}/{NBSP}{plural(row.quartiers.whole, 'quartier', 'quartiers')}"
    )
    return (
        f"<span>{escape(row.title.removeprefix(CONTRACT))}<small>{districts}</small></span>"
        f'<span class="mc-bar" aria-hidden="true"><i style="width:{share:.0f}%"></i></span>'
        f'<span class="mc-count">{_count(row)}</span>'
    )


def _count(row: Reach) -> str:
    if not row.people.whole:
        return "<span>personne</span>"
    return (
        f"{number(row.people.count)}<span>{NBSP}/{NBSP}{number(row.people.whole)}"
        '<span class="mc-vh"> personnes touchées</span></span>'
    )


def followed(rows: Sequence[Followed], came: Mapping[str, int], missed: Mapping[str, int]) -> str:
    """Draw the figures about people that only the office sees; each opens its list."""
    drawn = "".join(
        f"<details><summary>{_followed(row)}</summary>{_counted(row, came, missed)}</details>"
        for row in rows
    )
    return f'<h3>Qui vient, qui revient</h3><div class="mc-reach">{drawn}</div>{INTERNAL}'


def _followed(row: Followed) -> str:
    share = 100 * row.part.count / row.part.whole if row.part.whole else 0
    return (
        f"<span>{escape(row.title)}</span>"
        f'<span class="mc-bar" aria-hidden="true"><i style="width:{share:.0f}%"></i></span>'
        f'<span class="mc-count">{number(row.part.count)}<span>{NBSP}/{NBSP}'
        f"{number(row.part.whole)}</span></span>"
    )


def _counted(row: Followed, came: Mapping[str, int], missed: Mapping[str, int]) -> str:
    if not row.people:
        return '<p class="mc-note">Personne.</p>'
    items = "".join(
        f"<li>{escape(p.name)}{NBSP}: {_times(came.get(p.id, 0), missed.get(p.id, 0))}</li>"
        for p in sorted(row.people, key=by_name)
    )
    return f'<ul class="mc-names">{items}</ul>'


def _times(came: int, missed: int) -> str:
    said = plural(came, "venue", "venues") if came else "jamais présent-e"
    return f"{said}, {plural(missed, 'absence', 'absences')}" if missed else said


def _people(people: Sequence[Participant], came: set[str]) -> str:
    if not people:
        return '<p class="mc-note">Personne de ce territoire n’est sur la liste.</p>'
    ordered = sorted(people, key=lambda p: (p.id in came, by_name(p)))
    items = "".join(
        f"<li>{escape(p.name)}{'' if p.id in came else f'{NBSP}: jamais présent-e'}</li>"
        for p in ordered
    )
    return f'<ul class="mc-names">{items}</ul>'


def gender(person: Participant) -> str:
    """Name the group that a person counts in; nobody has to say."""
    return GENDERS.get(person.gender, "Non renseigné")


def groups(title: str, found: Sequence[Group]) -> str:
    """Draw a breakdown that may be published: hidden groups say so instead of a figure."""
    if not found:
        return ""
    total = sum(g.count or 0 for g in found)
    complete = all(g.count is not None for g in found)
    rows = "".join(_group(g, total, complete) for g in found)
    return f'<h3>{escape(title)}</h3><div class="mc-reach">{rows}</div>'


def _group(group: Group, total: int, complete: bool) -> str:
    if group.count is None:
        value, width = "masqué", 0.0
    else:
        value, width = number(group.count), 100 * group.count / total if complete else 0.0
    share = f"<small>{percent(group.count or 0, total)}</small>" if complete else ""
    title = escape(group.title[:1].upper() + group.title[1:])
    return (
        f'<div class="mc-group"><span>{title}{share}</span>'
        f'<span class="mc-bar" aria-hidden="true"><i style="width:{width:.0f}%"></i></span>'
        f'<span class="mc-count">{value}</span></div>'
    )

"""The forms of a programme and of a séance."""

from __future__ import annotations

from datetime import date, time

import streamlit as st

from mcdata import clock, preparation
from mcdata.model import PLACES, Programme, Seance, SeanceKind
from mcdata.preparation import DEPARTEMENTS, SeanceDraft
from mcdata.reference import ThemeKind, sector_title, theme_title, themes
from mcdata.territory import territory_of
from mcdata.texts import label
from mcdata.ui import chosen, page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import fresh, saved

OTHER_THEME = "autre"
RENEWAL = "npnru"  # the theme that concerns people of every sector
ALL_SECTORS = ""


def programme_form(context: Context) -> None:
    """Create the first programme, or another one."""
    with st.form(fresh("programme"), enter_to_submit=False):
        title = st.text_input(
            "Titre", value="Master class citoyenne", key=fresh("programme", "title")
        )
        left, middle, right = st.columns(3)
        departement = left.selectbox(
            "Département", DEPARTEMENTS, index=1, filter_mode=None, key=fresh("programme", "where")
        )
        year = middle.number_input(
            "Année", 2014, 2100, clock.now().year, key=fresh("programme", "year")
        )
        target = right.number_input(
            "Personnes attendues en tout", 1, 10_000, 100, key=fresh("programme", "target")
        )
        sent = st.form_submit_button("Créer le programme", type="primary")
    if sent:
        with page.errors():
            made = preparation.create_programme(context.store, title, departement, year, target)
            chosen.open_programme(made.id)
            saved("Programme créé. Créez maintenant sa première séance.", "programme")


def programme_change_form(context: Context, programme: Programme) -> None:
    """Change a programme's title, year and target."""
    name = f"programme-{programme.id}"
    with st.form(fresh(name), enter_to_submit=False):
        title = st.text_input(
            "Titre du programme", programme.title, key=fresh(name, "title")
        )
        left, right = st.columns(2)
        year = left.number_input("Année", 2014, 2100, programme.year, key=fresh(name, "year"))
        target = right.number_input(
            "Personnes attendues en tout", 1, 10_000, programme.target_people,
            key=fresh(name, "target"),
        )  # fmt: skip
        sent = st.form_submit_button("Enregistrer le programme")
    if sent:
        with page.errors():
            preparation.change_programme(context.store, programme.id, title, year, target)
            saved("Programme enregistré.")


def seance_form(context: Context, programme: Programme, seance: Seance | None = None) -> None:
    """Create a séance of the programme, or change one; what is refused stays in the form."""
    name = f"seance-{seance.id if seance else programme.id}"
    draft = _fields(context, programme, seance, name)
    words = "Enregistrer la séance" if seance else "Créer la séance"
    if st.button(words, type="primary", key=f"{name}-send"):
        with page.errors():
            if seance:
                preparation.change_seance(context.store, seance.id, draft)
                saved("Séance enregistrée.")
            made = preparation.create_seance(context.store, programme.id, draft)
            st.session_state["mp_seance"] = made.code
            saved(f"Séance créée. Son code est {made.code}.", name)


def _fields(
    context: Context, programme: Programme, seance: Seance | None, name: str
) -> SeanceDraft:
    number, kind = _number_and_kind(context, programme, seance, name)
    left, right = st.columns(2)
    with left:
        theme = _theme(kind, seance, name)
    sector = None
    with right:
        if kind is SeanceKind.INTRODUCTORY and territory_of(programme.departement).sectors:
            sector = _sector(context, programme, theme, seance, name)
        title = st.text_input(
            "Titre (facultatif)",
            value=_own_title(seance) if seance else "",
            placeholder="Sinon, celui du thème",
            key=fresh(name, "title"),
        )
    day, hour, capacity = _when(seance, name)
    place = st.text_input(
        "Lieu (obligatoire)",
        value=seance.place if seance else "",
        placeholder="Salle, adresse, ville",
        key=fresh(name, "place"),
    )
    return SeanceDraft(number, kind, theme, day, hour, place, sector, capacity, title)


def _sector(
    context: Context, programme: Programme, theme: str, seance: Seance | None, name: str
) -> str | None:
    """Ask for an introductory séance's sector; one about renewal may be for all of them.

    What is proposed is the first sector that has no introductory séance yet.
    """
    keys = [s.key for s in territory_of(programme.departement).sectors]
    had = {s.sector for s in context.store.seances(programme.id)}
    proposed = next((key for key in keys if key not in had), keys[0])
    if seance:
        proposed = seance.sector or ALL_SECTORS
    elif theme == RENEWAL:
        proposed = ALL_SECTORS
    options = [*keys, ALL_SECTORS]
    picked: str = st.selectbox(
        "Secteur",
        options,
        options.index(proposed),
        lambda key: sector_title(key) if key else "Hors secteur, pour tout le département",
        fresh(name, f"sector-{theme}"),
        filter_mode=None,
    )
    return picked or None


def _own_title(seance: Seance) -> str:
    """A title that only repeats the theme's follows it when the theme changes."""
    default = preparation.default_title(seance.theme, seance.sector)
    return "" if seance.title == default else seance.title


def _number_and_kind(
    context: Context, programme: Programme, seance: Seance | None, name: str
) -> tuple[int, SeanceKind]:
    left, right = st.columns([1, 3])
    proposed = preparation.next_number(context.store.seances(programme.id))
    number = left.number_input(
        "Numéro", 1, 99, seance.number if seance else proposed, key=fresh(name, "number")
    )
    kinds = list(SeanceKind)
    kind = right.segmented_control(
        "Nature",
        kinds,
        default=seance.kind if seance else SeanceKind.THEMATIC,
        required=True,
        format_func=lambda k: label(k).capitalize(),
        key=fresh(name, "kind"),
    )
    return number, kind or SeanceKind.THEMATIC


def _theme(kind: SeanceKind, seance: Seance | None, name: str) -> str:
    keys = [t.key for t in themes() if t.kind is ThemeKind(kind.value)]
    own = seance.theme if seance and seance.theme not in keys else ""
    chosen = keys.index(seance.theme) if seance and seance.theme in keys else 0
    key = st.selectbox(
        "Thème",
        [*keys, OTHER_THEME],
        len(keys) if own else chosen,
        lambda k: "Un autre thème…" if k == OTHER_THEME else theme_title(k),
        fresh(name, f"theme-{kind.value}"),
        filter_mode=None,
    )
    if key != OTHER_THEME:
        return key
    return st.text_input(
        "Lequel ?",
        value=own,
        key=fresh(name, "own-theme"),
        placeholder="Mobilité, culture…",
    )


def _when(seance: Seance | None, name: str) -> tuple[date, time, int]:
    left, middle, right = st.columns(3)
    start = clock.to_paris(seance.starts_at) if seance else None
    today = clock.today()
    day = left.date_input(
        "Date",
        start.date() if start else today,
        format="DD/MM/YYYY",
        key=fresh(name, "day"),
    )
    hour = middle.time_input(
        "Heure", start.time() if start else time(14, 0), key=fresh(name, "hour")
    )
    capacity = right.number_input(
        "Places", 2, PLACES, seance.capacity if seance else PLACES, key=fresh(name, "places")
    )
    return day or today, hour or time(14, 0), capacity

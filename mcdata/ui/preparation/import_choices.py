"""What an import asks, and what was chosen so far: kept by file, until it is imported."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from html import escape

import streamlit as st

from mcdata.importing import Ask, BadLine, Choices, ImportPreview, UnknownPlace
from mcdata.model import College
from mcdata.quartiers import described, is_likely
from mcdata.reference import quartiers
from mcdata.texts import NBSP, label, number, plural
from mcdata.ui import page
from mcdata.ui.page import Context

KEPT = "mp-import-choices"
SHOWN = 40  # questions drawn of each kind at once
SAME, APART = "C’est la même personne", "Ce sont deux personnes"
KEEP, REPLACE = "Garder", "Remplacer"


def of(file_id: str) -> Choices:
    """Return what was chosen for this file."""
    kept: tuple[str, Choices] = st.session_state.get(KEPT, ("", Choices()))
    return kept[1] if kept[0] == file_id else Choices()


def _choose(file_id: str, **values: object) -> None:
    st.session_state[KEPT] = (file_id, dataclasses.replace(of(file_id), **values))  # type: ignore[arg-type]


def draw(context: Context, preview: ImportPreview, file_id: str) -> None:
    """Draw every question that the file raises, the widest first."""
    _sheets(preview, file_id)
    _college(preview, file_id)
    _quartiers(context, preview, file_id)
    _twins(preview, file_id)
    _conflicts(preview, file_id)


def _changed(key: str, act: Callable[[object], None]) -> Callable[[], None]:
    return lambda: act(st.session_state.get(key))


def _sheets(preview: ImportPreview, file_id: str) -> None:
    lists = [sheet for sheet in preview.sheets if sheet.is_list]
    if len(lists) < 2:
        return
    key = f"mp-import-sheets-{file_id}"
    counts = {sheet.name: sheet.lines for sheet in lists}
    st.pills(
        "Ce classeur contient plusieurs listes. Lesquelles importer ?",
        list(counts),
        selection_mode="multi",
        default=[sheet.name for sheet in lists if sheet.is_read],
        format_func=lambda name: f"{name} ({plural(counts[name], 'ligne', 'lignes')})",
        key=key,
        on_change=_changed(key, lambda value: _choose(file_id, sheets=tuple(value or ()))),  # type: ignore[arg-type,call-overload]
    )


def _college(preview: ImportPreview, file_id: str) -> None:
    chosen = of(file_id).college
    lacking = preview.without_college
    if not lacking and chosen is None:
        return
    key = f"mp-import-college-{file_id}"
    words = plural(lacking, "personne n’a pas de collège", "personnes n’ont pas de collège")
    st.segmented_control(
        f"{words} dans ce fichier. Quel est le leur ?"
        if lacking
        else "Collège des personnes pour qui le fichier n’en dit rien",
        list(College),
        default=chosen,
        format_func=lambda college: label(college).capitalize(),
        key=key,
        on_change=_changed(key, lambda value: _choose(file_id, college=value)),
    )


# quartiers ----------------------------------------------------------------------------------


def _quartiers(context: Context, preview: ImportPreview, file_id: str) -> None:
    if preview.unknown:
        page.markup(
            '<h3 class="mp-warn">Quartiers à choisir</h3><p class="mp-note">Le plus probable est '
            "proposé. Votre choix vaut pour toutes les lignes qui l’écrivent ainsi, et sera retenu "
            "pour les prochains fichiers.</p>"
        )
        shown = preview.unknown[:SHOWN]
        with st.form(f"mp-import-places-{file_id}", border=False, enter_to_submit=False):
            chosen = {place.key: _quartier(place, file_id) for place in shown}
            sent = st.form_submit_button("Retenir ces quartiers", type="primary")
        if sent:
            _remember(context, file_id, {key: code for key, code in chosen.items() if code})
            st.rerun()
        _rest(len(preview.unknown), "autre quartier à choisir", "autres quartiers à choisir")
    if preview.chosen_places:
        count = len(preview.chosen_places)
        words = plural(count, "quartier reconnu par vos choix", "quartiers reconnus par vos choix")
        with st.expander(words):
            for place in preview.chosen_places[:SHOWN]:
                code = _quartier(place, file_id)
                if code and code != place.chosen:
                    _remember(context, file_id, {place.key: code})
                    st.rerun()


def _quartier(place: UnknownPlace, file_id: str) -> str:
    likely = [proposal.quartier for proposal in place.proposals]
    options = {q.code: described(q) for q in (*likely, *quartiers())}
    first = place.chosen or (likely[0].code if is_likely(place.proposals) else "")
    commune = f" ({place.commune})" if place.commune else ""
    return (
        st.selectbox(
            f"«{NBSP}{page.plain(place.written)}{NBSP}»{page.plain(commune)} · "
            f"{plural(len(place.lines), 'ligne', 'lignes')}",
            list(options),
            list(options).index(first) if first else None,
            lambda code: options[code],
            f"mp-import-place-{file_id}-{place.key}",
            placeholder="Cherchez un nom, une commune, un site NPNRU ou un code",
        )
        or ""
    )


def _remember(context: Context, file_id: str, chosen: dict[str, str]) -> None:
    _choose(file_id, quartiers={**of(file_id).quartiers, **chosen})
    context.store.save_quartier_aliases(chosen)


# people -------------------------------------------------------------------------------------


def _twins(preview: ImportPreview, file_id: str) -> None:
    twins, kept = preview.waiting_for(Ask.TWIN), of(file_id)
    if twins:
        page.markup('<h3 class="mp-warn">La même personne, ou deux ?</h3>')
    for twin in twins[:SHOWN]:
        _twin(twin, file_id)
    _rest(len(twins), "autre question semblable", "autres questions semblables")
    decided = len(kept.same | kept.apart)
    if decided and st.button(
        f"Revenir sur {plural(decided, 'réponse', 'réponses')} à cette question", type="tertiary"
    ):
        _choose(file_id, same=frozenset(), apart=frozenset())
        st.rerun()


def _twin(twin: BadLine, file_id: str) -> None:
    key = f"mp-import-twin-{file_id}-{twin.ref}"

    def decide(value: object) -> None:
        kept = of(file_id)
        if value == SAME:
            _choose(file_id, same=kept.same | {twin.ref})
        elif value == APART:
            _choose(file_id, apart=kept.apart | {twin.ref})

    st.segmented_control(
        f"Ligne {twin.line}, {page.plain(twin.who)}{NBSP}: {page.plain(twin.reason)}",
        [SAME, APART],
        key=key,
        on_change=_changed(key, decide),
    )


def _conflicts(preview: ImportPreview, file_id: str) -> None:
    """Draw what would replace something known: kept as it is until somebody says yes."""
    conflicts, kept = preview.conflicts, of(file_id)
    if not conflicts:
        return
    page.markup(
        '<h3 class="mp-warn">Ce que le fichier dit autrement</h3><p class="mp-note">Rien n’est '
        "remplacé sans votre accord.</p>"
    )
    everything = frozenset(key for _, key, _ in conflicts)
    if len(conflicts) > 1:
        with st.container(horizontal=True):
            if st.button(f"Tout remplacer ({number(len(conflicts))})"):
                _choose(file_id, replaced=everything)
                st.rerun()
            if kept.replaced & everything and st.button("Tout garder"):
                _choose(file_id, replaced=kept.replaced - everything)
                st.rerun()
    for line, key, change in conflicts[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"mp-change-{key}"):
            page.markup(
                f'<p class="mp-change">Ligne {line.line} · '
                f"<b>{escape(line.participant.name)}</b><br>"
                f"{change.field}{NBSP}: <del>{escape(change.before)}</del> → "
                f"<ins>{escape(change.after)}</ins></p>"
            )
            _accept(key, file_id, is_done=change.is_done)
            ref = key.rpartition("/")[0]
            if st.button("Une autre personne", key=f"mp-apart-{key}", type="tertiary",
                         help="Elles portent le même nom : la ligne ajoute quelqu’un"):  # fmt: skip
                _choose(file_id, apart=kept.apart | {ref})
                st.rerun()
    _rest(len(conflicts), "autre différence, gardée telle quelle", "autres différences, gardées")


def _accept(key: str, file_id: str, *, is_done: bool) -> None:
    widget = f"mp-accept-{file_id}-{key}-{is_done}"

    def decide(value: object) -> None:
        kept = of(file_id).replaced
        _choose(file_id, replaced=kept | {key} if value == REPLACE else kept - {key})

    st.segmented_control(
        "Garder ou remplacer", [KEEP, REPLACE], default=REPLACE if is_done else KEEP,
        required=True, label_visibility="collapsed", key=widget,
        on_change=_changed(widget, decide),
    )  # fmt: skip


def _rest(count: int, one: str, many: str) -> None:
    if count > SHOWN:
        page.markup(f'<p class="mp-note">Et {plural(count - SHOWN, one, many)}.</p>')

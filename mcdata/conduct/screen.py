"""What the room is asked and shown: questions and the projector's scene."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mcdata import clock
from mcdata import facts as f
from mcdata.conduct import evaluation
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import PollStage, PollType, Scene
from mcdata.state import SeanceState
from mcdata.store import Store

_POLL_SCENES = frozenset({Scene.QUESTION, Scene.RESULTS})
_TIMED_SCENES = frozenset({Scene.COUNTDOWN, Scene.BREAK})
LONGEST = 120  # minutes of a countdown or a break
AGAIN = timedelta(seconds=2)  # a second tap on the same length is the same tap


_SHOWN = "Les résultats ont été montrés\u00a0: cette question ne peut plus rouvrir."
UNREAD = "Lisez d’abord les réponses sur la console, puis montrez-les à la salle."
_NO_POLL = {
    Scene.QUESTION: "Aucune question n’a encore été ouverte.",
    Scene.RESULTS: "Aucun résultat n’a encore été révélé.",
}


def open_poll(
    store: Store, seance_id: str, poll_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Open a question (the one that was open closes) and show it to the room."""
    store.poll(seance_id, poll_id)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        stage = state.poll_stage(poll_id)
        if stage is PollStage.REVEALED:
            raise Refused(_SHOWN)
        if stage is PollStage.OPEN:
            return []
        return [f.SceneChosen(Scene.QUESTION, poll_id), f.PollOpened(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def close_poll(
    store: Store, seance_id: str, poll_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if state.poll_stage(poll_id) is PollStage.PREPARED:
            raise Refused("Cette question n’a pas encore été ouverte.")
        return [f.PollClosed(poll_id)] if state.poll_stage(poll_id) is PollStage.OPEN else []

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def reveal_poll(
    store: Store, seance_id: str, poll_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Show the results and seal the urn: answers are shuffled, their link to phones is gone.

    Free answers are only sealed: the room sees them once the animator has read them
    (`show_answers`).
    """
    is_text = store.poll(seance_id, poll_id).type is PollType.TEXT

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        stage = state.poll_stage(poll_id)
        if stage is PollStage.PREPARED:
            raise Refused("Cette question n’a pas encore été ouverte.")
        show = f.SceneChosen(Scene.RESULTS, poll_id)
        revealed = stage is PollStage.REVEALED
        if is_text:
            return [] if revealed else [f.PollRevealed(poll_id)]
        return [show] if revealed else [show, f.PollRevealed(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def choose_scene(
    store: Store,
    seance_id: str,
    scene: Scene,
    poll_id: str | None = None,
    at: datetime | None = None,
    *,
    minutes: int | None = None,
    question: int | None = None,
    saw: Saw = BLIND,
) -> Entries:
    """Choose what the projector shows; without a `poll_id`, the question asked last.

    A countdown and a break last `minutes` (1 to LONGEST) from this act on; a question in writing
    is named by its number, and read by who chooses it. « Merci » opens the closing evaluation on
    the phones.
    """
    now = at or clock.now()
    if scene in _TIMED_SCENES and (minutes is None or not 1 <= minutes <= LONGEST):
        raise InvalidInput(f"Choisissez une durée, de 1 à {LONGEST} minutes.")
    asked = evaluation.prepare(store, seance_id) if scene is Scene.THANKS else ()
    texts = {p.id for p in store.polls(seance_id) if p.type is PollType.TEXT}

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if scene in _TIMED_SCENES:
            return _timed(state, scene, minutes, now)
        if scene is Scene.WRITTEN:
            return _written(state, question)
        unread = {key for key in texts if key in state.polls and not state.polls[key].shown_at}
        poll = (poll_id or _latest_poll(state, scene, unread)) if scene in _POLL_SCENES else None
        if scene in _POLL_SCENES and poll is None:
            raise Refused(_NO_POLL[scene])
        if scene is Scene.RESULTS and state.poll_stage(poll or "") is not PollStage.REVEALED:
            raise Refused("Révélez d’abord les résultats de cette question.")
        if scene is Scene.RESULTS and poll in unread:
            raise Refused(UNREAD)
        opens = evaluation.opening(state, asked)
        if (state.scene, state.scene_poll) == (scene, poll):
            return opens
        return [f.SceneChosen(scene, poll), *opens]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def _timed(state: SeanceState, scene: Scene, minutes: int | None, now: datetime) -> list[Fact]:
    same = (state.scene, state.scene_minutes) == (scene, minutes)
    if same and state.scene_at is not None and now - state.scene_at < AGAIN:
        return []
    return [f.SceneChosen(scene, minutes=minutes)]


def _written(state: SeanceState, question: int | None) -> list[Fact]:
    if all(asked.number != question for asked in state.questions):
        raise NotFound("Cette question n’existe plus\u00a0: elle n’est pas montrée.")
    if (state.scene, state.scene_question) == (Scene.WRITTEN, question):
        return []
    return [f.SceneChosen(Scene.WRITTEN, question=question)]


def _latest_poll(state: SeanceState, scene: Scene, unread: set[str]) -> str | None:
    """The question to show when none is named: the open one, or the last opened or revealed."""
    if scene is Scene.QUESTION and state.open_poll:
        return state.open_poll
    runs = [
        run
        for run in state.polls.values()
        if not run.evaluation
        and (scene is Scene.QUESTION or run.stage is PollStage.REVEALED)
        and not (scene is Scene.RESULTS and run.poll in unread)
    ]
    return max(runs, key=lambda r: r.revealed_at or r.opened_at).poll if runs else None

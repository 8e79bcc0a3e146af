"""What the room is asked and shown: questions and the projector's scene."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import PollStage, Scene
from mcdata.state import SeanceState
from mcdata.store import Store

_POLL_SCENES = frozenset({Scene.QUESTION, Scene.RESULTS})


_SHOWN = "Les résultats ont été montrés\u00a0: cette question ne peut plus rouvrir."
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
    """Show the results and seal the urn: answers are shuffled, their link to phones is gone."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        stage = state.poll_stage(poll_id)
        if stage is PollStage.PREPARED:
            raise Refused("Cette question n’a pas encore été ouverte.")
        show = f.SceneChosen(Scene.RESULTS, poll_id)
        return [show] if stage is PollStage.REVEALED else [show, f.PollRevealed(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def choose_scene(
    store: Store,
    seance_id: str,
    scene: Scene,
    poll_id: str | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Choose what the projector shows; without a `poll_id`, the question asked last."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        poll = (poll_id or _latest_poll(state, scene)) if scene in _POLL_SCENES else None
        if scene in _POLL_SCENES and poll is None:
            raise Refused(_NO_POLL[scene])
        if scene is Scene.RESULTS and state.poll_stage(poll or "") is not PollStage.REVEALED:
            raise Refused("Révélez d’abord les résultats de cette question.")
        if (state.scene, state.scene_poll) == (scene, poll):
            return []
        return [f.SceneChosen(scene, poll)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def _latest_poll(state: SeanceState, scene: Scene) -> str | None:
    """The question to show when none is named: the open one, or the last opened or revealed."""
    if scene is Scene.QUESTION and state.open_poll:
        return state.open_poll
    runs = [
        r for r in state.polls.values() if scene is Scene.QUESTION or r.stage is PollStage.REVEALED
    ]
    return max(runs, key=lambda r: r.revealed_at or r.opened_at).poll if runs else None

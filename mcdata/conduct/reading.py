"""Free answers, read by the animator before the room reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import PollStage, PollType, Scene
from mcdata.state import PollRun, SeanceState
from mcdata.store import Store

NOT_SEALED = "Révélez d’abord cette question\u00a0: ses réponses se lisent ensuite."
NO_TEXTS = "Cette question n’a pas de réponses écrites à relire."


def hide_answer(
    store: Store, seance_id: str, poll_id: str, answer: int, at: datetime | None = None
) -> Entries:
    """Hide one free answer from the room: it is still counted, and never printed."""

    def facts(run: PollRun) -> list[Fact]:
        return [] if answer in run.hidden else [f.AnswerHidden(poll_id, answer)]

    return _moderate(store, seance_id, poll_id, answer, facts, at)


def restore_answer(
    store: Store, seance_id: str, poll_id: str, answer: int, at: datetime | None = None
) -> Entries:
    """Let the room read a free answer that was hidden."""

    def facts(run: PollRun) -> list[Fact]:
        return [f.AnswerRestored(poll_id, answer)] if answer in run.hidden else []

    return _moderate(store, seance_id, poll_id, answer, facts, at)


def show_answers(
    store: Store, seance_id: str, poll_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """The answers have been read: show those that are not hidden to the room."""
    _check_texts(store, seance_id, poll_id)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        run = _sealed_run(state, poll_id)
        on_screen = (state.scene, state.scene_poll) == (Scene.RESULTS, poll_id)
        scene: list[Fact] = [] if on_screen else [f.SceneChosen(Scene.RESULTS, poll_id)]
        return scene if run.shown_at else [*scene, f.AnswersShown(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def _moderate(
    store: Store,
    seance_id: str,
    poll_id: str,
    answer: int,
    facts: Callable[[PollRun], list[Fact]],
    at: datetime | None,
) -> Entries:
    _check_texts(store, seance_id, poll_id)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        run = _sealed_run(state, poll_id)
        if not 0 <= answer < store.answer_count(seance_id, poll_id):
            raise NotFound("Cette réponse n’existe pas. Rechargez la page.")
        return facts(run)

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def _check_texts(store: Store, seance_id: str, poll_id: str) -> None:
    if store.poll(seance_id, poll_id).type is not PollType.TEXT:
        raise InvalidInput(NO_TEXTS)


def _sealed_run(state: SeanceState, poll_id: str) -> PollRun:
    """A sealed urn's answers have places that stay; before, they could still change."""
    if state.poll_stage(poll_id) is not PollStage.REVEALED:
        raise Refused(NOT_SEALED)
    return state.polls[poll_id]

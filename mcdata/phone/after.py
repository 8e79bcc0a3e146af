"""What stays on the phone once the séance is over: all the results shown, and the next date."""

from __future__ import annotations

from dataclasses import dataclass

from mcdata import outcome, texts
from mcdata.model import PollStage, Seance
from mcdata.phone.question import sentences
from mcdata.phone.results import Results, results_of
from mcdata.state import SeanceState
from mcdata.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the séance, and what the room answered."""

    sentences: tuple[str, ...]
    results: Results


def shown_results(
    store: Store, seance: Seance, state: SeanceState, minimum: int
) -> tuple[Asked, ...]:
    """Every result that was shown to the room, in the order in which they were asked."""
    runs = [
        run
        for run in state.polls.values()
        if run.stage is PollStage.REVEALED and not run.evaluation
    ]
    asked = []
    for run in sorted(runs, key=lambda run: run.opened_at):
        poll = store.poll(seance.id, run.poll)
        found = results_of(outcome.read_for_room(store, seance.id, poll), minimum)
        asked.append(Asked(sentences(texts.french(poll.question)), found))
    return tuple(asked)


def next_seance(store: Store, seance: Seance) -> tuple[str, ...]:
    """The next séance that the programme has planned: when, what about, where; () if none is."""
    coming = [
        other
        for other in store.seances(seance.programme_id)
        if other.starts_at > seance.starts_at and other.id != seance.id
    ]
    if not coming:
        return ()
    following = min(coming, key=lambda other: other.starts_at)
    when = f"{texts.date_long(following.starts_at)}, à {texts.time_of(following.starts_at)}"
    lines = (when[:1].upper() + when[1:], following.title, following.place)
    return tuple(line for line in lines if line)

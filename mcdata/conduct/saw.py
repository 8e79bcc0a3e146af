"""What the screen showed when the finger came down: an act meant for another state does nothing.

A second tap, or a second console, may act on a séance that has just changed. So an act says what
it saw, aspect by aspect, and the writer compares before it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mcdata.errors import InvalidInput, Stale
from mcdata.facts import Entry, Fact
from mcdata.state import SeanceState
from mcdata.store import Decide

Value = str | int | bool | None

STALE = (
    "La séance a changé entre-temps\u00a0: rien n’a été fait. Regardez, puis touchez de nouveau."
)


def _course(state: SeanceState, _: str) -> Value:
    if state.opened_at is None:
        return "preparee"
    return "ouverte" if state.ended_at is None else "terminee"


def _seat(state: SeanceState, key: str) -> Value:
    return next((s.role.value for s in state.present if str(s.seat) == key), None)


def _question(state: SeanceState, key: str) -> Value:
    return next((q.answered for q in state.questions if str(q.number) == key), None)


def _note(state: SeanceState, key: str) -> Value:
    return next((n.text for n in state.notes if str(n.number) == key), None)


def _hands(state: SeanceState, key: str) -> Value:
    return state.polls[key].counted if key in state.polls else None


def _turn(state: SeanceState, key: str) -> Value:
    return next((t.seat for t in state.turns if str(t.number) == key), None)


ASPECTS: Mapping[str, Callable[[SeanceState, str], Value]] = MappingProxyType(
    {
        "course": _course,
        "speaker": lambda state, _: state.turn.seat if state.turn else None,
        "block": lambda state, _: state.block.block if state.block else None,
        "scene": lambda state, _: state.scene.value,
        "minutes": lambda state, key: state.extra.get(key, 0),
        "open_poll": lambda state, _: state.open_poll,
        "poll": lambda state, key: state.poll_stage(key).value,
        "seat": _seat,
        "hand": lambda state, key: any(str(h.seat) == key for h in state.hands),
        "question": _question,
        "note": _note,
        "turn": _turn,
        "present": lambda state, _: len(state.present),
        "hands": _hands,  # the number of the count of hands, null before the first
        "evaluation": lambda state, _: bool(state.open_evaluation),
    }
)


@dataclass(frozen=True, slots=True)
class Saw:
    """Aspects as they were seen, `speaker` or `poll:<id>`; what isn't named isn't compared."""

    aspects: Mapping[str, Value] = field(default_factory=dict)

    def check(self, state: SeanceState) -> None:
        """Raises Stale where an aspect has changed, InvalidInput for an unknown one."""
        for aspect, seen in self.aspects.items():
            name, _, key = aspect.partition(":")
            read = ASPECTS.get(name)
            if read is None:
                raise InvalidInput("Cette page est trop ancienne. Rechargez-la.")
            if read(state, key) != seen:
                raise Stale(STALE)

    def guard(self, decide: Decide) -> Decide:
        """Return `decide` preceded by the comparison, both on the state of that moment."""

        def guarded(state: SeanceState, entries: Sequence[Entry]) -> Sequence[Fact]:
            self.check(state)
            return decide(state, entries)

        return guarded


BLIND = Saw()

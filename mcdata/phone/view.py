"""What a phone shows: the séance's state -> one page's contents. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mcdata import outcome, texts
from mcdata.agenda import progress
from mcdata.model import Poll, PollStage, Scene, Seance
from mcdata.phone.after import Asked, next_seance, shown_results
from mcdata.phone.evaluation import Step, step_of
from mcdata.phone.question import Draft, Question, question_of
from mcdata.phone.results import Results, results_of
from mcdata.polls import TEXT_LIMIT
from mcdata.seats import label_of
from mcdata.state import PollRun, SeanceState
from mcdata.store import Store
from mcdata.synthesis import published_points


class Screen(StrEnum):
    """What the question's zone holds; the value names its template."""

    BEFORE = "before"
    WAITING = "waiting"
    QUESTION = "question"
    ANSWERED = "answered"
    CLOSED = "closed"
    RESULTS = "results"
    EVALUATION = "evaluation"
    EVALUATED = "evaluated"
    ENDED = "ended"


_FORMS = (Screen.QUESTION, Screen.EVALUATION)  # what a reload would empty

POINTS = 3  # of the validated synthesis, on a telephone
HEAD_LENGTH = 24  # characters of a title that share a line with the date

TITLES = {
    Screen.BEFORE: "La séance va commencer",
    Screen.WAITING: "En attente",
    Screen.QUESTION: "Question",
    Screen.ANSWERED: "Réponse enregistrée",
    Screen.CLOSED: "Question finie",
    Screen.RESULTS: "Résultats",
    Screen.EVALUATION: "Votre avis sur la séance",
    Screen.EVALUATED: "Avis enregistré",
    Screen.ENDED: "La séance est finie",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for the page, and what they are in the middle of.

    `panel` is open under the question: "seat" to give one's number, "question" to write one.
    """

    voter: str
    token: str
    seat: int | None = None
    editing: bool = False
    panel: str = ""
    warning: str = ""
    floor_warning: str = ""
    floor_done: str = ""
    typed: str = ""
    draft: Draft | None = None
    avis: int | None = None  # the evaluation's question that is asked for


@dataclass(frozen=True, slots=True)
class Coming:
    """Where the running order is, and what comes next, at about what time."""

    current: str = ""
    following: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class FloorZone:
    """The zone where one asks for the floor, aloud or in writing."""

    is_live: bool
    seat: int | None
    label: str  # of the place: « 12 », « A »
    hand: str  # « up » while it is raised, « turn » while the person speaks
    status: str
    panel: str
    warning: str
    done: str
    typed: str
    capacity: int
    limit: int = TEXT_LIMIT

    @property
    def key(self) -> str:
        """Changes whenever the zone has to be drawn again."""
        return f"{self.is_live} {self.seat} {self.hand} {self.panel}"


@dataclass(frozen=True, slots=True)
class Page:
    code: str
    path: str
    title: str
    head: str  # the title where it is short, so that the question keeps the height
    date: str
    starts: str
    place: str
    is_demo: bool
    version: int
    screen: Screen
    screen_title: str
    key: str
    announcement: str
    refreshes: bool
    token: str
    warning: str
    unsent: str
    question: Question | None
    results: Results | None
    coming: Coming
    floor: FloorZone
    past: tuple[Asked, ...] = ()
    points: tuple[str, ...] = ()
    next_seance: tuple[str, ...] = ()
    is_over: bool = False
    evaluation: Step | None = None
    tel: str = ""  # what its feed is called by, so that phones are counted


def build_page(store: Store, minimum: int, seance: Seance, visit: Visit, now: datetime) -> Page:
    """Return what this visitor's phone shows now; no result under `minimum` answers."""
    version, state = store.version(seance.id), store.state(seance.id)
    screen, poll_id = screen_of(state)
    step = step_of(store, seance, state, visit.voter, visit.avis)
    if step:
        screen = Screen.EVALUATION if step.poll else Screen.EVALUATED
        poll_id = step.poll
    question = results = None
    if poll_id:
        poll = store.poll(seance.id, poll_id)
        screen, question = _asked(store, state, poll, visit, screen)
        unread = outcome.waits_for_reading(poll, state.polls.get(poll.id))
        if state.poll_stage(poll.id) is PollStage.REVEALED and not unread:
            results = results_of(outcome.read_for_room(store, seance.id, poll), minimum)
    coming = _coming(store, seance, state, now)
    ended = state.ended_at is not None and screen in (Screen.ENDED, Screen.EVALUATED)
    is_last = state.ended_at is not None and step is not None and step.complete
    return Page(
        code=seance.code,
        path=f"/v/{seance.code}",
        title=seance.title,
        head=seance.title if len(seance.title) <= HEAD_LENGTH else f"Séance {seance.number}",
        date=texts.date_short(seance.starts_at),
        starts=f"{texts.date_long(seance.starts_at)}, à {texts.time_of(seance.starts_at)}",
        place=seance.place,
        is_demo=store.programme(seance.programme_id).is_demo,
        version=version,
        screen=screen,
        screen_title=TITLES[screen],
        key=_key(screen, poll_id, coming, results, is_last=is_last),
        announcement=_announcement(screen, state),
        refreshes=screen not in _FORMS and not visit.panel,
        token=visit.token,
        warning=visit.warning,
        unsent=visit.draft.text if visit.draft else "",
        question=question,
        results=results,
        coming=coming,
        floor=_floor(seance, state, visit),
        past=shown_results(store, seance, state, minimum) if ended else (),
        points=published_points(store, seance.id)[:POINTS] if ended else (),
        next_seance=next_seance(store, seance) if ended else (),
        is_over=state.ended_at is not None,
        evaluation=step,
    )


def _asked(
    store: Store, state: SeanceState, poll: Poll, visit: Visit, screen: Screen
) -> tuple[Screen, Question]:
    """The question as this visitor left it, and the screen that this makes of `screen`."""
    answer = store.answer_of(poll.seance_id, poll.id, visit.voter)
    draft = visit.draft if visit.draft and visit.draft.poll == poll.id else None
    if screen is Screen.QUESTION and answer and not visit.editing:
        screen = Screen.ANSWERED
    if screen is Screen.RESULTS and outcome.waits_for_reading(poll, state.polls.get(poll.id)):
        screen = Screen.CLOSED
    return screen, question_of(poll, answer, draft)


def screen_of(state: SeanceState) -> tuple[Screen, str | None]:
    """Return what to show, and the question that it is about.

    An open question comes first. Then what the room is shown, or the question asked last if that
    was in the block in progress. While waiting, the last results stay within reach.
    """
    if state.opened_at is None:
        return Screen.BEFORE, None
    if state.ended_at is not None:
        return Screen.ENDED, None
    if state.open_poll:
        return Screen.QUESTION, state.open_poll
    run = _shown(state)
    if run is None:
        return Screen.WAITING, _last_revealed(state)
    revealed = run.stage is PollStage.REVEALED
    return (Screen.RESULTS if revealed else Screen.CLOSED), run.poll


def _shown(state: SeanceState) -> PollRun | None:
    """The closed or revealed question that the room is still at."""
    shown = state.polls.get(state.scene_poll or "")
    if shown and state.scene in (Scene.QUESTION, Scene.RESULTS):
        return shown
    last = max(_of_room(state), key=_changed_at, default=None)
    if last and state.block and state.block.started_at > _changed_at(last):
        return None
    return last


def _of_room(state: SeanceState) -> list[PollRun]:
    """The questions put to the room; the evaluation's have a screen of their own."""
    return [run for run in state.polls.values() if not run.evaluation]


def _changed_at(run: PollRun) -> datetime:
    return run.revealed_at or run.closed_at or run.opened_at


def _last_revealed(state: SeanceState) -> str | None:
    runs = [run for run in _of_room(state) if run.stage is PollStage.REVEALED]
    return max(runs, key=_changed_at).poll if runs else None


def _coming(store: Store, seance: Seance, state: SeanceState, now: datetime) -> Coming:
    course = progress(store.blocks(seance.id), state, seance.starts_at, now)
    return Coming(
        current=course.current.title if course.current else "",
        following=course.next.title if course.next else "",
        at=texts.time_of(course.next_at) if course.next_at else "",
    )


def _key(
    screen: Screen, poll_id: str | None, coming: Coming, results: Results | None, *, is_last: bool
) -> str:
    """What a refresh compares: as long as it is the same, the zone is left alone."""
    if screen in (Screen.EVALUATION, Screen.EVALUATED):
        # what others answer leaves the step alone; the end comes to who has answered everything
        return "avis fini" if is_last else "avis"
    if screen in (Screen.QUESTION, Screen.ANSWERED):
        return f"open {poll_id}"
    return f"{screen} {poll_id} {coming.current} {coming.following} {results is not None}"


def _announcement(screen: Screen, state: SeanceState) -> str:
    """What a screen reader says before the heading when the zone changes by itself."""
    if screen is Screen.EVALUATION and state.ended_at:
        return f"{TITLES[Screen.ENDED]}. {TITLES[screen]}"
    if screen is Screen.EVALUATED and state.ended_at:
        return TITLES[Screen.ENDED]
    if screen is Screen.QUESTION:
        return "Nouvelle question"
    return TITLES[screen] if screen in (Screen.CLOSED, Screen.RESULTS, Screen.EVALUATION) else ""


def _floor(seance: Seance, state: SeanceState, visit: Visit) -> FloorZone:
    hand = status = ""
    if any(raised.seat == visit.seat for raised in state.hands):
        hand, status = "up", "Votre main est levée. On vous donnera la parole."
    elif state.turn is not None and state.turn.seat == visit.seat:
        hand, status = "turn", "Vous avez la parole."
    return FloorZone(
        is_live=state.is_live,
        seat=visit.seat,
        label=label_of(visit.seat) if visit.seat else "",
        hand=hand,
        status=status,
        panel=visit.panel if state.is_live else "",
        warning=visit.floor_warning,
        done=visit.floor_done,
        typed=visit.typed,
        capacity=seance.capacity,
    )

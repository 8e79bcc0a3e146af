"""A séance's state -> the picture of the scene that the animator chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

import segno

from mcdata import agenda, outcome
from mcdata.access import public_address
from mcdata.denominators import asked_by
from mcdata.model import Block, Poll, PollStage, PollType, Scene, Seance
from mcdata.network import wifi
from mcdata.programme import attendance
from mcdata.projector.floor_view import floor_body
from mcdata.projector.interludes import black_body, break_body, countdown_body, written_body
from mcdata.projector.moment import Moment
from mcdata.projector.picture import (
    Agenda,
    Bar,
    Body,
    Floor,
    Network,
    Picture,
    Question,
    Results,
    Segment,
    SegmentState,
    Thanks,
    Welcome,
)
from mcdata.settings import Settings
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.tally import Tally, channels, leaders, showable
from mcdata.texts import date_long, french, percent, plural, time_of

NO_QUESTION = "La prochaine question arrive"
TOO_FEW = "Trop peu de réponses pour être montrées"
NO_RESULTS = "Pas encore de résultats à montrer"
BEING_READ = "Vos réponses sont lues, puis montrées ici"
EVALUATION = "Votre avis sur la séance, depuis votre téléphone"
NO_TEXTS = "Merci pour vos réponses"
NOT_REVEALED = "Les résultats seront montrés ici"
HINTS = MappingProxyType(
    {
        PollType.SINGLE: "",
        PollType.SCALE: "",
        PollType.TEXT: "Écrivez quelques mots sur votre téléphone.",
    }
)


def load(store: Store, seance: Seance, settings: Settings, now: datetime) -> Picture:
    """Read what the room sees of `seance` at `now` (naive UTC)."""
    version = store.version(seance.id)  # first: the picture may be newer than it says, not older
    state = store.state(seance.id)
    body = _BODIES[state.scene](Moment(store, seance, state, settings, now))
    address = public_address(settings)
    return Picture(
        version=version,
        scene=state.scene,
        open_poll=state.open_poll,
        code=seance.code,
        address=address.split("://", 1)[-1],  # its front door asks for the code
        qr_svg=qr_svg(f"{address}/v/{seance.code}"),
        seance=f"Séance {seance.number} · {seance.title}",
        is_demo=store.programme(seance.programme_id).is_demo,
        told=body.told,
        body=body,
    )


@lru_cache(maxsize=64)
def qr_svg(address: str) -> str:
    """Draw a QR code, black on white with its quiet zone, as an inline SVG element."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(
        border=4, dark="#000000", light="#ffffff", omitsize=True, svgclass="segno", title=address
    )


def welcome_body(moment: Moment) -> Welcome:
    """Return the way in: first the room's network when it was told, then the séance's page."""
    card = "ou prenez votre carte de place"
    known = moment.store.wifi(moment.seance.id)
    if known is None:
        return Welcome(card)
    network = Network(known.name, known.password, wifi.qr_svg(known))
    return Welcome(card, network, wifi.NO_INTERNET)


def agenda_body(moment: Moment) -> Agenda:
    """Return the band of blocks, the current one with its clock, and what comes next."""
    seance, state = moment.seance, moment.state
    blocks = moment.store.blocks(seance.id)
    progress = agenda.progress(blocks, state, seance.starts_at, moment.now)
    current = progress.current
    return Agenda(
        segments=tuple(_segment(b, current, state) for b in agenda.extended(blocks, state)),
        title=current.title if current else _between(seance, state, progress.next),
        elapsed=round(progress.elapsed * 60) if current else None,
        planned=progress.planned,
        next=_next_block(progress),
    )


def _segment(block: Block, current: Block | None, state: SeanceState) -> Segment:
    ran = {run.block for run in state.blocks}
    if current and block.id == current.id:
        place, word = SegmentState.CURRENT, "en cours"
    elif block.id in ran:
        place, word = SegmentState.DONE, "terminé"
    else:
        place, word = SegmentState.LATER, "à venir"
    minutes = plural(block.minutes, "minute", "minutes")
    return Segment(block.minutes, place, f"{block.title}, {minutes}, {word}")


def _between(seance: Seance, state: SeanceState, following: Block | None) -> str:
    """Say where the séance is when no block is in progress."""
    if state.ended_at:
        return "La séance est terminée"
    if state.blocks:
        return "Un instant" if following else "Le déroulé est terminé"
    if state.is_live:
        return "Nous allons commencer"
    return f"La séance commence à {time_of(seance.starts_at)}"


def _next_block(progress: agenda.Progress) -> str:
    if progress.next is None:
        return ""
    if not progress.done and progress.current is None:
        return french(f"D’abord : {progress.next.title}")
    when = f", vers {time_of(progress.next_at)}" if progress.next_at else ""
    return french(f"Ensuite{when} : {progress.next.title}")


def question_body(moment: Moment) -> Question:
    """Return the question on the screen, with how many answered it and out of how many."""
    poll = _shown_poll(moment)
    if poll is None:
        return Question(None, NO_QUESTION)
    is_open = moment.state.poll_stage(poll.id) is PollStage.OPEN
    return Question(
        poll=poll.id,
        question=french(poll.question),
        hint=_hint(poll) if is_open or poll.options else "",  # nobody can write any more
        options=tuple(french(option) for option in poll.options),
        is_multiple=poll.type is PollType.MULTIPLE,
        is_open=is_open,
        answered=moment.store.answer_count(moment.seance.id, poll.id),
        expected=_asked(moment, poll),
    )


def _asked(moment: Moment, poll: Poll) -> int:
    enrolled = attendance(moment.seance, moment.store.enrolments(moment.seance.id)).enrolled
    return asked_by(moment.state, poll.id, moment.now, enrolled)


def _shown_poll(moment: Moment) -> Poll | None:
    key = moment.state.scene_poll or moment.state.open_poll
    polls = moment.store.polls(moment.seance.id)
    return next((poll for poll in polls if poll.id == key), None)


def _hint(poll: Poll) -> str:
    if poll.type is not PollType.MULTIPLE:
        return HINTS[poll.type]
    if "au plus" in poll.question:  # the question says it already
        return ""
    return f"{plural(poll.max_choices, 'réponse', 'réponses')} au plus"


def results_body(moment: Moment) -> Results:
    """Return a revealed question's results; never those of one that still takes answers."""
    store, seance = moment.store, moment.seance
    poll = _shown_poll(moment)
    if poll is None:
        return Results(None, "Résultats", NO_RESULTS)
    expected = _asked(moment, poll)
    if moment.state.poll_stage(poll.id) is not PollStage.REVEALED:
        told = _out_of(store.answer_count(seance.id, poll.id), expected)
        return Results(poll.id, french(poll.question), NOT_REVEALED, denominator=told)
    result = outcome.read_for_room(store, seance.id, poll)
    minimum = moment.settings.minimum_shown
    if outcome.waits_for_reading(poll, moment.state.polls.get(poll.id)):
        told = _out_of(result.answered, expected)
        return Results(poll.id, french(poll.question), BEING_READ, denominator=told)
    if not showable(result, minimum):
        told = f"{_out_of(result.answered, expected)} · résultats à partir de {minimum} réponses"
        return Results(poll.id, french(poll.question), TOO_FEW, denominator=told)
    return Results(
        poll=poll.id,
        question=french(poll.question),
        rows=_bars(result),
        texts=result.texts,
        notice=NO_TEXTS if poll.type is PollType.TEXT and not result.texts else "",
        denominator=_denominator(result, expected),
    )


def _bars(result: Tally) -> tuple[Bar, ...]:
    ahead = leaders(result)
    return tuple(
        Bar(
            label=french(row.label),
            number=f"{row.count} · {percent(row.count, result.answered)}",
            percent=round(100 * row.share, 2),
            outside=row.outside,
            leads=row in ahead,
            right=row.right,
        )
        for row in result.rows
    )


def _denominator(result: Tally, expected: int) -> str:
    told = _out_of(result.answered, expected)
    if how := channels(result):
        told = f"{told} ({how.partition(': ')[2]})"
    several = result.poll.type is PollType.MULTIPLE and result.poll.max_choices > 1
    return f"{told} · plusieurs réponses possibles" if several else told


def _out_of(answered: int, expected: int) -> str:
    """18 personnes sur 25 ont répondu; without « sur » when the room was not counted."""
    if not answered:
        return "Personne n’a répondu"
    verb = "ont répondu" if answered > 1 else "a répondu"
    whole = f" sur {expected}" if expected >= answered else ""
    return f"{plural(answered, 'personne', 'personnes')}{whole} {verb}"


def floor_scene(moment: Moment) -> Floor:
    return floor_body(moment.state, moment.now)


def thanks_body(moment: Moment) -> Thanks:
    """Return the last picture: the way to say what one thought of it, and the next séance."""
    seance = moment.seance
    seances = moment.store.seances(seance.programme_id)
    coming = [other for other in seances if other.starts_at > seance.starts_at]
    invitation = EVALUATION if moment.state.open_evaluation else ""
    if not coming:
        return Thanks(invitation, "", ())
    following = min(coming, key=lambda other: other.starts_at)
    when = f"{date_long(following.starts_at)}, {time_of(following.starts_at)}"
    place = f"{following.title} · {following.place}" if following.place else following.title
    return Thanks(invitation, "Prochaine séance", (when, place))


_Maker = Callable[[Moment], Body]
_BODIES: Mapping[Scene, _Maker] = MappingProxyType(
    {
        Scene.WELCOME: welcome_body,
        Scene.AGENDA: agenda_body,
        Scene.QUESTION: question_body,
        Scene.RESULTS: results_body,
        Scene.FLOOR: floor_scene,
        Scene.THANKS: thanks_body,
        Scene.COUNTDOWN: countdown_body,
        Scene.BREAK: break_body,
        Scene.BLACK: black_body,
        Scene.WRITTEN: written_body,
    }
)

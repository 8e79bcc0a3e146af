"""The demo's questions, taken from the reference set, and the answers that rooms gave to them."""

from __future__ import annotations

from random import Random

from mcdata import reference
from mcdata.demo.conception import FREE, Conception, Counted, PlannedSeance
from mcdata.model import Answer, Poll, PollType
from mcdata.polls import check_answer

OUTSIDE = 0.06  # share of « Je ne sais pas » on a scale
RIGHT = 0.62  # share of the room that finds a quiz's answer
SPREAD = 0.8  # of the answers around the mean of a scale, in steps


def polls(plan: Conception, planned: PlannedSeance) -> tuple[Poll, ...]:
    """Return a séance's questions, in the order in which they are to be asked."""
    return tuple(
        _poll(plan, planned, position, key, moment)
        for position, (key, moment) in enumerate(planned.questions, 1)
    )


def _poll(plan: Conception, planned: PlannedSeance, position: int, key: str, moment: str) -> Poll:
    seance_id, poll_id = f"demo-{planned.number:02}", f"question-{position}"
    if key == FREE:
        free = plan.free[planned.theme]
        return Poll(seance_id, poll_id, position, PollType.TEXT, free.text, moment=moment)
    known = next(q for q in reference.questions() if q.id == key)
    return Poll(
        seance_id,
        poll_id,
        position,
        known.type,
        known.text,
        known.options,
        known.max_choices,
        known.outside,
        moment,
        known.id,
        known.right,
    )


def answers(
    plan: Conception, planned: PlannedSeance, poll: Poll, people: int, rng: Random
) -> tuple[Answer, ...]:
    """Return what a room of `people` answered; not everyone does."""
    count = round(people * rng.uniform(*plan.answering))
    told = _told(plan, planned, poll)
    if told:
        return spread(told.counts, told.people)
    if poll.type is PollType.TEXT:
        said = plan.free[planned.theme].answers
        found = [Answer(text=text) for text in rng.sample(said, min(count, len(said)))]
    elif poll.type is PollType.SCALE:
        after = poll.moment == "cloture"
        found = _scale(poll, count, plan.scale_after if after else plan.scale_before, rng)
    else:
        found = choices(poll, count, rng)
    for answer in found:
        check_answer(poll, answer)
    return tuple(found)


def _told(plan: Conception, planned: PlannedSeance, poll: Poll) -> Counted | None:
    """Return what the plan says that the room answered, where a sentence rests on it."""
    key = (planned.number, poll.reference, poll.moment)
    return next((c for c in plan.counted if (c.seance, c.question, c.moment) == key), None)


def spread(counts: tuple[int, ...], people: int) -> tuple[Answer, ...]:
    """Return the answers of `people` who together chose each option so many times.

    Choices are dealt one person after the other, so that nobody chooses one option twice.
    """
    dealt = [index for index, count in enumerate(counts) for _ in range(count)]
    return tuple(Answer(tuple(sorted(dealt[person::people]))) for person in range(people))


def _scale(poll: Poll, count: int, means: tuple[float, float], rng: Random) -> list[Answer]:
    """Steps from 1, drawn around a mean, then mended until their mean lies within `means`."""
    low, high = means
    steps = len(poll.options) - poll.outside
    away = sum(rng.random() < OUTSIDE for _ in range(count)) if poll.outside else 0
    around = rng.uniform(low, high)
    inside = [min(steps, max(1, round(rng.gauss(around, SPREAD)))) for _ in range(count - away)]
    while inside and not low <= sum(inside) / len(inside) <= high:
        step = 1 if sum(inside) / len(inside) < low else -1
        index = rng.randrange(len(inside))
        inside[index] = min(steps, max(1, inside[index] + step))
    chosen = [value - 1 for value in inside] + [steps] * away
    return [Answer((index,)) for index in chosen]


def choices(poll: Poll, count: int, rng: Random) -> list[Answer]:
    """One or several options each; some are much more chosen than others."""
    weights = [rng.expovariate(1.0) + 0.15 for _ in poll.options]
    known = next((q for q in reference.questions() if q.id == poll.reference), None)
    if known and known.right is not None:
        others = sum(w for index, w in enumerate(weights) if index != known.right)
        weights[known.right] = others * RIGHT / (1 - RIGHT)
    return [_pick(poll, weights, rng) for _ in range(count)]


def _pick(poll: Poll, weights: list[float], rng: Random) -> Answer:
    wanted = rng.randint(1, poll.max_choices)
    chosen: set[int] = set()
    while len(chosen) < wanted:
        chosen.update(rng.choices(range(len(weights)), weights))
    return Answer(tuple(sorted(chosen)))

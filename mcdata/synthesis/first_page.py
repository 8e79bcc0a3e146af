"""The first page: five points and three follow-ups, as people wrote them or proposed from facts.

A proposed sentence says only what was recorded, with its denominator, so that whoever signs the
document can sign it too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from mcdata.model import NoteKind, PollType, SynthesisStage
from mcdata.reference import questions
from mcdata.synthesis.frame import held_title, unheld
from mcdata.synthesis.report import Lines
from mcdata.synthesis.results import mean_sentence, published
from mcdata.synthesis.sources import Asked, Sources
from mcdata.synthesis.voices import notes_of, waiting_questions
from mcdata.synthesis.wording import out_of, people, quoted, rate, verb
from mcdata.tally import OptionCount
from mcdata.texts import NBSP, french, listed, number, plural

ASIDES = frozenset({"bilan", "mobilite"})
POINTS = 5
FOLLOW_UPS = 3
REFERENCE = "\ue000"  # begins a line that is kept as a reference: no keyboard types it

Proposal = tuple[str, str]  # what it is about, and its sentence


def points(sources: Sources) -> Lines:
    """What is to be kept in mind: the people's own words if there are any."""
    proposed = dict(proposed_points(sources))
    written = _written(sources.synthesis.points, proposed, dict(proposed_points(_draft(sources))))
    shown = written or tuple(proposed.values())[:POINTS]
    return Lines("Ce qu’il faut retenir", shown, bool(written))


def follow_ups(sources: Sources) -> Lines:
    """What comes next: the people's own words if there are any."""
    proposed = dict(proposed_follow_ups(sources))
    drafted = dict(proposed_follow_ups(_draft(sources)))
    written = _written(sources.synthesis.follow_ups, proposed, drafted)
    shown = written or tuple(proposed.values())[:FOLLOW_UPS]
    return Lines("Et maintenant", shown, bool(written))


def kept_lines(
    sources: Sources, points: Iterable[str], follow_ups: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return lines as they are kept: one that is as proposed is kept as a reference to its facts.

    So a count that is kept on the first page and the same count further on have one source.
    """
    known = [sources, _draft(sources)]
    return (
        _kept(points, [dict(proposed_points(one)) for one in known]),
        _kept(follow_ups, [dict(proposed_follow_ups(one)) for one in known]),
    )


def _kept(lines: Iterable[str], proposals: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    keys = {_bare(text): key for proposed in proposals for key, text in proposed.items()}
    return tuple(
        f"{REFERENCE}{keys[_bare(line)]}" if _bare(line) in keys else line for line in lines
    )


def _written(
    lines: Iterable[str], proposed: Mapping[str, str], drafted: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the lines as they read now; a proposal that has nothing to say any more is left out.

    A line that an older version saved word for word as the draft proposed it follows the facts too.
    """
    by_text = {_bare(text): key for key, text in drafted.items()}
    read = []
    for line in lines:
        key = line[1:] if line.startswith(REFERENCE) else by_text.get(_bare(line))
        read.append(french(line) if key is None else proposed.get(key, ""))
    return tuple(line for line in read if line.strip())


def _draft(sources: Sources) -> Sources:
    drafted = dataclasses.replace(sources.synthesis, stage=SynthesisStage.DRAFT)
    return dataclasses.replace(sources, synthesis=drafted)


def _bare(text: str) -> str:
    return " ".join(text.split())


# points -------------------------------------------------------------------------------------


def proposed_points(sources: Sources) -> Iterator[Proposal]:
    """Coverage, the answers given most, what was noted; most telling first."""
    balance = sources.balance
    if balance.turns:
        spoke = verb(balance.spoken, "a pris la parole", "ont pris la parole")
        yield (
            "parole",
            (
                f"{out_of(balance.spoken, balance.present)} {spoke} pendant le débat "
                f"{rate(balance.spoken, balance.present)}."
            ),
        )
    shown = [asked for asked in sources.asked if published(asked, sources)]
    answers = [
        (f"reponse:{asked.tally.poll.id}", sentence)
        for asked in sorted(shown, key=_is_aside)
        for sentence in _answer(asked)
    ]
    room = POINTS - 2 if _noted(sources) else POINTS - 1
    yield from answers[:room]
    yield from (("notes", sentence) for sentence in _noted(sources))
    yield from (("venues", sentence) for sentence in _attended(sources))
    yield from answers[room:]


def _is_aside(asked: Asked) -> bool:
    """Whether a question is about the journey or the séance itself, and not about its theme."""
    return any(
        question.id == asked.tally.poll.reference and question.theme in ASIDES
        for question in questions()
    )


def _answer(asked: Asked) -> Iterator[str]:
    poll, result = asked.tally.poll, asked.tally
    question = quoted(asked.title)
    if poll.type is PollType.TEXT:
        yield f"{people(result.answered)} ont répondu librement à la question {question}."
        return
    if poll.type is PollType.SCALE and result.mean is not None:
        mean = mean_sentence(asked)
        yield f"À la question {question}, {mean[:1].lower()}{mean[1:]}"
        return
    top = most_chosen(result.rows)
    first = top[0] if top else None
    if first is None or len(top) > 3:
        yield f"À la question {question}, les réponses sont très partagées."
        return
    each = f"{people(first.count)} sur{NBSP}{number(result.answered)}"
    share = rate(first.count, result.answered)
    chosen = [quoted(french(row.label)) for row in top]
    if len(top) == 1:
        told = f"la réponse la plus choisie est {chosen[0]}{NBSP}: {each} {share}"
    else:
        told = f"{listed(chosen)} arrivent à égalité{NBSP}: {each} pour chacune"
    yield f"À la question {question}, {told}."


def most_chosen(rows: Iterable[OptionCount]) -> tuple[OptionCount, ...]:
    """Return the answers that most people chose, several when they are equal."""
    rows = tuple(rows)
    most = max((row.count for row in rows), default=0)
    return tuple(row for row in rows if row.count == most and most)


def _noted(sources: Sources) -> tuple[str, ...]:
    counts = [
        plural(len(notes), one, many)
        for notes, one, many in (
            (notes_of(sources, NoteKind.PROPOSAL), "proposition", "propositions"),
            (notes_of(sources, NoteKind.IDEA), "idée", "idées"),
            (notes_of(sources, NoteKind.TESTIMONY), "témoignage", "témoignages"),
            (notes_of(sources, NoteKind.DISAGREEMENT), "désaccord", "désaccords"),
        )
        if notes
    ]
    if not counts:
        return ()
    return (f"La séance a fait entendre {listed(counts)}, à lire plus loin.",)


def _attended(sources: Sources) -> tuple[str, ...]:
    came, quartiers = len(sources.came), len({p.quartier for p in sources.came if p.quartier})
    if not came or not sources.enrolled:
        return ()
    from_where = f", de {plural(quartiers, 'quartier', 'quartiers')}" if quartiers > 1 else ""
    enrolled = verb(sources.enrolled, "inscrite", "inscrites")
    coming = verb(came, "est venue", "sont venues")
    return (f"{out_of(came, sources.enrolled)} {enrolled} {coming}{from_where}.",)


# follow-ups ---------------------------------------------------------------------------------


def proposed_follow_ups(sources: Sources) -> Iterator[Proposal]:
    """What the facts ask for: answers that are due, disagreements, proposals, what was not done."""
    due = len(waiting_questions(sources)) + len(notes_of(sources, NoteKind.QUESTION))
    if due:
        kept = _to(due, "à la question restée ouverte", "questions restées ouvertes")
        yield "questions", f"Apporter une réponse {kept}, et dire qui la donnera et quand."
    if proposals := len(notes_of(sources, NoteKind.PROPOSAL)):
        kept = _to(proposals, "à la proposition notée", "propositions notées")
        yield "propositions", f"Dire quelle suite sera donnée {kept} pendant la séance."
    if gaps := len(notes_of(sources, NoteKind.DISAGREEMENT)):
        kept = _to(gaps, "au désaccord exprimé", "désaccords exprimés")
        yield "desaccords", f"Revenir {kept}, avec les personnes concernées."
    silent = sources.balance.present - sources.balance.spoken
    if sources.balance.turns and silent:
        yield (
            "silence",
            (
                f"Prévoir un tour de table à la prochaine séance{NBSP}: {people(silent)} "
                f"{verb(silent, 'n’a', 'n’ont')} pas pris la parole pendant le débat."
            ),
        )
    for block in unheld(sources) if sources.state.ended_at else ():
        title = quoted(held_title(block, sources))
        yield f"temps:{block.id}", f"Reprendre le temps {title}, qui n’a pas pu être tenu."
    for asked in sources.asked:
        over = sources.state.ended_at and not asked.run.evaluation
        if over and not published(asked, sources):
            question = quoted(asked.title)
            yield (
                f"reposer:{asked.tally.poll.id}",
                f"Poser de nouveau la question {question}{NBSP}: trop peu de réponses.",
            )


def _to(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"aux {number(count)}{NBSP}{many}"

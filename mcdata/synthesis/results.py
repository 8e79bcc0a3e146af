"""The results of every question that was put to the room, with their denominators."""

from __future__ import annotations

from collections.abc import Iterable

from mcdata.model import PollStage, PollType
from mcdata.synthesis.report import (
    Bar,
    Element,
    Item,
    Items,
    Paragraph,
    Part,
    PartState,
    Remark,
    Results,
    Subheading,
    Withheld,
)
from mcdata.synthesis.sources import Asked, Sources
from mcdata.synthesis.wording import out_of, people, quoted, rate, verb
from mcdata.tally import channels, showable
from mcdata.texts import NBSP, decimal, french, number, percent, plural

TOO_FEW = "Trop peu de réponses pour être publiées."
STILL_OPEN = "La question est encore ouverte\u00a0: ses résultats paraîtront quand elle sera close."
NOT_REPRODUCED = (
    "Ces réponses libres ne sont pas reproduites\u00a0: "
    "elles pourraient faire reconnaître quelqu’un."
)
DRAFT_ONLY = "Ces réponses sont à relire\u202f; elles ne figurent que dans le brouillon."


def results(sources: Sources) -> Part:
    """Every question that was asked, in the order in which they were prepared."""
    put = [asked for asked in sources.asked if not asked.run.evaluation]
    if not put:
        nothing = Paragraph("Aucune question n’a été posée à la salle.")
        return Part("questions", "Les réponses de la salle", PartState.EMPTY, (nothing,))
    elements: list[Element] = []
    for asked in put:
        elements += _question(asked, sources)
    if any(isinstance(element, Results) for element in elements):
        elements.append(
            Remark(
                "Les parts sont calculées sur les personnes qui ont répondu à la question, et non "
                "sur toutes les personnes présentes."
            )
        )
    if sources.not_asked:
        left = plural(sources.not_asked, "question préparée", "questions préparées")
        yet = "" if sources.state.ended_at else "encore "
        was = verb(sources.not_asked, f"n’a pas {yet}été posée", f"n’ont pas {yet}été posées")
        elements.append(Remark(f"{left} {was}."))
    return Part("questions", "Les réponses de la salle", _state(put), tuple(elements))


def evaluation(sources: Sources) -> tuple[Part, ...]:
    """What the room thought of the séance; nothing where it wasn't asked."""
    put = [asked for asked in sources.asked if asked.run.evaluation]
    elements = tuple(e for asked in put for e in _question(asked, sources))
    title = "L’évaluation de la séance"
    return (Part("evaluation", title, _state(put), elements),) if put else ()


def _state(put: Iterable[Asked]) -> PartState:
    open_now = any(asked.run.stage is PollStage.OPEN for asked in put)
    return PartState.RUNNING if open_now else PartState.READY


def published(asked: Asked, sources: Sources) -> bool:
    """Whether a question's results may be read: it is over, and enough people answered."""
    return asked.run.stage is not PollStage.OPEN and showable(asked.tally, sources.minimum_shown)


def denominator(asked: Asked) -> str:
    """« 18 personnes sur 25 ont répondu (72 %). »"""
    answered, room = asked.tally.answered, asked.room
    did = verb(answered, "a répondu", "ont répondu")
    if answered > room:  # people answered whose arrival nobody noted
        return f"{people(answered)} {did}."
    return f"{out_of(answered, room)} {did} {rate(answered, room)}."


def _question(asked: Asked, sources: Sources) -> list[Element]:
    question = asked.title
    if asked.run.stage is PollStage.OPEN:
        return [Withheld(question, STILL_OPEN)]
    if not published(asked, sources):
        return [Withheld(question, TOO_FEW)]
    if asked.tally.poll.type is PollType.TEXT:
        return _free_answers(question, asked, sources)
    bars = tuple(
        Bar(
            french(row.label),
            row.share,
            number(row.count),
            percent(row.count, asked.tally.answered),
            row.outside,
        )
        for row in asked.tally.rows
    )
    return [Results(question, denominator(asked), bars, _told(asked))]


def _told(asked: Asked) -> tuple[str, ...]:
    """What stands under the bars: how people answered, the right answer, how to read the shares."""
    by_hand = channels(asked.tally)
    right = [quoted(french(row.label)) for row in asked.tally.rows if row.right]
    return (
        *((f"{by_hand}.",) if by_hand else ()),
        *((f"La bonne réponse{NBSP}: {right[0]}.",) if right else ()),
        *_remarks(asked),
    )


def _remarks(asked: Asked) -> tuple[str, ...]:
    poll = asked.tally.poll
    if poll.type is PollType.MULTIPLE:
        most = plural(poll.max_choices, "réponse", "réponses")
        more = f"{NBSP}: le total des parts dépasse 100{NBSP}%" if _over(asked) else ""
        return (f"Chaque personne pouvait choisir jusqu’à {most}{more}.",)
    if asked.tally.mean is not None:
        return (mean_sentence(asked),)
    return ()


def _over(asked: Asked) -> bool:
    return sum(row.count for row in asked.tally.rows) > asked.tally.answered


def mean_sentence(asked: Asked) -> str:
    """A scale's mean, over those who placed themselves on it."""
    steps = [row for row in asked.tally.rows if not row.outside]
    inside = sum(row.count for row in steps)
    ends = [quoted(french(step.label)) for step in (steps[0], steps[-1])]
    return (
        f"La moyenne est de {decimal(asked.tally.mean or 0)} sur une échelle de 1 ({ends[0]}) à "
        f"{len(steps)} ({ends[1]}), pour {people(inside)}."
    )


def _free_answers(question: str, asked: Asked, sources: Sources) -> list[Element]:
    """Free answers may tell who wrote them: a draft shows them, what is published counts them."""
    by_hand = channels(asked.tally)
    told = f"{denominator(asked)} Chacune l’a fait avec ses mots."
    told += f" {by_hand}." if by_hand else ""
    if sources.is_draft:
        items = tuple(Item(quoted(french(text))) for text in asked.tally.texts)
        return [Subheading(question), Paragraph(told), Items(items), Remark(DRAFT_ONLY)]
    return [Subheading(question), Paragraph(told), Paragraph(NOT_REPRODUCED)]

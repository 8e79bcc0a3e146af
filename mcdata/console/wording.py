"""One sentence in French for what was just done, told beside « Annuler »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mcdata import facts as f
from mcdata.facts import Entry
from mcdata.model import NoteStage, Role
from mcdata.seats import place
from mcdata.texts import label, plural


@dataclass(frozen=True, slots=True)
class Names:
    """What a sentence may call things by: seats, blocks and questions."""

    seats: Mapping[int, str] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    polls: Mapping[str, str] = field(default_factory=dict)

    def seat(self, seat: int) -> str:
        name = self.seats.get(seat, "")
        return f"{place(seat)} ({name})" if name else place(seat)

    def poll(self, poll: str | None) -> str:
        return f"«\u00a0{shortened(self.polls.get(poll or '', 'question retirée'))}\u00a0»"

    def block(self, block: str) -> str:
        return f"«\u00a0{shortened(self.blocks.get(block, 'temps retiré'))}\u00a0»"


def shortened(text: str, limit: int = 48) -> str:
    """Cut a long question at a word, so that the sentence holds in one line or two."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def describe(done: Sequence[Entry], entries: Sequence[Entry], names: Names) -> str:
    """Say what the entries just appended did; nothing when nothing changed.

    `entries` is the whole journal, where an undo finds what it struck. An act of several facts
    is told by its last one, but for the opening of the séance, which people's arrival follows.
    """
    if not done:
        return ""
    opened = any(isinstance(e.fact, f.SeanceOpened) for e in done)
    return describe_fact(f.SeanceOpened() if opened else done[-1].fact, entries, names)


def describe_fact(fact: f.Fact, entries: Sequence[Entry], names: Names) -> str:
    """Say what one fact did."""
    if isinstance(fact, f.Undone):
        struck = next((e.fact for e in entries if e.number == fact.fact), None)
        return (
            f"Annulé\u00a0: {_lower(describe_fact(struck, entries, names))}"
            if struck
            else "Annulé."
        )
    people = _of_people(fact, names)
    return people or _of_screens(fact, names) or _of_writing(fact)


def _of_people(fact: f.Fact, names: Names) -> str:
    match fact:
        case f.TurnStarted(seat):
            return f"La parole est à la {names.seat(seat)}."
        case f.TurnEnded():
            return "Prise de parole terminée."
        case f.TurnCorrected(_, seat):
            return f"Prise de parole rendue à la {names.seat(seat)}."
        case f.HandRaised(seat):
            return f"Main levée\u00a0: {names.seat(seat)}."
        case f.HandLowered(seat):
            return f"Main baissée\u00a0: {names.seat(seat)}."
        case f.SeatMoved(_, to):
            return f"Changement de place\u00a0: {names.seat(to)}."
        case f.SeatTaken(seat, role, walk_in=walked):
            what = "" if role is Role.CITIZEN else f", {label(role)}"
            what += ", sans inscription" if walked else ""
            return f"Arrivée\u00a0: {names.seat(seat)}{what}."
        case f.SeatLeft(seat):
            return f"Départ\u00a0: {names.seat(seat)}."
    return ""


def _of_screens(fact: f.Fact, names: Names) -> str:
    match fact:
        case f.SeanceOpened():
            return "La séance est ouverte."
        case f.SeanceEnded():
            return "La séance est terminée."
        case f.BlockStarted(block):
            return f"Temps commencé\u00a0: {names.block(block)}."
        case f.BlockExtended(block, minutes):
            return f"{minutes}\u00a0min de plus\u00a0: {names.block(block)}."
        case f.PollOpened(poll):
            return f"Question ouverte\u00a0: {names.poll(poll)}."
        case f.PollClosed(poll):
            return f"Question close\u00a0: {names.poll(poll)}."
        case f.PollRevealed(poll):
            return f"Résultats révélés\u00a0: {names.poll(poll)}."
        case f.SceneChosen(scene, minutes=minutes):
            lasting = f", {minutes}\u00a0min" if minutes else ""
            return f"Écran\u00a0: {label(scene)}{lasting}."
    return _of_answers(fact, names)


def _of_answers(fact: f.Fact, names: Names) -> str:
    match fact:
        case f.HandsCounted(_, people):
            counted = plural(people, "personne comptée", "personnes comptées")
            return f"Sans téléphone\u00a0: {counted}."
        case f.AnswerHidden():
            return "Réponse cachée\u00a0: elle compte, sans être lue."
        case f.AnswerRestored():
            return "Réponse de nouveau visible."
        case f.AnswersShown(poll):
            return f"Réponses montrées à la salle\u00a0: {names.poll(poll)}."
        case f.EvaluationOpened():
            return "Merci\u00a0: l’évaluation est ouverte sur les téléphones."
        case f.EvaluationClosed():
            return "Évaluation close."
    return ""


def _of_writing(fact: f.Fact) -> str:
    match fact:
        case f.NoteTaken(kind, text):
            return f"Noté ({label(kind)})\u00a0: «\u00a0{shortened(text)}\u00a0»."
        case f.NoteCorrected(_, kind, text, stage):
            how = "" if stage is NoteStage.RAW else f", {label(stage)}"
            return f"Note corrigée ({label(kind)}{how})\u00a0: «\u00a0{shortened(text)}\u00a0»."
        case f.QuestionWritten(text):
            return f"Question écrite reçue\u00a0: «\u00a0{shortened(text)}\u00a0»."
        case f.QuestionAnswered():
            return "Question écrite traitée."
        case f.QuestionReopened():
            return "Question écrite remise en attente."
    return "Fait."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

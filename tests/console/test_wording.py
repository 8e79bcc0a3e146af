"""What was just done, said in one sentence."""

from __future__ import annotations

from datetime import datetime

import pytest

from mcdata import facts as f
from mcdata.console.wording import Names, describe, describe_fact, shortened
from mcdata.facts import Author, Entry, Fact
from mcdata.model import NoteKind, Role, Scene
from mcdata.texts import french

START = datetime(2026, 5, 5, 12, 0)
SPACES = str.maketrans("\u00a0\u202f", "  ")
NAMES = Names({4: "Fatima B."}, {"b": "Tour de table"}, {"q": "Quand donner l’avis\u202f?"})


def journal(*facts: Fact) -> tuple[Entry, ...]:
    return tuple(Entry(n, START, Author.ANIMATOR, fact) for n, fact in enumerate(facts, 1))


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (f.TurnStarted(4), "La parole est à la place 4 (Fatima B.)."),
        (f.TurnStarted(5), "La parole est à la place 5."),
        (f.TurnEnded(), "Prise de parole terminée."),
        (f.TurnCorrected(41, 4), "Prise de parole rendue à la place 4 (Fatima B.)."),
        (f.HandRaised(4), "Main levée : place 4 (Fatima B.)."),
        (f.SeatTaken(5, Role.ELECTED), "Arrivée : place 5, élu-e."),
        (f.SeatTaken(5, walk_in=True), "Arrivée : place 5, sans inscription."),
        (f.SeatTaken(902, Role.TEAM), "Arrivée : place B, équipe de l’IREV."),
        (f.SeatMoved(5, 4), "Changement de place : place 4 (Fatima B.)."),
        (f.SeatLeft(4), "Départ : place 4 (Fatima B.)."),
        (f.BlockStarted("b"), "Temps commencé : « Tour de table »."),
        (f.BlockExtended("b", 5), "5 min de plus : « Tour de table »."),
        (f.PollOpened("q"), "Question ouverte : « Quand donner l’avis ? »."),
        (f.PollRevealed("q"), "Résultats révélés : « Quand donner l’avis ? »."),
        (f.SceneChosen(Scene.FLOOR), "Écran : Parole."),
        (f.SceneChosen(Scene.COUNTDOWN, minutes=5), "Écran : Compte à rebours, 5 min."),
        (f.NoteTaken(NoteKind.IDEA, "Une maquette."), "Noté (idée) : « Une maquette. »."),
        (f.QuestionAnswered(3), "Question écrite traitée."),
    ],
)
def test_each_act_has_its_sentence(fact: Fact, sentence: str) -> None:
    said = describe_fact(fact, (), NAMES)
    assert said.translate(SPACES) == sentence
    assert said == french(said)


def test_every_fact_has_a_sentence_of_its_own() -> None:
    samples: list[Fact] = [
        *(f.SeanceOpened(), f.SeanceEnded(), f.BlockStarted("b"), f.SeatTaken(4), f.SeatLeft(4)),
        f.SeatMoved(4, 5),
        f.BlockExtended("b", 5),
        *(f.TurnStarted(4), f.TurnEnded(), f.TurnCorrected(1, 4), f.HandRaised(4)),
        *(f.HandLowered(4), f.PollOpened("q"), f.PollClosed("q"), f.PollRevealed("q")),
        *(f.SceneChosen(Scene.WELCOME), f.NoteTaken(NoteKind.IDEA, "a")),
        *(f.NoteCorrected(1, NoteKind.IDEA, "a"), f.QuestionWritten("a"), f.QuestionAnswered(1)),
        *(f.HandsCounted("q", 4), f.AnswerHidden("q", 0), f.AnswerRestored("q", 0)),
        *(f.AnswersShown("q"), f.EvaluationOpened(("q",)), f.EvaluationClosed()),
        *(f.QuestionReopened(1), f.Undone(1)),
    ]
    assert {type(fact).__name__ for fact in samples} == set(f.FACTS)
    assert "Fait." not in {describe_fact(fact, (), NAMES) for fact in samples}


def test_undo_says_what_it_struck() -> None:
    entries = journal(f.TurnStarted(4), f.Undone(1))
    said = describe(entries[1:], entries, NAMES)
    assert said.translate(SPACES) == "Annulé : la parole est à la place 4 (Fatima B.)."


def test_opening_is_told_before_the_arrivals_that_come_with_it() -> None:
    entries = journal(f.SeanceOpened(), f.SeatTaken(1), f.SeatTaken(2))
    assert describe(entries, entries, NAMES) == "La séance est ouverte."


def test_opening_a_question_is_told_rather_than_the_screen_that_follows() -> None:
    entries = journal(f.SceneChosen(Scene.QUESTION, "q"), f.PollOpened("q"))
    assert describe(entries, entries, NAMES).startswith("Question ouverte")


def test_nothing_done_is_nothing_said() -> None:
    assert describe((), journal(f.TurnEnded()), NAMES) == ""


def test_a_long_question_is_cut_at_a_word() -> None:
    text = "Dans l’espace public de votre quartier, que faudrait-il changer d’abord ?"
    assert shortened(text) == "Dans l’espace public de votre quartier, que…"

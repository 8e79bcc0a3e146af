"""What a synthesis says, at which stage, and what it never says."""

from __future__ import annotations

import dataclasses
import re

import pytest

from mcdata import synthesis
from mcdata.errors import InvalidInput, NotFound
from mcdata.model import Participant, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis.report import PartState, Report
from tests.support import small_seance
from tests.synthesis.meeting import (
    AFTERWARDS,
    WRITTEN,
    at_stage,
    element_texts,
    plain,
    text_of,
    texts_of,
)

RAW = "Madame Delattre attend depuis deux hivers."


def test_points_and_follow_ups_are_proposed_from_facts(report: Report) -> None:
    coverage, single, several, scale, notes = map(plain, report.points.items)
    assert coverage == "22 personnes sur 23 ont pris la parole pendant le débat (96 %)."
    assert single == (
        "À la question « Quand donner l’avis ? », la réponse la plus choisie est « Avant » : "
        "12 personnes sur 18 (67 %)."
    )
    assert several == (
        "À la question « Que changer ? », « A » et « C » arrivent à égalité : "
        "9 personnes sur 11 pour chacune."
    )
    assert scale == (
        "À la question « J’ai compris. », la moyenne est de 3,6 sur une échelle de 1 "
        "(« Pas d’accord ») à 4 (« D’accord »), pour 10 personnes."
    )
    assert notes == (
        "La séance a fait entendre 1 proposition, 1 idée, 2 témoignages et 1 désaccord, "
        "à lire plus loin."
    )
    assert not report.points.written
    assert report.follow_ups.items[0].startswith("Apporter une réponse aux 3\u00a0questions")


def test_what_people_wrote_replaces_what_rules_propose(held: Store) -> None:
    held.save_synthesis(
        dataclasses.replace(held.synthesis("s"), points=("Un point.",), follow_ups=("Une suite.",))
    )
    report = synthesis.report(held, "s", AFTERWARDS)
    assert (report.points.items, report.follow_ups.items) == (("Un point.",), ("Une suite.",))


def test_a_draft_shows_every_note_and_marks_what_is_to_be_reread(report: Report) -> None:
    marks = dict(element_texts(report, "paroles"))
    assert marks[RAW] == "brut,\u00a0à\u00a0relire"
    assert marks["On reçoit les papiers la veille."] is None


def test_what_is_published_holds_publishable_notes_only(published: Report) -> None:
    texts = {text for key in ("paroles", "ouvertes") for text, _ in element_texts(published, key)}
    assert texts == {
        "On reçoit les papiers la veille.",
        "Une visite à hauteur de poussette 👍 مرحبا 😀",
        "Demander une <b>maquette</b>.",
        "Qui choisit les immeubles\u202f?",
    }


def test_a_written_question_is_counted_and_not_published_word_for_word(published: Report) -> None:
    assert WRITTEN[:20] not in text_of(published)
    assert "1 question écrite est restée sans réponse pendant la séance." in text_of(published)


def test_free_answers_are_counted_and_not_published(held: Store) -> None:
    draft = synthesis.report(held, "s", AFTERWARDS)
    published = at_stage(held, SynthesisStage.REREAD)
    assert "Des bancs" in text_of(draft)
    assert "Des bancs" not in text_of(published)
    assert "6 personnes sur 23 ont répondu (26 %)." in text_of(published)


def test_too_few_answers_are_not_published(report: Report) -> None:
    assert "Trop peu de réponses pour être publiées." in text_of(report)
    assert "Oui" not in text_of(report)


def test_disagreements_have_their_own_part(report: Report) -> None:
    assert [text for text, _ in element_texts(report, "desaccords")] == [
        "Démolir ou rénover\u00a0: la salle est partagée."
    ]


def test_a_speaker_who_did_not_agree_is_known_by_their_metier_alone(report: Report) -> None:
    assert "Anne Accord, urbaniste, Agence d’urbanisme" in text_of(report)
    assert "Médecin de PMI, Département" in text_of(report)
    assert "Paul Refus" not in text_of(report)


def test_no_participant_is_named(report: Report, people: tuple[Participant, ...]) -> None:
    assert not [p.name for p in people if p.last_name in text_of(report)]


def test_a_draft_counts_groups_as_they_are(report: Report) -> None:
    assert ("Techniciennes et techniciens", "5", "20\u00a0%") in _rows(report)


def test_published_groups_under_eleven_are_hidden_with_their_complement(
    published: Report,
) -> None:
    counts = [row for row in _rows(published) if row[0] in {"Citoyennes et citoyens", "Littoral"}]
    assert counts == []
    assert "Rôles représentés" in text_of(published)


def test_blocks_say_planned_real_and_gap(report: Report) -> None:
    rows = _rows(report)
    assert ("Accueil", "14\u00a0h\u00a005", "15\u00a0min", "16\u00a0min", "+1\u00a0min") in rows
    assert ("Questions", "–", "25\u00a0min", "non tenu", "–") in rows


def test_the_page_says_the_balance_in_words(report: Report) -> None:
    told = [plain(text) for text, _ in element_texts(report, "parole")]
    assert told[0] == (
        "Citoyennes et citoyens (18 personnes) ont pris la parole à peu près autant que leur "
        "nombre le laissait attendre."
    )
    part = next(part for part in report.parts if part.key == "parole")
    words = " ".join(text for element in part.elements for text in texts_of(element))
    assert "hasard" in words
    assert not re.search(r"\d,\d|indice de concentration", words)


def test_the_indices_are_in_the_annex_with_their_intervals(report: Report) -> None:
    annex = report.parts[-1]
    rows = {row[0]: row[1:] for element in annex.elements for row in getattr(element, "rows", ())}
    assert annex.key == "annexe"
    assert rows["Citoyennes et citoyens"][0] == "18"
    assert " à " in rows["Citoyennes et citoyens"][-1]
    assert " à " in rows["Ce que le hasard seul donnerait"][0]


def test_a_question_never_opened_is_not_a_result(report: Report) -> None:
    assert "Et demain" not in text_of(report)
    assert "1 question préparée n’a pas été posée." in text_of(report)


def test_the_outline_tells_what_is_to_be_reread(report: Report) -> None:
    states = {key: state for key, _, state in report.outline}
    assert states["essentiel"] is PartState.TO_REREAD
    assert states["paroles"] is PartState.TO_REREAD
    assert states["desaccords"] is PartState.READY


def test_only_a_draft_is_stamped(report: Report, held: Store) -> None:
    assert report.stamp == "Brouillon – notes à relire"
    assert at_stage(held, SynthesisStage.VALIDATED).stamp is None


def test_the_footer_says_version_and_stage(published: Report) -> None:
    assert published.footer == "Synthèse de la séance n°\u00a07 · version\u00a02, relue"


def test_the_file_is_named_after_the_seance(report: Report) -> None:
    assert report.filename == "synthese-seance-07-urbanisme"


def test_a_seance_to_come_gives_its_programme_and_not_a_report_of_nothing(store: Store) -> None:
    small_seance(store)
    report = synthesis.report(store, "s", AFTERWARDS)
    rows = _rows(report)
    assert report.kicker == "Programme de la séance n°\u00a07"
    assert ("Questions", "14\u00a0h\u00a040", "25\u00a0min") in rows
    assert "4 questions seront posées à la salle." in text_of(report)
    for word in ("Synthèse", "Aucun", "relevé", "Présences", "version"):
        assert word not in text_of(report)
    assert (report.points.items, report.stamp) == ((), None)


def test_an_unknown_format_is_refused(held: Store) -> None:
    with pytest.raises(InvalidInput, match="docx"):
        synthesis.export(held, "s", "docx")


def test_an_unknown_seance_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        synthesis.export(store, "rien", "pdf")


def _rows(report: Report) -> list[tuple[str, ...]]:
    return [row for part in report.parts for e in part.elements for row in getattr(e, "rows", ())]

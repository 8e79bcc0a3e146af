"""What people write for a synthesis, and its stages: brouillon, relue, validée.

A new version is saved each time; a validated synthesis is not rewritten, it first goes back to
« relue », so that nobody reads two texts under one version. What is validated is frozen: the
document as it was signed, which nothing that changes later touches. Every decision is taken in
the writer, on what the database holds at that moment.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from mcdata import clock
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import FrozenReport, Lifting, Synthesis, SynthesisDraft, SynthesisStage
from mcdata.settings import Settings
from mcdata.store import OfSynthesis, Store
from mcdata.synthesis.build import assured, build
from mcdata.synthesis.checking import Doubt, blocked, doubts, left
from mcdata.synthesis.first_page import FOLLOW_UPS, POINTS, kept_lines
from mcdata.synthesis.freezing import freeze
from mcdata.synthesis.report import Report
from mcdata.synthesis.sources import Sources, load
from mcdata.validation import clean_line, clean_text

LINE_LIMIT = 240  # characters of a point or a follow-up: two lines and a half of the first page
NAME_LIMIT = 80
REASON_LIMIT = 240
DRAFT_LIMIT = 20_000  # of a text that is only being typed: saving it is what refuses it
VALIDATED = (
    "Cette synthèse est validée. Pour la corriger, remettez-la d’abord à l’étape "
    "«\u00a0relue\u00a0»."
)
NOT_STARTED = "Cette séance n’a pas encore eu lieu\u202f; sa synthèse reste un brouillon."
STILL_RUNNING = "La séance est encore en cours. Terminez-la, puis faites avancer la synthèse."
STILL_ANSWERING = (
    "L’évaluation est encore ouverte sur les téléphones. Choisissez «\u00a0Clore "
    "l’évaluation\u00a0» sur la console, puis validez."
)
NO_NAME = "Écrivez votre nom\u00a0: il reste avec la synthèse, comme une signature."
NO_REASON = "Dites en quelques mots pourquoi ce passage peut être publié tel quel."
NO_DOUBT = "Ce passage n’est plus dans la synthèse. Rechargez la page."


def check_open(synthesis: Synthesis) -> None:
    """Raise Refused if the synthesis is validated: neither its lines nor its notes change."""
    if synthesis.stage is SynthesisStage.VALIDATED:
        raise Refused(VALIDATED)


def write(
    store: Store, seance_id: str, points: Sequence[str], follow_ups: Sequence[str]
) -> Synthesis:
    """Keep the points and follow-ups as people word them; empty ones are left out.

    With none, the document proposes its own again. A line left as it was proposed goes on
    following the facts. Raises InvalidInput, Refused.
    """

    def decide(held: Synthesis) -> Sequence[OfSynthesis]:
        check_open(held)
        sources = _sources(store, seance_id, held)
        kept = kept_lines(
            sources, _clean(points, POINTS, "Le point"), _clean(follow_ups, FOLLOW_UPS, "La suite")
        )
        return _saved(held, dataclasses.replace(held, points=kept[0], follow_ups=kept[1]))

    return store.change_synthesis(seance_id, decide)


def move(
    store: Store,
    seance_id: str,
    stage: SynthesisStage,
    by: str = "",
    author: str = "",
    now: datetime | None = None,
) -> Synthesis:
    """Take the synthesis to another stage; `by` signs a validation, `author` wrote the text.

    Raises Refused before the séance has ended, and a validation while a name or a contact that
    nobody lifted stands in the text; InvalidInput without a name.
    """
    moment = (now or clock.now()).replace(microsecond=0)
    signer, writer = _name(by, "Le nom de qui valide"), _name(author, "Le nom de qui a rédigé")

    def decide(held: Synthesis) -> Sequence[OfSynthesis]:
        if stage is not SynthesisStage.DRAFT:
            check_held(store, seance_id)
        if stage is held.stage:
            return ()
        if stage is SynthesisStage.VALIDATED:
            check_evaluated(store, seance_id)
            signed = _signed(held, signer, writer, moment)
            return signed, _frozen(store, seance_id, signed, moment)
        back = dataclasses.replace(held, stage=stage, validated_by="", validated_at=None)
        return _saved(held, back)

    return store.change_synthesis(seance_id, decide)


def check_held(store: Store, seance_id: str) -> None:
    """Raise Refused unless the séance has ended."""
    state = store.state(seance_id)
    if state.opened_at is None:
        raise Refused(NOT_STARTED)
    if state.ended_at is None:
        raise Refused(STILL_RUNNING)


def check_evaluated(store: Store, seance_id: str) -> None:
    """Raise Refused while the closing evaluation takes answers: its figures would still move."""
    if store.state(seance_id).open_evaluation:
        raise Refused(STILL_ANSWERING)


def _signed(held: Synthesis, signer: str, writer: str, moment: datetime) -> Synthesis:
    if not signer:
        raise InvalidInput(NO_NAME)
    return dataclasses.replace(
        held,
        version=held.version + 1,
        stage=SynthesisStage.VALIDATED,
        author=writer or held.author or signer,
        validated_by=signer,
        validated_at=moment,
    )


def _frozen(store: Store, seance_id: str, signed: Synthesis, moment: datetime) -> FrozenReport:
    """Return the document as it is signed. Raises Refused while a doubt is left."""
    sources = _sources(store, seance_id, signed, moment)
    document = build(sources)
    found = _doubts(store, sources, document)
    if remaining := left(found, store.liftings(seance_id)):
        raise Refused(blocked(remaining))
    document = document if found else assured(document)
    return FrozenReport(seance_id, signed.version, moment, signed.validated_by, freeze(document))


# doubts -------------------------------------------------------------------------------------


def doubts_of(store: Store, seance_id: str, now: datetime | None = None) -> tuple[Doubt, ...]:
    """Return what would be published now and may give someone away, the lifted doubts too."""
    held = store.synthesis(seance_id)
    stage = SynthesisStage.VALIDATED
    as_published = dataclasses.replace(held, stage=stage)
    sources = _sources(store, seance_id, as_published, now)
    return _doubts(store, sources, build(sources))


def lift(
    store: Store, seance_id: str, key: str, reason: str, by: str, now: datetime | None = None
) -> None:
    """Say that one doubt may be published, and why. Raises InvalidInput, NotFound, Refused."""
    why = clean_line(reason, REASON_LIMIT, "La raison")
    signer = _name(by, "Votre nom")
    if not signer:
        raise InvalidInput(NO_NAME)
    if not why:
        raise InvalidInput(NO_REASON)

    def decide(held: Synthesis) -> Sequence[OfSynthesis]:
        check_open(held)
        if key not in {doubt.key for doubt in doubts_of(store, seance_id)}:
            raise NotFound(NO_DOUBT)
        return (Lifting(seance_id, key, why, signer, now or clock.now()),)

    store.change_synthesis(seance_id, decide)


def put_back(store: Store, seance_id: str, key: str) -> None:
    """Take a lifting back: the doubt blocks again."""

    def decide(held: Synthesis) -> Sequence[OfSynthesis]:
        check_open(held)
        known = store.liftings(seance_id).get(key)
        return (dataclasses.replace(known, reason=""),) if known else ()

    store.change_synthesis(seance_id, decide)


def _doubts(store: Store, sources: Sources, document: Report) -> tuple[Doubt, ...]:
    programme = sources.programme.id
    return doubts(document, store.participants(programme), store.speakers(programme))


# drafts -------------------------------------------------------------------------------------


def keep_draft(store: Store, seance_id: str, field: str, typed: str | None) -> None:
    """Keep what is being typed in a field until it is saved; None: it was saved, or given up."""
    text = None if typed is None else clean_text(typed, DRAFT_LIMIT, "Ce texte")
    store.change_synthesis(seance_id, lambda _: (SynthesisDraft(seance_id, field, text),))


def drop_drafts(store: Store, seance_id: str, *fields: str) -> None:
    """Forget what was typed in these fields: it is saved now, or given up."""
    waiting = set(fields) & set(store.synthesis_drafts(seance_id))
    if waiting:
        nouns = [SynthesisDraft(seance_id, field, None) for field in sorted(waiting)]
        store.change_synthesis(seance_id, lambda _: nouns)


# --------------------------------------------------------------------------------------------


def _sources(
    store: Store, seance_id: str, synthesis: Synthesis, now: datetime | None = None
) -> Sources:
    minimum = Settings.from_environment().minimum_shown
    return load(store, seance_id, now or clock.now(), minimum, synthesis)


def _saved(held: Synthesis, changed: Synthesis) -> tuple[OfSynthesis, ...]:
    return () if changed == held else (dataclasses.replace(changed, version=held.version + 1),)


def _name(text: str, what: str) -> str:
    return clean_line(text, NAME_LIMIT, what)


def _clean(lines: Sequence[str], most: int, what: str) -> tuple[str, ...]:
    cleaned = [
        clean_line(line, LINE_LIMIT, f"{what} n°\u00a0{number}")
        for number, line in enumerate(lines, 1)
    ]
    kept = tuple(line for line in cleaned if line)
    if len(kept) > most:
        raise InvalidInput(f"{what} n°\u00a0{most + 1} est de trop\u00a0: gardez-en {most}.")
    return kept

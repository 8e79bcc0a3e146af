"""Rows of the database <-> the nouns of `model`, and the changes that save them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from mcdata import model
from mcdata.facts import Author, Entry, decode, encode
from mcdata.polls import encode_answer
from mcdata.seating import Seating
from mcdata.store.sql import Change

Row = Sequence[Any]


def native(value: Any) -> Any:
    """Turn an enum, a time or a tuple into what JSON and a driver both take."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value


def values_of(noun: Any, identifier: str) -> dict[str, Any]:
    """Return a noun's fields by column name; its `id` is the column `identifier`."""
    named = {f.name: native(getattr(noun, f.name)) for f in fields(noun)}
    if "id" in named:
        named[identifier] = named.pop("id")
    return named


def columns_of(nouns: Sequence[Any], identifier: str) -> dict[str, list[Any]]:
    """Return many nouns as columns, one list a field."""
    rows = [values_of(noun, identifier) for noun in nouns]
    return {name: [row[name] for row in rows] for name in rows[0]}


def programme(row: Row) -> model.Programme:
    return model.Programme(*row)


def seance(row: Row) -> model.Seance:
    return model.Seance(
        id=row[0],
        programme_id=row[1],
        number=row[2],
        kind=model.SeanceKind(row[3]),
        theme=row[4],
        title=row[5],
        starts_at=row[6],
        place=row[7],
        code=row[8],
        sector=row[9],
        capacity=row[10],
        stage=model.SeanceStage(row[11]),
    )


def wifi(row: Row) -> model.Wifi:
    return model.Wifi(*row)


def block(row: Row) -> model.Block:
    return model.Block(*row)


def poll(row: Row) -> model.Poll:
    kind, options = model.PollType(row[3]), tuple(json.loads(row[5]))
    return model.Poll(row[0], row[1], row[2], kind, row[4], options, *row[6:])


def participant(row: Row) -> model.Participant:
    values = list(row)
    values[4] = model.College(values[4])
    return model.Participant(*values)


def enrolment(row: Row) -> model.Enrolment:
    return model.Enrolment(row[0], row[1], model.EnrolmentStatus(row[2]), *row[3:])


def speaker(row: Row) -> model.Speaker:
    return model.Speaker(*row)


def invitation(row: Row) -> model.Invitation:
    return model.Invitation(row[0], row[1], model.InvitationStage(row[2]), row[3])


def entry(row: Row) -> Entry:
    """(number, time, author, fact's name, JSON fields) -> Entry."""
    return Entry(row[0], row[1], Author(row[2]), decode(row[3], json.loads(row[4])))


def synthesis(seance_id: str, row: Row) -> model.Synthesis:
    stage = model.SynthesisStage(row[1])
    points, follow_ups = tuple(json.loads(row[2])), tuple(json.loads(row[3]))
    return model.Synthesis(seance_id, row[0], stage, points, follow_ups, *row[4:])


def frozen_report(row: Row) -> model.FrozenReport:
    return model.FrozenReport(*row)


def lifting(row: Row) -> model.Lifting:
    return model.Lifting(*row)


def synthesis_draft(row: Row) -> model.SynthesisDraft:
    return model.SynthesisDraft(*row)


def journal_change(
    seance_id: str, entries: Iterable[Entry], statement: str = "append_facts"
) -> Change:
    """The change that appends (or, for a sealed séance, rewrites) entries."""
    named = [(e, *encode(e.fact)) for e in entries]
    return Change(
        statement,
        {
            "seance_id": [seance_id] * len(named),
            "number": [e.number for e, _, _ in named],
            "happened_at": [e.at.isoformat() for e, _, _ in named],
            "author": [e.author.value for e, _, _ in named],
            "fact": [name for _, name, _ in named],
            "fields": [json.dumps(values, ensure_ascii=False) for _, _, values in named],
        },
    )


def ballots_change(ballots: Sequence[model.Ballot]) -> Change:
    """The upsert of a batch; one key twice keeps the last, as the database demands."""
    last = {(b.seance_id, b.poll_id, b.voter): b for b in ballots}.values()
    return Change(
        "save_answers",
        {
            "seance_id": [b.seance_id for b in last],
            "poll_id": [b.poll_id for b in last],
            "voter": [b.voter for b in last],
            "value": [encode_answer(b.answer) for b in last],
        },
    )


def hand_count_change(
    seance_id: str, poll_id: str, number: int, answers: Sequence[model.Answer]
) -> Change:
    """What was answered without a phone, kept under the number of the fact that says so."""
    values = {"seance_id": seance_id, "poll_id": poll_id, "number": number}
    return Change(
        "save_hand_count", {**values, "answers": json.dumps([encode_answer(a) for a in answers])}
    )


def by_hand_changes(seance_id: str, poll_id: str, answers: Sequence[model.Answer]) -> list[Change]:
    """Put these answers in the urn instead of those that were there without a phone before.

    Their keys begin with a tilde, which no phone's does.
    """
    key = {"seance_id": seance_id, "poll_id": poll_id}
    ballots = [
        model.Ballot(seance_id, poll_id, f"~{place:04}", answer)
        for place, answer in enumerate(answers)
    ]
    return [
        Change("clear_answers_by_hand", key),
        *([ballots_change(ballots)] if ballots else []),
    ]


def seating_changes(seance_id: str, programme_id: str, seating: Seating) -> list[Change]:
    """The changes of the list of names; someone new is there before their enrolment."""
    changes = []
    if seating.added:
        changes.append(Change("save_participants", columns_of(seating.added, "participant_id")))
    if seating.enrolments:
        changes.append(Change("save_enrolments", columns_of(seating.enrolments, "")))
    for one in seating.unenrolled:
        key = {"seance_id": seance_id, "participant_id": one}
        changes.append(Change("delete_enrolment", key))
    for one in seating.erased:
        key = {"programme_id": programme_id, "participant_id": one}
        changes.append(Change("erase_participant", key))
    return changes


def sealing_changes(
    seance_id: str, poll_id: str, voters: Sequence[str], shuffled: Sequence[str]
) -> list[Change]:
    """Seal an urn: answers in a random order without keys, voters apart, the link destroyed."""
    key = {"seance_id": seance_id, "poll_id": poll_id}
    changes = [Change("empty_urn", key), Change("forget_hand_counts", key)]
    if shuffled:
        size = len(shuffled)
        keys = {"seance_id": [seance_id] * size, "poll_id": [poll_id] * size}
        sealed = {**keys, "position": list(range(size)), "value": list(shuffled)}
        changes.append(Change("save_sealed_answers", sealed))
        changes.append(Change("save_sealed_voters", {**keys, "voter": sorted(voters)}))
    return changes


SIGNED = ("seance_id", "author", "validated_by", "validated_at")

OfSynthesis = model.Synthesis | model.FrozenReport | model.Lifting | model.SynthesisDraft


def synthesis_changes(noun: OfSynthesis) -> list[Change]:
    """The changes that keep what was written, signed, frozen, lifted or only typed."""
    values = {name: native(value) for name, value in asdict(noun).items()}
    match noun:
        case model.Synthesis():
            written = {k: v for k, v in values.items() if k == "seance_id" or k not in SIGNED}
            signed = {name: values[name] for name in SIGNED}
            return [Change("save_synthesis", written), Change("sign_synthesis", signed)]
        case model.FrozenReport():
            return [Change("freeze_synthesis", values)]
        case model.Lifting():
            return [Change("save_lifting", values)]
        case model.SynthesisDraft(typed=None):
            key = {"seance_id": noun.seance_id, "field": noun.field}
            return [Change("drop_synthesis_draft", key)]
        case model.SynthesisDraft():
            return [Change("save_synthesis_draft", values)]

"""Every sentence of the demo's syntheses agrees with what was noted, asked and answered."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdata.clock import to_paris
from mcdata.demo import build
from mcdata.demo.conception import Support, Written, conception
from mcdata.demo.programme import Demo, DemoSeance
from mcdata.demo.working_days import easter, is_working_day
from mcdata.journal import fold
from mcdata.model import InvitationStage, NoteKind, Role, SeanceStage, TurnKind
from mcdata.polls import check_answer
from mcdata.tally import Tally, tally
from mcdata.texts import french

MOMENT = datetime(2026, 11, 24, 14, 0)
PLAN = conception()


@pytest.fixture(scope="module")
def demo() -> Demo:
    return build(MOMENT)


def cases() -> list[tuple[Written, str, Support]]:
    return [
        (written, sentence, support)
        for written in PLAN.syntheses
        for sentence, support in zip(
            (*written.points, *written.follow_ups), written.supports, strict=True
        )
    ]


@pytest.mark.parametrize(("written", "sentence", "support"), cases())
def test_a_sentence_rests_on_what_happened(
    demo: Demo, written: Written, sentence: str, support: Support
) -> None:
    held = demo.seances[written.seance - 1]
    state = fold(held.entries)
    if support.note:
        assert any(n.text.startswith(support.note) for n in state.notes)
    elif support.written:
        assert any(q.text.startswith(support.written) for q in state.questions)
    elif support.question:
        check_results(held, sentence, support)


def check_results(held: DemoSeance, sentence: str, support: Support) -> None:
    results = [result(held, p.id) for p in held.polls if p.reference == support.question]
    first = results[0]
    counts = {french(row.label): row.count for row in first.rows}
    chosen = [counts[french(option)] for option in support.options]
    others = [c for label, c in counts.items() if label not in map(french, support.options)]
    match support.rule:
        case "premiere":
            assert chosen[0] > max(others)
        case "egalite":
            assert len(set(chosen)) == 1
            assert chosen[0] > max(others)
        case "somme":
            assert sum(chosen) > first.answered / 2
        case "bonne_reponse":
            assert [row.right for row in first.rows if row.count == chosen[0]] == [True]
        case "hausse":
            assert results[1].mean is not None
            assert first.mean is not None
            assert results[1].mean > first.mean
        case rule:
            pytest.fail(f"nobody checks {rule}")
    figures = [int(n) for n in re.findall(r"(\d+) personnes? sur (\d+)", sentence) for n in n]
    assert figures in ([], [sum(chosen), first.answered])


def result(held: DemoSeance, poll_id: str) -> Tally:
    poll = next(p for p in held.polls if p.id == poll_id)
    urn = next(u for u in held.urns if u.poll_id == poll_id)
    return tally(poll, urn.answers)


def test_counts_that_a_sentence_tells_are_those_of_the_tables(demo: Demo) -> None:
    for told in PLAN.counted:
        held = demo.seances[told.seance - 1]
        (poll,) = [p for p in held.polls if (p.reference, p.moment) == (told.question, told.moment)]
        found = result(held, poll.id)
        assert (found.answered, tuple(row.count for row in found.rows)) == (
            told.people,
            told.counts,
        )
        for urn in held.urns:
            if urn.poll_id == poll.id:
                for answer in urn.answers:
                    check_answer(poll, answer)


def test_nobody_comes_to_maubeuge_by_metro(demo: Demo) -> None:
    asked = [
        (held, poll)
        for held in demo.seances
        for poll in held.polls
        if poll.reference == "MOBI-01" and any(u.poll_id == poll.id for u in held.urns)
    ]
    assert asked
    for held, poll in asked:
        metro = next(row for row in result(held, poll.id).rows if row.label == "En métro")
        assert metro.count == 0 or held.seance.sector == "mel"


def test_no_more_people_answer_than_were_asked(demo: Demo) -> None:
    for held in demo.seances:
        came = len({s for s in fold(held.entries).seats.values() if s.role is Role.CITIZEN})
        assert all(len(urn.answers) <= came for urn in held.urns)


def test_who_presented_is_who_spoke(demo: Demo) -> None:
    for held in demo.seances:
        if held.seance.stage is not SeanceStage.ENDED:
            continue
        state = fold(held.entries)
        guests = {t.seat for t in state.turns if t.kind is TurnKind.PRESENTATION}
        spoke = [
            i
            for i in demo.invitations
            if i.seance_id == held.seance.id and i.stage is InvitationStage.SPOKE
        ]
        assert len(guests) == len(spoke)


def test_a_sentence_names_no_guest_who_was_not_there() -> None:
    """The délégué of the prefect came to séance 1 and 4, and not to séance 2 nor 3."""
    for number in (2, 3):
        written = next(w for w in PLAN.syntheses if w.seance == number)
        assert not [p for p in written.points if "délégué" in p]


def test_what_the_guest_explained_is_noted_where_a_guest_came(demo: Demo) -> None:
    for held in demo.seances:
        state = fold(held.entries)
        explained = [n for n in state.notes if n.kind is NoteKind.CONTRIBUTION]
        presented = [t for t in state.turns if t.kind is TurnKind.PRESENTATION]
        assert not explained or presented


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_seances_are_on_working_days_whatever_today_is(today: date) -> None:
    found = build(datetime.combine(today, datetime.min.time()) + timedelta(hours=13)).seances
    live = next(s.seance for s in found if s.seance.stage is SeanceStage.LIVE)
    days = {s.seance.number: to_paris(s.seance.starts_at).date() for s in found}
    assert [n for n, day in days.items() if n != live.number and not is_working_day(day)] == []
    planned = sorted(PLAN.seances, key=lambda s: s.day)
    assert sorted(days.values()) == [days[s.number] for s in planned]


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2017, date(2017, 4, 16)), (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5))],
)
def test_easter_is_known(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(
    "day", [date(2026, 12, 24), date(2027, 1, 1), date(2026, 5, 14), date(2026, 11, 11)]
)
def test_nobody_is_asked_to_come_on_a_holiday(day: date) -> None:
    assert not is_working_day(day)

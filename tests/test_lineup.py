"""The lineup's rules: gaps, lateness, order of urgency, and the stages a speaker goes through."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import lineup
from mcdata.errors import Refused
from mcdata.model import (
    Invitation,
    InvitationStage,
    Seance,
    SeanceKind,
    SeanceStage,
    Speaker,
)

CONSIDERED, INVITED, ACCEPTED, CONFIRMED, SPOKE = InvitationStage
TODAY = date(2017, 4, 10)
NOON = datetime(2017, 4, 10, 12)
DOCTOR = Speaker("p", "doctor", "Ana Wattel", "médecin de PMI", "Département du Nord", True)
NURSE = Speaker("p", "nurse", "Bo Nowak", "infirmière", "Maison de santé")


def seance(number: int = 1, days: int = 30, **changes: object) -> Seance:
    made = Seance(
        id=f"s{number}",
        programme_id="p",
        number=number,
        kind=SeanceKind.THEMATIC,
        theme="sante",
        title="Santé",
        starts_at=NOON + timedelta(days=days),
        place="Lille",
        code=f"CODE{number:02}",
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def invitation(
    stage: InvitationStage = INVITED, speaker: Speaker = DOCTOR, number: int = 1
) -> Invitation:
    return Invitation(f"s{number}", speaker.id, stage, NOON - timedelta(days=90))


def test_a_thematic_seance_expects_one_speaker() -> None:
    assert lineup.expected(seance()) == 1


def test_an_introductory_seance_expects_two_speakers() -> None:
    assert lineup.expected(seance(kind=SeanceKind.INTRODUCTORY)) == 2


def test_an_introductory_seance_with_one_speaker_lacks_another() -> None:
    opening = seance(kind=SeanceKind.INTRODUCTORY)
    assert lineup.gaps([opening], [invitation()]) == (lineup.Gap(opening, 2, 1),)


def test_a_second_speaker_is_never_a_gap_below_zero() -> None:
    assert lineup.missing(seance(), [invitation(), invitation(speaker=NURSE)]) == 0


def test_the_speakers_of_another_seance_fill_no_gap_here() -> None:
    assert lineup.missing(seance(), [invitation(number=2)]) == 1


def test_the_nearest_gap_comes_first() -> None:
    found = lineup.gaps([seance(1, 60), seance(2, 20)], [])
    assert [gap.seance.number for gap in found] == [2, 1]


def test_a_seance_that_was_held_lacks_nobody() -> None:
    assert lineup.gaps([seance(days=-3, stage=SeanceStage.ENDED)], []) == ()


@pytest.mark.parametrize(
    ("days", "stage", "awaited", "late_days"),
    [
        (41, CONSIDERED, INVITED, 1),
        (27, INVITED, ACCEPTED, 1),
        (20, ACCEPTED, CONFIRMED, 1),
        (5, CONSIDERED, CONFIRMED, 16),
    ],
)
def test_a_stage_not_reached_in_time_is_late(
    days: int, stage: InvitationStage, awaited: InvitationStage, late_days: int
) -> None:
    found = lineup.late(seance(days=days), invitation(stage), TODAY)
    assert found is not None
    assert (found.awaited, found.days) == (awaited, late_days)


@pytest.mark.parametrize(("days", "stage"), [(42, CONSIDERED), (21, ACCEPTED), (1, CONFIRMED)])
def test_the_last_day_is_not_late_yet(days: int, stage: InvitationStage) -> None:
    assert lineup.late(seance(days=days), invitation(stage), TODAY) is None


def test_nothing_is_late_while_the_seance_runs() -> None:
    live = seance(days=0, stage=SeanceStage.LIVE)
    assert lineup.late(live, invitation(CONSIDERED), TODAY) is None


def test_after_the_seance_what_is_late_is_to_say_who_spoke() -> None:
    held = seance(days=-3, stage=SeanceStage.ENDED)
    assert lineup.late(held, invitation(CONFIRMED), TODAY) == lineup.Lateness(
        SPOKE, date(2017, 4, 8), 2
    )


def test_someone_who_spoke_is_never_late() -> None:
    held = seance(days=-30, stage=SeanceStage.SEALED)
    assert lineup.late(held, invitation(SPOKE), TODAY) is None


@given(st.integers(-90, 90), st.sampled_from(InvitationStage), st.sampled_from(SeanceStage))
def test_lateness_awaits_a_stage_ahead_and_counts_its_days(
    days: int, stage: InvitationStage, seance_stage: SeanceStage
) -> None:
    found = lineup.late(seance(days=days, stage=seance_stage), invitation(stage), TODAY)
    if found is not None:
        assert lineup.STAGES.index(found.awaited) > lineup.STAGES.index(stage)
        assert found.days == (TODAY - found.due).days >= 1


@given(st.integers(-90, 90), st.sampled_from(InvitationStage))
def test_moving_forward_never_makes_anyone_later(days: int, stage: InvitationStage) -> None:
    meeting = seance(days=days)
    following = lineup.next_stage(meeting, invitation(stage))
    if lineup.late(meeting, invitation(stage), TODAY) is None and following is not None:
        assert lineup.late(meeting, invitation(following), TODAY) is None


def test_a_line_shows_the_furthest_stage_first() -> None:
    rows = [invitation(INVITED), invitation(CONFIRMED, NURSE)]
    found = lineup.line(seance(), [DOCTOR, NURSE], rows, TODAY)
    assert [card.speaker for card in found.cards] == [NURSE, DOCTOR]


def test_a_column_holds_the_cards_of_its_stage() -> None:
    rows = [invitation(INVITED), invitation(CONFIRMED, NURSE)]
    found = lineup.line(seance(), [DOCTOR, NURSE], rows, TODAY)
    assert [card.speaker for card in found.at(INVITED)] == [DOCTOR]


def test_the_gaps_come_first_then_what_is_late_then_the_dates() -> None:
    seances = [
        seance(1, 25, theme="sante"),
        seance(2, 10, theme="emploi"),
        seance(3, 60, theme="logement"),
        seance(4, -20, theme="education", stage=SeanceStage.SEALED),
    ]
    rows = [
        invitation(CONFIRMED),
        invitation(INVITED, number=2),
        invitation(SPOKE, number=4),
    ]
    found = lineup.by_theme(seances, [DOCTOR], rows, TODAY)
    assert [theme.theme for theme in found] == ["logement", "emploi", "sante", "education"]


def test_a_theme_held_twice_keeps_both_its_seances_together() -> None:
    found = lineup.by_theme([seance(2, 60), seance(1, 10)], [], [], TODAY)
    assert [[line.seance.number for line in theme.lines] for theme in found] == [[1, 2]]


def test_a_stage_changes_with_its_time() -> None:
    assert lineup.move(seance(), invitation(INVITED), ACCEPTED, NOON) == Invitation(
        "s1", "doctor", ACCEPTED, NOON
    )


def test_a_stage_may_go_back() -> None:
    assert lineup.move(seance(), invitation(CONFIRMED), INVITED, NOON).stage is INVITED


def test_choosing_the_same_stage_keeps_its_time() -> None:
    before = invitation(ACCEPTED)
    assert lineup.move(seance(), before, ACCEPTED, NOON) == before


def test_nobody_has_spoken_before_the_seance() -> None:
    with pytest.raises(Refused, match="pas encore eu lieu"):
        lineup.move(seance(), invitation(CONFIRMED), SPOKE, NOON)


def test_after_confirmed_nothing_is_offered_before_the_seance() -> None:
    assert lineup.next_stage(seance(), invitation(CONFIRMED)) is None


def test_after_confirmed_comes_intervenu_once_the_seance_runs() -> None:
    live = seance(days=0, stage=SeanceStage.LIVE)
    assert lineup.next_stage(live, invitation(CONFIRMED)) is SPOKE


def test_the_room_reads_a_name_only_with_agreement() -> None:
    assert (lineup.shown_name(DOCTOR), lineup.shown_name(NURSE)) == ("Ana Wattel", None)

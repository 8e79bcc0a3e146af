"""Participation balance: each index, what chance alone gives, and a group's share."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mcdata import balance

rooms = st.lists(st.integers(0, 60), min_size=1, max_size=30)
INDICES = (
    balance.coverage,
    balance.corrected_gini,
    balance.evenness,
    balance.effective_voices,
    balance.largest_share,
)


# the indices ------------------------------------------------------------------------------------
@pytest.mark.parametrize("index", INDICES, ids=lambda f: f.__name__)
@pytest.mark.parametrize("turns", [[1, -1], [math.nan], [math.inf]], ids=str)
def test_index_refuses_a_number_that_is_no_count(index, turns: list[float]) -> None:
    with pytest.raises(ValueError, match="positif"):
        index(turns)


@pytest.mark.parametrize(
    ("index", "value"),
    [
        (balance.coverage, 0),
        (balance.corrected_gini, 0),
        (balance.evenness, 1),
        (balance.effective_voices, 0),
        (balance.largest_share, 0),
    ],
    ids=lambda f: getattr(f, "__name__", ""),
)
@pytest.mark.parametrize("turns", [[], [0], [0, 0, 0]], ids=str)
def test_index_of_silence_is_even(index, value: float, turns: list[int]) -> None:
    assert index(turns) == value


@given(rooms, st.randoms())
def test_index_does_not_depend_on_who_is_who(turns: list[int], dice) -> None:
    shuffled = turns.copy()
    dice.shuffle(shuffled)
    for index in INDICES:
        assert index(shuffled) == pytest.approx(index(turns))


@given(rooms, st.integers(2, 9))
def test_index_does_not_depend_on_the_unit(turns: list[int], factor: int) -> None:
    for index in INDICES:
        assert index([factor * x for x in turns]) == pytest.approx(index(turns))


@given(rooms)
def test_index_stays_within_its_range(turns: list[int]) -> None:
    people = len(turns)
    assert 0 <= balance.coverage(turns) <= 1
    assert 0 <= balance.corrected_gini(turns) <= 1
    assert 0 <= balance.evenness(turns) <= 1
    assert 0 <= balance.largest_share(turns) <= 1
    assert 0 <= balance.effective_voices(turns) <= people + 1e-9


@given(st.integers(2, 40), st.integers(1, 50))
def test_index_of_equal_talkers(people: int, each: int) -> None:
    turns = [each] * people
    assert balance.corrected_gini(turns) == pytest.approx(0)
    assert balance.evenness(turns) == pytest.approx(1)
    assert balance.effective_voices(turns) == pytest.approx(people)
    assert balance.largest_share(turns) == pytest.approx(1 / people)


@given(st.integers(2, 40), st.integers(1, 50))
def test_index_when_one_person_says_everything(people: int, turns: int) -> None:
    said = [turns] + [0] * (people - 1)
    assert balance.corrected_gini(said) == pytest.approx(1)
    assert balance.evenness(said) == pytest.approx(0)
    assert balance.effective_voices(said) == pytest.approx(1)
    assert balance.coverage(said) == pytest.approx(1 / people)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=30).filter(any))
def test_corrected_gini_is_the_mean_difference_between_two_people(turns: list[int]) -> None:
    people, mean = len(turns), sum(turns) / len(turns)
    spread = sum(abs(a - b) for a in turns for b in turns) / (people * (people - 1))
    assert balance.corrected_gini(turns) == pytest.approx(spread / (2 * mean))


def test_corrected_gini_of_a_known_case() -> None:
    # G = 1/4 for 1, 2, 3, 4 and N/(N−1) = 4/3
    assert balance.corrected_gini([1, 2, 3, 4]) == pytest.approx(1 / 3)


def test_coverage_counts_the_silent() -> None:
    assert balance.coverage([3, 0, 1, 0]) == 0.5


def test_largest_share_shows_what_an_even_index_hides() -> None:
    turns = [10] + [1] * 24
    assert balance.largest_share(turns) == pytest.approx(10 / 34)
    assert balance.evenness(turns) > 0.85


def test_top_share_adds_up_the_most_talkative() -> None:
    assert balance.top_share([5, 1, 3, 1], 3) == pytest.approx(0.9)


# between and within roles -----------------------------------------------------------------------
@given(
    st.lists(st.tuples(st.integers(0, 20), st.floats(1, 150), st.sampled_from("abc")), min_size=1)
)
def test_role_split_adds_up_and_is_never_negative(people: list[tuple[int, float, str]]) -> None:
    turns, minutes, roles = ([p[i] for p in people] for i in range(3))
    assume(any(turns))
    split = balance.role_split(turns, minutes, roles)
    total = sum(
        x / sum(turns) * math.log(x / sum(turns) / (m / sum(minutes)))
        for x, m in zip(turns, minutes, strict=True)
        if x
    )
    assert split.total == pytest.approx(total, abs=1e-9)
    assert split.between >= 0
    assert split.within >= 0


def test_role_split_is_all_between_when_each_role_is_even() -> None:
    split = balance.role_split([4, 4, 1, 1], [1, 1, 1, 1], "aabb")
    assert split.within == pytest.approx(0)
    assert split.between == pytest.approx(0.8 * math.log(1.6) + 0.2 * math.log(0.4))


def test_role_split_is_all_within_when_roles_get_their_share() -> None:
    assert balance.role_split([8, 2, 5, 5], [1, 1, 1, 1], "aabb").between == pytest.approx(0)


def test_role_split_refuses_lists_that_do_not_match() -> None:
    with pytest.raises(ValueError, match="par personne"):
        balance.role_split([1, 2], [1], "ab")


def test_role_split_refuses_a_speaker_who_was_never_there() -> None:
    with pytest.raises(ValueError, match="présence nulle"):
        balance.role_split([1, 2], [1, 0], "ab")


# chance -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("turns", "mean"), [(10, 0.73), (25, 0.53), (40, 0.43), (60, 0.36), (100, 0.28)]
)
def test_chance_mean_for_25_people(turns: int, mean: float) -> None:
    assert balance.chance_mean(25, turns) == pytest.approx(mean, abs=0.006)


@given(st.integers(2, 30), st.integers(1, 120))
def test_chance_band_holds_the_mean_and_stays_within_the_index(people: int, turns: int) -> None:
    low, high = balance.chance_band(people, turns)
    assert 0 <= low <= balance.chance_mean(people, turns) <= high <= 1


def test_chance_band_is_wider_at_a_higher_level() -> None:
    narrow, wide = balance.chance_band(25, 40, 0.5), balance.chance_band(25, 40, 0.99)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_chance_band_falls_as_turns_come() -> None:
    early, late = balance.chance_band(25, 40), balance.chance_band(25, 100)
    assert late.low < early.low
    assert late.high < early.high


def test_chance_band_is_the_same_each_time_it_is_asked() -> None:
    first = balance.chance_band(18, 33)
    balance.chance._simulated.cache_clear()
    assert balance.chance_band(18, 33) == first


@pytest.mark.parametrize(("people", "turns"), [(0, 0), (0, 5), (1, 7), (25, 0)])
def test_chance_band_of_no_debate_is_nought_as_the_index_is(people: int, turns: int) -> None:
    assert balance.chance_band(people, turns) == (0, 0)


@pytest.mark.parametrize(("people", "turns", "level"), [(-1, 5, 0.9), (5, -1, 0.9), (5, 5, 1.0)])
def test_chance_band_refuses_what_makes_no_sense(people: int, turns: int, level: float) -> None:
    with pytest.raises(ValueError, match="Un n"):
        balance.chance_band(people, turns, level)


def test_chance_largest_is_above_an_equal_share() -> None:
    assert 1 / 25 < balance.chance_largest(25, 60) < 0.2


# a group's share --------------------------------------------------------------------------------
def test_jeffreys_interval_of_no_trial_is_that_of_the_arcsine_law() -> None:
    # the quantiles of Beta(½, ½) are sin²(πp/2)
    low, high = (math.sin(math.pi * p / 2) ** 2 for p in (0.05, 0.95))
    assert balance.jeffreys_interval(0, 0, 0.9) == pytest.approx((low, high))


@given(st.integers(1, 40), st.integers(1, 40))
def test_jeffreys_interval_holds_nine_tenths_of_the_law(k: int, rest: int) -> None:
    low, high = balance.jeffreys_interval(k, k + rest, 0.9)
    a, b = k + 0.5, rest + 0.5
    steps = 4000
    grid = [low + (high - low) * (i + 0.5) / steps for i in range(steps)]
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    inside = sum(math.exp(scale + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x)) for x in grid)
    assert inside * (high - low) / steps == pytest.approx(0.9, abs=1e-4)


@given(st.integers(0, 200), st.integers(0, 200))
def test_jeffreys_interval_mirrors_itself(k: int, rest: int) -> None:
    low, high = balance.jeffreys_interval(k, k + rest, 0.9)
    assert balance.jeffreys_interval(rest, k + rest, 0.9) == pytest.approx((1 - high, 1 - low))


def test_representation_ratio_is_one_for_a_group_that_has_its_share() -> None:
    assert balance.representation_ratio(10, 25, 8, 20) == pytest.approx(1.0)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 20), st.integers(0, 20))
def test_representation_ratio_is_within_its_interval(
    own: int, others: int, people: int, rest: int
) -> None:
    ratio, low, high = balance.representation_ratio(own, own + others, people, people + rest)
    assert 0 <= low <= ratio + 1e-9
    assert ratio <= high + 1e-9 or (own, others) == (0, 0)


def test_representation_ratio_of_a_silent_group_is_nought_up_to_some_doubt() -> None:
    ratio, low, high = balance.representation_ratio(0, 20, 5, 25)
    assert (ratio, low) == (0, 0)
    assert 0.2 < high < 0.6


def test_representation_ratio_before_anyone_spoke_says_that_nothing_is_known() -> None:
    ratio, low, high = balance.representation_ratio(0, 0, 5, 25)
    assert ratio == 1
    assert low < 0.1
    assert high > 4


@pytest.mark.parametrize("args", [(5, 4, 1, 2), (-1, 4, 1, 2), (1, 4, 0, 2), (1, 4, 3, 2)])
def test_representation_ratio_refuses_a_group_larger_than_the_whole(
    args: tuple[int, int, int, int],
) -> None:
    with pytest.raises(ValueError, match="groupe"):
        balance.representation_ratio(*args)

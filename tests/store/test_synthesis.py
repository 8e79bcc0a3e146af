"""What is kept of a synthesis, on both databases."""

from __future__ import annotations

from datetime import datetime

import pytest

from mcdata.errors import NotFound, Refused
from mcdata.model import FrozenReport, Lifting, Synthesis, SynthesisDraft, SynthesisStage
from mcdata.store import Store
from tests.support import small_seance

AT = datetime(2026, 5, 8, 15, 12)
SIGNED = Synthesis("s", 3, SynthesisStage.VALIDATED, ("Un",), (), "Ilan Faure", "Claire Morel", AT)


@pytest.fixture(autouse=True)
def seance(store: Store) -> None:
    small_seance(store)


def test_who_wrote_and_who_validated_is_kept(store: Store) -> None:
    store.save_synthesis(SIGNED)
    assert store.synthesis("s") == SIGNED


def test_a_synthesis_that_nobody_signed_has_no_name(store: Store) -> None:
    store.save_synthesis(Synthesis("s", 1, points=("Un",)))
    assert store.synthesis("s") == Synthesis("s", 1, points=("Un",))


def test_what_is_frozen_is_never_written_again(store: Store) -> None:
    frozen = FrozenReport("s", 3, AT, "Claire Morel", '{"un": "« é »"}')
    other = FrozenReport("s", 3, AT, "Quelqu’un", "{}")
    store.change_synthesis("s", lambda _: (SIGNED, frozen))
    store.change_synthesis("s", lambda _: (other,))
    assert store.frozen_reports("s") == (frozen,)


def test_frozen_reports_come_newest_first(store: Store) -> None:
    both = [FrozenReport("s", version, AT, "Claire Morel", "{}") for version in (2, 5)]
    store.change_synthesis("s", lambda _: both)
    assert [kept.version for kept in store.frozen_reports("s")] == [5, 2]


def test_a_lifting_is_kept_until_it_is_taken_back(store: Store) -> None:
    lifting = Lifting("s", "abc", "Le nom de la place", "Claire Morel", AT)
    store.change_synthesis("s", lambda _: (lifting,))
    assert store.liftings("s") == {"abc": lifting}
    store.change_synthesis("s", lambda _: (Lifting("s", "abc", "", "Claire Morel", AT),))
    assert store.liftings("s") == {}


def test_a_draft_is_kept_until_it_is_dropped(store: Store) -> None:
    store.change_synthesis("s", lambda _: (SynthesisDraft("s", "point-1", "à moit"),))
    store.change_synthesis("s", lambda _: (SynthesisDraft("s", "point-2", ""),))
    assert store.synthesis_drafts("s") == {"point-1": "à moit", "point-2": ""}
    store.change_synthesis("s", lambda _: (SynthesisDraft("s", "point-1", None),))
    assert store.synthesis_drafts("s") == {"point-2": ""}


def test_what_the_decision_refuses_keeps_nothing(store: Store) -> None:
    def refuse(_: Synthesis) -> list[Synthesis]:
        raise Refused("Non.")

    with pytest.raises(Refused):
        store.change_synthesis("s", refuse)
    assert store.synthesis("s") == Synthesis("s")


def test_a_seance_that_is_unknown_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        store.change_synthesis("rien", lambda held: (held,))

"""What the store gives « by name » comes as a French dictionary has it, in every database."""

from __future__ import annotations

from mcdata.model import College, Participant, Programme, Speaker
from mcdata.store import Store

PROGRAMME = Programme("p1", "Cycle", "Nord", 2026)


def test_participants_come_in_french_order(store: Store) -> None:
    store.save_programme(PROGRAMME)
    names = ["Coste", "Élie", "Çelik", "Cazin", "Emery", "Łukasik", "Lupin"]
    store.save_participants(
        [
            Participant("p1", f"i{n}", "Anne", name, College.RESIDENTS, "Q", "", "")
            for n, name in enumerate(names)
        ]
    )
    found = [p.last_name for p in store.participants("p1")]
    assert found == ["Cazin", "Çelik", "Coste", "Élie", "Emery", "Łukasik", "Lupin"]


def test_people_of_one_last_name_come_by_their_first(store: Store) -> None:
    store.save_programme(PROGRAMME)
    store.save_participants(
        [
            Participant("p1", name, name, "Petit", College.RESIDENTS, "Q", "", "")
            for name in ("Anne", "Zoé", "Aïssatou", "Élie")
        ]
    )
    assert [p.first_name for p in store.participants("p1")] == ["Aïssatou", "Anne", "Élie", "Zoé"]


def test_speakers_come_in_french_order(store: Store) -> None:
    store.save_programme(PROGRAMME)
    store.save_speaker(
        *(Speaker("p1", f"s{n}", name, "métier", "") for n, name in enumerate(("Fabre", "Élie")))
    )
    assert [s.name for s in store.speakers("p1")] == ["Élie", "Fabre"]


def test_programmes_of_one_year_come_in_french_order(store: Store) -> None:
    store.save_programme(Programme("a", "Zones", "Nord", 2026))
    store.save_programme(Programme("b", "Éducation", "Nord", 2026))
    store.save_programme(Programme("c", "Avant", "Nord", 2025))
    assert [p.id for p in store.programmes()] == ["b", "a", "c"]

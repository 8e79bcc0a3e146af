"""Each département has its own tables, and shows nothing of another's."""

from __future__ import annotations

import pytest

from mcdata import importing, reference
from mcdata.model import College, Programme
from mcdata.people import Person, make_participant
from mcdata.preparation import DEPARTEMENTS
from mcdata.territory import quartier_named, sectors_of_place, territory_of


def test_the_nord_has_everything() -> None:
    found = territory_of("Nord")
    assert (len(found.sectors), len(found.quartiers), len(found.contracts)) == (4, 91, 13)
    assert found.has_map
    assert any(quartier.npnru for quartier in found.quartiers)


@pytest.mark.parametrize(
    ("departement", "quartiers", "contracts"),
    [("Aisne", 17, 7), ("Oise", 19, 9), ("Pas-de-Calais", 64, 9), ("Somme", 10, 2)],
)
def test_each_neighbour_has_its_own_quartiers_and_contracts(
    departement: str, quartiers: int, contracts: int
) -> None:
    found = territory_of(departement)
    assert (len(found.quartiers), len(found.contracts)) == (quartiers, contracts)
    assert not found.has_map
    assert not any(quartier.npnru for quartier in found.quartiers)


@pytest.mark.parametrize("departement", [d for d in DEPARTEMENTS if d != "Nord"])
def test_nothing_of_the_nord_is_in_another_departement(departement: str) -> None:
    found, nord = territory_of(departement), territory_of("Nord")
    assert found.sectors == ()
    assert {q.code for q in found.quartiers}.isdisjoint(q.code for q in nord.quartiers)
    assert {e.siren for e in found.epcis}.isdisjoint(e.siren for e in nord.epcis)
    assert {c.code for c in found.contracts}.isdisjoint(c.code for c in nord.contracts)


@pytest.mark.parametrize("departement", DEPARTEMENTS)
def test_quartiers_and_contracts_are_of_a_known_epci(departement: str) -> None:
    found = territory_of(departement)
    sirens = {e.siren for e in found.epcis}
    assert {q.epci_siren for q in found.quartiers} <= sirens
    assert {c.epci_siren for c in found.contracts} <= sirens
    assert len({c.epci_siren for c in found.contracts}) == len(found.contracts)


def test_contracts_whose_epci_merged_are_one() -> None:
    titles = [c.title for c in territory_of("Aisne").contracts]
    assert "Contrat de ville – Chauny Tergnier et Villes d’Oyse" in titles


def test_a_departement_without_tables_shows_none() -> None:
    found = territory_of("Seine-Maritime")
    assert (found.sectors, found.quartiers, found.contracts) == ((), (), ())


def test_a_neighbours_quartier_is_named_by_its_code() -> None:
    known = reference.quartier("QN06254M")
    assert known is not None
    assert known.title == "Beau Marais (Calais)"


@pytest.mark.parametrize(
    ("place", "sectors"),
    [
        ("IREV, Lille", {"mel"}),
        ("Lille, Porte de Valenciennes (visite)", {"mel"}),
        ("Salle des fêtes, 3 rue de Lille, Denain", {"douaisis-valenciennois"}),
        ("Mairie, 59220 Denain", {"douaisis-valenciennois"}),
        ("Maison de quartier de Grande-Synthe", {"littoral"}),
        ("Maubeuge", {"cambresis-sambre-avesnois"}),
        ("Salle polyvalente", set()),
        ("Calais", set()),
    ],
)
def test_a_place_lies_in_the_sector_of_the_commune_that_it_names(
    place: str, sectors: set[str]
) -> None:
    assert sectors_of_place(place) == sectors


@pytest.mark.parametrize("written", ["QN06254M", "beau marais", "Beau Marais (Calais)"])
def test_a_neighbours_quartier_is_recognised_as_people_write_it(written: str) -> None:
    found = quartier_named("Pas-de-Calais", written)
    assert found is not None
    assert found.code == "QN06254M"


def test_two_quartiers_of_one_name_are_told_apart_by_their_commune() -> None:
    assert quartier_named("Pas-de-Calais", "Centre Ville") is None
    found = quartier_named("Pas-de-Calais", "Centre Ville", "Auchel")
    assert found is not None
    assert found.code == "QN06204M"


def test_somebody_of_a_neighbours_quartier_has_its_code_and_epci() -> None:
    person = Person("Nour", "Wattel", College.RESIDENTS, "Beau Marais")
    found = make_participant(Programme("p", "Master class", "Pas-de-Calais", 2027), person)
    assert (found.quartier, found.sector, found.epci) == ("QN06254M", "", "246201149")


def test_a_quartier_that_the_table_does_not_hold_stays_as_it_was_written() -> None:
    person = Person("Nour", "Wattel", College.RESIDENTS, "Cité des Fleurs", epci="Dunkerque")
    found = make_participant(Programme("p", "Master class", "Aisne", 2027), person)
    assert (found.quartier, found.sector, found.epci) == ("Cité des Fleurs", "", "Dunkerque")


@pytest.mark.parametrize("departement", DEPARTEMENTS)
def test_the_model_file_names_a_quartier_of_the_departement(departement: str) -> None:
    own = territory_of(departement).quartiers[0].code
    assert own in importing.model_csv(departement).decode("utf-8-sig")

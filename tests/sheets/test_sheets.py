"""What is printed for the day, read back from the PDF; the contacts, as files and as one line."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mcdata import sheets
from mcdata.access import Keys
from mcdata.model import (
    Block,
    College,
    Enrolment,
    EnrolmentStatus,
    Invitation,
    InvitationStage,
    Participant,
    Seance,
    Speaker,
    Wifi,
)
from mcdata.runtime import Runtime
from mcdata.seats import HEAD_SEATS
from mcdata.sheets.contacts import telephone
from mcdata.sheets.sign_in import half_days
from mcdata.store import Store
from tests.support import small_seance

ADDRESS = "http://192.0.2.1:8501"
KEYS = Keys("secret-d-essai")


def read(folder: Path, made: bytes) -> str:
    paper = folder / "feuille.pdf"
    paper.write_bytes(made)
    told = subprocess.run(
        ["pdftotext", "-layout", paper, "-"], capture_output=True, check=True, text=True
    )
    return told.stdout.replace("\u00a0", " ").replace("\u202f", " ")


def person(key: str, first: str, last: str, contact: str = "") -> Participant:
    return Participant(
        "p", key, first, last, College.RESIDENTS, "QP059001", "littoral", "e", contact=contact
    )


@pytest.fixture
def seance(store: Store) -> Seance:
    seance = small_seance(store)
    people = [
        person("c", "Zoé", "Cazin", "zoe@exemple.fr"),
        person("k", "Łukasz", "Çelik", "+33 639980101"),
        person("e", "Élie", "Bernard", "elie@exemple.fr"),
        person("w", "Anne", "Wattel", "anne@exemple.fr"),
        person("a", "Aïssatou", "Diop"),
    ]
    store.save_participants(people)
    status = {"w": EnrolmentStatus.WITHDRAWN, "a": EnrolmentStatus.WAITING}
    store.save_enrolments(
        [Enrolment("s", p.id, status.get(p.id, EnrolmentStatus.ENROLLED)) for p in people]
    )
    store.save_speaker(Speaker("p", "i", "Jeanne Mortreux", "urbaniste", "Agence"))
    store.save_invitation(Invitation("s", "i", InvitationStage.CONFIRMED, seance.starts_at))
    return seance


# cards --------------------------------------------------------------------------------------


def test_a_card_is_printed_for_each_place_and_says_its_address(
    seance: Seance, tmp_path: Path
) -> None:
    text = read(tmp_path, sheets.seat_cards(seance, sheets.Join(ADDRESS, KEYS)))
    assert (text.count("Place"), text.count("192.0.2.1:8501/v/ESSAI2")) == (25, 25)
    assert text.count("Bon pour l’adresse 192.0.2.1:8501.") == 4
    assert "Zoé" not in text


def test_a_cards_code_carries_its_place_and_that_places_key(seance: Seance) -> None:
    join = sheets.Join(ADDRESS, KEYS)
    page = join.page(seance, 12)
    key = KEYS.seat_key("s", 12)
    assert page == f"{ADDRESS}/v/ESSAI2?place=12&cle={key}"
    assert join.page(seance, HEAD_SEATS[0]) == f"{ADDRESS}/v/ESSAI2"


def test_the_key_of_a_place_opens_no_other_place_and_no_other_seance() -> None:
    key = KEYS.seat_key("s", 12)
    assert KEYS.is_seat_key("s", 12, key)
    for seance_id, seat, other in (("s", 13, key), ("t", 12, key), ("s", 12, ""), ("s", 12, "é😀")):
        assert not KEYS.is_seat_key(seance_id, seat, other)
    assert not Keys("autre").is_seat_key("s", 12, key)


def test_cards_say_the_wifi_first(seance: Seance, tmp_path: Path) -> None:
    join = sheets.Join(ADDRESS, KEYS, Wifi("s", "Salle des fêtes", "soleil2026"))
    text = read(tmp_path, sheets.seat_cards(seance, join, [3]))
    assert text.index("1. Wi-Fi") < text.index("2. Répondre")
    assert "Salle des fêtes" in text
    assert "soleil2026" in text


def test_one_card_is_printed_again(seance: Seance, tmp_path: Path) -> None:
    text = read(tmp_path, sheets.seat_cards(seance, sheets.Join(ADDRESS, KEYS), [HEAD_SEATS[1]]))
    assert (text.count("Place"), "B" in text.split()) == (1, True)


# badges -------------------------------------------------------------------------------------


def test_a_seat_badge_has_no_name_and_a_name_badge_no_seat(
    store: Store, seance: Seance, tmp_path: Path
) -> None:
    seats = read(tmp_path, sheets.seat_badges(seance))
    names = read(tmp_path, sheets.name_badges(seance, sheets.named_of(store, seance)))
    assert (seats.count("Place"), "Zoé" in seats) == (25, False)
    assert ("Place" in names, "Łukasz" in names, "Wattel" in names) == (False, True, False)
    assert names.index("Jeanne") < names.index("Élie") < names.index("Zoé") < names.index("Łukasz")


def test_badges_of_nobody_say_so(seance: Seance, tmp_path: Path) -> None:
    assert "Personne n’est inscrit" in read(tmp_path, sheets.name_badges(seance, []))


# the sign-in sheet --------------------------------------------------------------------------


def test_a_sign_in_sheet_says_all_that_is_asked_for(
    store: Store, seance: Seance, tmp_path: Path
) -> None:
    store.save_blocks("s", [Block("s", "b", 1, "Débat", 150)])
    text = read(tmp_path, sheets.sign_in_sheet(sheets.sign_in_of(store, seance)))
    for said in (
        "Feuille d’émargement", "Master class", "n° 7 – Urbanisme",
        "Urbanisme et renouvellement urbain", "mardi 5 mai 2026, après-midi",
        "de 14 h à 16 h 30", "Denain", "Jeanne Mortreux, urbaniste",
        "Signature (14 h – 16 h 30)", "Intervention : nom et signature",
        "Animation : nom et signature",
    ):  # fmt: skip
        assert said in text
    numbered = (line.split() for line in text.splitlines() if line.strip()[:1].isdigit())
    lines = [words[1] for words in numbered if len(words) > 1]
    assert lines[:3] == ["Bernard", "Cazin", "Çelik"]
    assert "Wattel" not in text


def test_a_blank_sheet_has_a_line_for_each_place_and_no_name(
    store: Store, seance: Seance, tmp_path: Path
) -> None:
    text = read(tmp_path, sheets.sign_in_sheet(sheets.sign_in_of(store, seance), blank=True))
    numbers = [line.split() for line in text.splitlines() if line.strip().isdigit()]
    assert [int(one[0]) for one in numbers] == list(range(1, 26))
    assert "Cazin" not in text


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ((7, 0), (9, 30), "matin"),
        ((12, 0), (14, 30), "après-midi"),
        ((7, 0), (14, 0), "matin et après-midi"),
        ((16, 30), (19, 0), "soirée"),
    ],
)
def test_half_days(begin: tuple[int, int], end: tuple[int, int], said: str) -> None:
    assert half_days(datetime(2026, 5, 5, *begin), datetime(2026, 5, 5, *end)) == said


# contacts -----------------------------------------------------------------------------------


def listed(store: Store) -> tuple[sheets.Contact, ...]:
    return sheets.contacts(store.enrolments("s"), store.participants("p"))


def test_contacts_are_those_enrolled_and_waiting_in_french_order(
    store: Store, seance: Seance
) -> None:
    assert [c.last_name for c in listed(store)] == ["Bernard", "Cazin", "Çelik", "Diop"]


def test_emails_stand_on_one_line_once_each(store: Store, seance: Seance) -> None:
    assert sheets.bcc(listed(store)) == "elie@exemple.fr, zoe@exemple.fr"
    link = sheets.mailto(listed(store), seance)
    assert link.startswith("mailto:?bcc=elie@exemple.fr,%20zoe@exemple.fr&subject=S%C3%A9ance")


def test_no_cell_of_the_files_is_a_formula(store: Store, seance: Seance) -> None:
    hostile = (*listed(store), sheets.Contact("=1+1", "@A", "", "+1", "-2"))
    rows = list(
        csv.reader(io.StringIO(sheets.contacts_csv(hostile).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0] == ["Nom", "Prénom", "Courriel", "Téléphone", "Place"]
    assert rows[3][3] == "06 39 98 01 01"
    assert not any(cell[:1] in tuple("=+-@") and cell for row in rows for cell in row)
    sheet = load_workbook(io.BytesIO(sheets.contacts_xlsx(hostile))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet.cell(6, 1).value == "'=1+1"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0639980101", "06 39 98 01 01"),
        ("+33 6 39 98 01 01", "06 39 98 01 01"),
        ("00330639980101", "06 39 98 01 01"),
        ("+32 470 12 34 56", "00 32 470 12 34 56"),
        ("", ""),
    ],
)
def test_a_telephone_stays_text(written: str, told: str) -> None:
    assert telephone(written) == told


def test_the_sheets_of_a_demo_seance_say_so(tmp_path: Path, demo_runtime: Runtime) -> None:
    store = demo_runtime.store
    seance = store.seance_by_code("DEMO25")
    named = sheets.named_of(store, seance)
    for drawn in (
        sheets.sign_in_sheet(sheets.sign_in_of(store, seance)),
        sheets.name_badges(seance, named, is_demo=True),
    ):
        assert "Données de démonstration" in read(tmp_path, drawn)

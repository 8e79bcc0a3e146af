"""The import of participants: what each file gives, what each bad line is told, what stays."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from mcdata.errors import InvalidInput
from mcdata.importing import (
    Existing,
    Imported,
    ImportPreview,
    apply,
    enrolments_of,
    existing_of,
    model_csv,
    model_xlsx,
    parse,
)
from mcdata.model import (
    College,
    Enrolment,
    EnrolmentStatus,
    Participant,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
)
from mcdata.people import participant_id
from mcdata.store import Store

PROGRAMME = Programme("p1", "Master class", "Nord", 2026)
SEANCE = Seance(
    "s7", "p1", 7, SeanceKind.THEMATIC, "urbanisme", "Urbanisme",
    datetime(2026, 5, 2, 16, 30), "Denain", "ABCDEF", capacity=2,
)  # fmt: skip
HEADER = "Prénom;Nom;Collège;Quartier"


def listing(*lines: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *lines, "")).encode("cp1252")


def read(data: bytes, existing: Existing | None = None, name: str = "liste.csv") -> ImportPreview:
    return parse(data, name, PROGRAMME, existing or Existing(seances=(SEANCE,)))


def only_person(data: bytes) -> Participant:
    preview = read(data)
    assert preview.bad == ()
    (line,) = preview.good
    return line.participant


def only_reason(data: bytes, existing: Existing | None = None) -> str:
    (line,) = read(data, existing).bad
    return line.reason


def refusal(data: bytes, name: str = "liste.csv") -> str:
    with pytest.raises(InvalidInput) as caught:
        read(data, name=name)
    return str(caught.value)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def after(preview: ImportPreview, existing: Existing) -> Existing:
    """What the programme holds once the preview is imported."""
    people = {p.id: p for p in existing.participants}
    people |= {line.participant.id: line.participant for line in preview.good}
    added = enrolments_of(preview, existing)
    return Existing(tuple(people.values()), existing.seances, (*existing.enrolments, *added))


# files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_reads_the_same_in_every_form_of_csv(
    encoding: str, delimiter: str, end: str
) -> None:
    lines = f"{HEADER};Contact{end}Zoé;Lefèvre-Œuf;Habitants;QP059002;zoe@exemple.fr{end}"
    person = only_person(lines.replace(";", delimiter).encode(encoding))
    assert (person.name, person.contact) == ("Zoé Lefèvre-Œuf", "zoe@exemple.fr")


def test_a_workbook_reads_as_a_csv_does() -> None:
    rows = (tuple(HEADER.split(";")), ("Zoé", "Lefèvre", "habitants", "QP059002"))
    preview = read(workbook(*rows), name="liste.xlsx")
    (line,) = preview.good
    assert line.participant == only_person(listing(";".join(rows[1])))


def test_a_number_in_a_workbook_keeps_no_decimal_point() -> None:
    rows = (
        (*HEADER.split(";"), "Âge", "Séance n°"),
        ("Zoé", "Lefèvre", "habitants", "QP059002", 45.0, 7.0),
    )
    (line,) = read(workbook(*rows), name="liste.xlsx").good
    assert (line.participant.age_band, line.seances) == ("41-60", (7,))


def test_a_true_cell_of_a_workbook_means_yes() -> None:
    rows = ((*HEADER.split(";"), "Tiré au sort"), ("Zoé", "L", "habitants", "QP059002", True))
    (line,) = read(workbook(*rows), name="liste.xlsx").good
    assert line.participant.drawn_by_lot


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_break() -> None:
    person = only_person(listing('Zoé;"Lefèvre;\r\nDupont";habitants;QP059002'))
    assert person.last_name == "Lefèvre; Dupont"


def test_the_title_above_the_header_is_passed_over() -> None:
    data = f"Liste au 2 mai\r\n\r\n{HEADER}\r\nZoé;Lefèvre;habitants;QP059002".encode()
    assert [line.line for line in read(data).good] == [4]


def test_the_line_that_names_the_separator_for_excel_is_not_counted() -> None:
    data = f"sep=;\r\n{HEADER}\r\nZoé;Lefèvre;habitants;QP059002".encode()
    assert [line.line for line in read(data).good] == [2]


def test_columns_may_come_in_any_order_and_case() -> None:
    data = listing("QP059002;LEFÈVRE;Zoé;Habitante", header="code qp;NOM;  prénom ;COLLEGE")
    assert only_person(data).name == "Zoé LEFÈVRE"


def test_columns_that_mean_nothing_here_are_named() -> None:
    data = listing("Zoé;L;habitants;QP059002;bleu", header=f"{HEADER};Couleur préférée")
    assert read(data).ignored_columns == ("Couleur préférée",)


def test_a_mail_and_a_telephone_make_one_contact() -> None:
    data = listing(
        "Zoé;L;habitants;QP059002;z@exemple.fr;06 00 00 00 00", header=f"{HEADER};Courriel;Tél."
    )
    assert only_person(data).contact == "z@exemple.fr · 06 00 00 00 00"


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "liste.csv", "vide"),
        (b"\xef\xbb\xbf \r\n", "liste.csv", "lignes vides"),
        (b"%PDF-1.7 \n1 0 obj", "liste.csv", "pas une liste lisible"),
        (b"\x89PNG\r\n\0\0", "liste.csv", "pas une liste lisible"),
        (b"\xd0\xcf\x11\xe0ancien", "liste.xls", ".xls"),
        (b"PK\x03\x04abime", "liste.xlsx", "abîmé"),
        (listing(), "liste.csv", "personne"),
        (listing(header="Prénom;Nom;Collège"), "liste.csv", "« Quartier »"),
        (b"bonjour;tout;le;monde", "liste.csv", "Aucun titre"),
        (listing('Zoé;"L;habitants;QP059002'), "liste.csv", "guillemet"),
        (b"x" * (5 * 1024 * 1024 + 1), "liste.csv", "5\u00a0Mo"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_why(data: bytes, name: str, word: str) -> None:
    assert word in refusal(data, name).replace("\u00a0", " ").replace(" Mo", "\u00a0Mo")


def test_ten_thousand_people_are_taken() -> None:
    lines = (f"Zoé;Nom{chr(97 + n % 26)}{n};habitants;QP059002" for n in range(10_000))
    assert read(listing(*lines)).new == 10_000


def test_ten_thousand_and_one_people_are_refused() -> None:
    assert "10\u202f000" in refusal(listing(*["Zoé;Nom;habitants;QP059002"] * 10_001))


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("photo.txt", "bonjour")
    assert "pas un classeur" in refusal(data.getvalue(), "liste.ods")


# lines --------------------------------------------------------------------------------------


def test_the_quartier_gives_the_sector_and_the_epci() -> None:
    person = only_person(listing("Zoé;Lefèvre;habitants;QP059002"))
    assert (person.sector, person.epci) == ("douaisis-valenciennois", "200044618")


def test_a_quartier_is_found_by_its_name() -> None:
    assert only_person(listing("Zoé;Lefèvre;habitants;auby centre")).quartier == "QP059001"


def test_quartiers_of_one_name_are_told_apart_by_their_commune() -> None:
    from mcdata.reference import quartiers

    names = [q.name for q in quartiers()]
    twin = next(q for q in quartiers() if names.count(q.name) > 1)
    data = listing(
        f"Zoé;Lefèvre;habitants;{twin.name};{twin.communes[0]}", header=f"{HEADER};Commune"
    )
    assert only_person(data).quartier == twin.code


def test_elsewhere_than_the_nord_a_quartier_is_taken_as_written() -> None:
    oise = dataclasses.replace(PROGRAMME, departement="Oise")
    preview = parse(listing("Zoé;L;habitants;Les Tilleuls"), "l.csv", oise, Existing())
    assert [line.participant.quartier for line in preview.good] == ["Les Tilleuls"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (";Lefèvre;habitants;QP059002", "prénom manque"),
        ("Zoé;;habitants;QP059002", "nom manque"),
        ("Zoé;Lefèvre;;QP059002", "collège manque"),
        ("Zoé;Lefèvre;marins;QP059002", "« marins »"),
        ("Zoé;Lefèvre;habitants;", "quartier manque"),
        ("Zoé;Lefèvre;habitants;QP999999", "« QP999999 »"),
        ("Zoé;Lefèvre;habitants;Aubi Centre", "Vouliez-vous écrire « Auby Centre »"),
        ('"=HYPERLINK(""x"")";Lefèvre;habitants;QP059002', "commence par « = »"),
        ("Zoé;-1+1;habitants;QP059002", "commence par « - »"),
        ("Zoé;12;habitants;QP059002", "aucune lettre"),
        (f"Zoé;{'e' * 81};habitants;QP059002", "80"),
    ],
)
def test_a_bad_line_is_told_why(line: str, word: str) -> None:
    assert word in only_reason(listing(line)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("header", "cell", "word"),
    [
        ("Âge", "1972", "année de naissance"),
        ("Âge", "12", "16 à 110"),
        ("Âge", "30 à 70", "une de ces tranches"),
        ("Genre", "bleu", "« bleu »"),
        ("Tiré au sort", "peut-être", "oui ou non"),
        ("Séance n°", "8", "séance n° 8"),
        ("Séance n°", "sept", "« sept »"),
    ],
)
def test_a_bad_cell_is_told_why(header: str, cell: str, word: str) -> None:
    data = listing(f"Zoé;Lefèvre;habitants;QP059002;{cell}", header=f"{HEADER};{header}")
    assert word in only_reason(data).replace("\u00a0", " ")


def test_a_bad_line_bears_the_number_that_the_spreadsheet_shows() -> None:
    data = listing('Zoé;"Le\nfèvre";habitants;QP059002', "", "Ali;;habitants;QP059002")
    assert [line.line for line in read(data).bad] == [4]


def test_a_bad_line_does_not_cost_its_neighbours() -> None:
    data = listing("Zoé;A;habitants;QP059002", ";B;habitants;QP059002", "Ali;C;h;QP059002",
                   "Léa;D;habitants;QP059002")  # fmt: skip
    assert [line.line for line in read(data).good] == [2, 5]


@pytest.mark.parametrize(
    ("written", "band"),
    [("45", "41-60"), ("41 à 60 ans", "41-60"), ("61+", "61+"), ("61 et plus", "61+"),
     ("plus de 60 ans", "61+"), ("18-24", "16-25"), ("16", "16-25"), ("", "")],
)  # fmt: skip
def test_an_age_is_kept_as_a_band(written: str, band: str) -> None:
    data = listing(f"Zoé;Lefèvre;habitants;QP059002;{written}", header=f"{HEADER};Âge")
    assert only_person(data).age_band == band


@pytest.mark.parametrize(
    ("written", "college"),
    [("Habitant·e", College.RESIDENTS), ("HABITANTS", College.RESIDENTS),
     ("Associations et acteurs locaux", College.LOCAL_ACTORS)],
)  # fmt: skip
def test_a_college_is_recognised(written: str, college: College) -> None:
    data = f"{HEADER}\nZoé;Lefèvre;{written};QP059002".encode()
    assert only_person(data).college is college


def test_a_formula_never_reaches_a_contact() -> None:
    data = listing("Zoé;L;habitants;QP059002;=1+1", header=f"{HEADER};Contact")
    assert only_person(data).contact == "1+1"


def test_a_telephone_keeps_its_plus() -> None:
    data = listing("Zoé;L;habitants;QP059002;+33 6 00 00 00 00", header=f"{HEADER};Contact")
    assert only_person(data).contact == "+33 6 00 00 00 00"


def test_control_characters_do_not_reach_a_name() -> None:
    data = listing("Zo\x07é\x1b;L;habitants;QP059002")
    assert only_person(data).first_name == "Zoé"


# the same file again ------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing() -> None:
    data = listing(
        "Zoé;Lefèvre;habitants;QP059002;7",
        "Ali;Haddad;associations;QP059001;",
        header=f"{HEADER};Séance n°",
    )
    before = Existing(seances=(SEANCE,))
    again = read(data, after(read(data, before), before))
    assert (again.good, again.bad, len(again.unchanged)) == ((), (), 2)


def test_a_name_written_otherwise_is_the_same_person() -> None:
    before = Existing(seances=(SEANCE,))
    held = after(read(listing("Zoé;Lefèvre;habitants;QP059002"), before), before)
    assert read(listing("ZOE;LEFEVRE ;habitants;Qp 059002".replace("Qp ", "QP")), held).good == ()


def test_a_later_file_completes_a_person_without_erasing() -> None:
    before = Existing(seances=(SEANCE,))
    with_contact = listing("Zoé;L;habitants;QP059002;z@exemple.fr", header=f"{HEADER};Contact")
    held = after(read(with_contact, before), before)
    with_age = listing("Zoé;L;habitants;QP059002;45;", header=f"{HEADER};Âge;Contact")
    (line,) = read(with_age, held).good
    assert (line.is_new, line.participant.age_band, line.participant.contact) == (
        False, "41-60", "z@exemple.fr",
    )  # fmt: skip


def test_one_person_twice_in_a_file_is_told_the_first_line() -> None:
    data = listing("Zoé;L;habitants;QP059002", "Zoé;L;habitants;QP059002")
    assert "ligne 2" in only_reason(data)


def test_one_person_may_stand_on_a_line_for_each_seance() -> None:
    other = dataclasses.replace(SEANCE, id="s8", number=8, code="ABCDEG")
    data = listing(
        "Zoé;L;habitants;QP059002;7", "Zoé;L;habitants;QP059002;8", header=f"{HEADER};Séance n°"
    )
    (line,) = read(data, Existing(seances=(SEANCE, other))).good
    assert line.seances == (7, 8)


def test_one_cell_may_name_several_seances() -> None:
    other = dataclasses.replace(SEANCE, id="s8", number=8, code="ABCDEG")
    data = listing("Zoé;L;habitants;QP059002;7 et 8", header=f"{HEADER};Séances")
    (line,) = read(data, Existing(seances=(SEANCE, other))).good
    assert line.seances == (7, 8)


def test_those_who_do_not_fit_in_wait() -> None:
    lines = (f"{name};L;habitants;QP059002;7" for name in ("Zoé", "Ali", "Léa"))
    before = Existing(seances=(SEANCE,))
    added = enrolments_of(read(listing(*lines, header=f"{HEADER};Séance"), before), before)
    assert [e.status for e in added] == [
        EnrolmentStatus.ENROLLED, EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING,
    ]  # fmt: skip


def test_somebody_who_withdrew_is_not_enrolled_again_by_a_file() -> None:
    data = listing("Zoé;L;habitants;QP059002;7", header=f"{HEADER};Séance")
    before = Existing(seances=(SEANCE,))
    held = after(read(data, before), before)
    gone = (Enrolment("s7", held.participants[0].id, EnrolmentStatus.WITHDRAWN),)
    assert read(data, dataclasses.replace(held, enrolments=gone)).good == ()


def test_nobody_is_enrolled_in_a_seance_that_is_over() -> None:
    over = dataclasses.replace(SEANCE, stage=SeanceStage.ENDED)
    data = listing("Zoé;L;habitants;QP059002;7", header=f"{HEADER};Séance")
    assert "terminée" in only_reason(data, Existing(seances=(over,)))


# the model file -----------------------------------------------------------------------------


@pytest.mark.parametrize("model", [model_csv, model_xlsx])
def test_the_models_example_is_recognised_and_left_out(model: object) -> None:
    preview = read(model())  # type: ignore[operator]
    assert ([b.line for b in preview.bad], preview.good, preview.ignored_columns) == ([2], (), ())


def test_the_model_once_filled_in_is_imported_whole() -> None:
    (header, example) = csv.reader(io.StringIO(model_csv().decode("utf-8-sig")), delimiter=";")
    example[:2] = ["Zoé", "Lefèvre"]
    data = "\n".join((";".join(header), ";".join(example))).encode("cp1252")
    person = only_person(data)
    assert (person.gender, person.age_band, person.drawn_by_lot) == ("femme", "41-60", True)


# properties ---------------------------------------------------------------------------------


@given(
    data=st.binary(max_size=300),
    head=st.sampled_from([b"", HEADER.encode() + b"\n", b"PK\x03\x04"]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_preview_or_a_sentence(data: bytes, head: bytes) -> None:
    try:
        preview = read(head + data)
    except InvalidInput as error:
        sentence = str(error)
    else:
        sentence = "." if preview.good or preview.bad else ""
    assert sentence.endswith((".", "\u202f?"))


@given(
    cells=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), min_size=1, max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_imported_is_unchanged_the_second_time(
    cells: list[tuple[str, str]],
) -> None:
    text = io.StringIO(newline="")
    rows = [HEADER.split(";"), *([a, b, "habitants", "QP059002"] for a, b in cells)]
    csv.writer(text, delimiter=";").writerows(rows)
    data = text.getvalue().encode("utf-8", "replace")
    before = Existing(seances=(SEANCE,))
    try:
        first = read(data, before)
    except InvalidInput:
        return
    again = read(data, after(first, before))
    assert (again.good, len(again.unchanged)) == ((), len(first.good))


def test_an_identity_holds_for_one_programme_only() -> None:
    assert participant_id("p1", "Zoé", "L", "QP059002") != participant_id(
        "p2", "Zoé", "L", "QP059002"
    )


# in the store -------------------------------------------------------------------------------


def test_what_was_imported_is_in_the_store(store: Store) -> None:
    save_programme(store)
    data = listing("Zoé;L;habitants;QP059002;7", header=f"{HEADER};Séance")
    done = apply(store, parse(data, "l.csv", PROGRAMME, existing_of(store, "p1")))
    assert (done.added, done.enrolled) == (1, 1)
    assert [p.name for p in store.participants("p1")] == ["Zoé L"]
    assert [e.status for e in store.enrolments("s7")] == [EnrolmentStatus.ENROLLED]


def test_importing_twice_changes_nothing_in_the_store(store: Store) -> None:
    save_programme(store)
    data = listing("Zoé;L;habitants;QP059002;7", header=f"{HEADER};Séance")
    apply(store, parse(data, "l.csv", PROGRAMME, existing_of(store, "p1")))
    before = existing_of(store, "p1")
    done = apply(store, parse(data, "l.csv", PROGRAMME, before))
    assert done == Imported()
    assert existing_of(store, "p1") == before


def test_a_preview_that_waited_does_not_overfill_a_seance(store: Store) -> None:
    save_programme(store)
    lines = (f"{name};L;habitants;QP059002;7" for name in ("Zoé", "Ali"))
    data = listing(*lines, header=f"{HEADER};Séance")
    preview = parse(data, "l.csv", PROGRAMME, existing_of(store, "p1"))
    store.save_enrolments([Enrolment("s7", "someone")])
    assert apply(store, preview) == Imported(added=2, enrolled=1, waiting=1)


def save_programme(store: Store) -> None:
    store.save_programme(PROGRAMME)
    store.save_seance(SEANCE)

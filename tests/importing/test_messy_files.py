"""What town halls really send: what is restored, what is told, what is asked, what is left out."""

from __future__ import annotations

import pytest

from mcdata.errors import InvalidInput
from mcdata.importing import Ask, Choices
from mcdata.model import College
from mcdata.quartiers import alias_key
from tests.importing.lists import (
    EPIS,
    HEADER,
    TITLES,
    held,
    listing,
    only_bad,
    only_line,
    open_document,
    read,
    texts,
    workbook,
)

ZOE = ("Zoé", "Lefèvre", "habitants", EPIS)
LINE = ";".join(ZOE)


# the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_list_reads_the_same_in_every_codec_and_line_end(encoding: str, end: str) -> None:
    lines = ("Béatrice;Lefèvre-Œuf;habitants;QP059009", "François;Noël;habitants;QP059009")
    preview = read(listing(*lines, encoding=encoding, end=end), name="liste.csv")
    found = [(one.line, one.participant.name) for one in preview.good]
    assert found == [(2, "Béatrice Lefèvre-Œuf"), (3, "François Noël")]


def test_lines_of_two_codecs_in_one_file_are_read_each_in_its_own() -> None:
    data = listing("Béatrice;A;habitants;QP059009").replace("Béatrice".encode(), b"B\xe9atrice")
    data += "Hélène;B;habitants;QP059009\r\n".encode()
    preview = read(data, name="liste.csv")
    assert [one.participant.first_name for one in preview.good] == ["Béatrice", "Hélène"]
    assert "deux codages" in preview.told[0]


def test_an_open_document_reads_as_a_workbook_does() -> None:
    rows = (("Liste du 2 mai",), (*TITLES, "Tél."), (*ZOE, 639980101))
    line = only_line(open_document(*rows))
    assert line.line == 3
    assert line.participant == only_line(workbook(rows)).participant
    assert line.participant.contact == "06 39 98 01 01"


@pytest.mark.parametrize("above", [13, 19])
def test_the_header_may_stand_as_low_as_line_20(above: int) -> None:
    rows = [("Mairie",), *[("",)] * (above - 1), TITLES, ZOE]
    assert only_line(workbook(rows)).line == above + 2


def test_a_header_below_line_20_is_not_looked_for() -> None:
    with pytest.raises(InvalidInput, match="20 premières lignes"):
        read(workbook([("Mairie",)] * 20 + [TITLES, ZOE]))


def test_a_first_sheet_of_notes_is_passed_over_and_named() -> None:
    notes = [("Mode d’emploi",), ("Une ligne par personne",)]
    preview = read(workbook(notes, [TITLES, ZOE], names=("Lisez-moi", "Liste")))
    assert [one.participant.name for one in preview.good] == ["Zoé Lefèvre"]
    assert [(s.name, s.is_read, s.is_list) for s in preview.sheets] == [
        ("Lisez-moi", False, False),
        ("Liste", True, True),
    ]


def test_a_hidden_first_sheet_is_passed_over() -> None:
    old = [TITLES, ("Ancienne", "Liste", "habitants", EPIS)]
    preview = read(workbook(old, [TITLES, ZOE], names=("2025", "2026"), hidden=(0,)))
    assert [one.participant.name for one in preview.good] == ["Zoé Lefèvre"]
    assert [(s.name, s.is_hidden, s.lines) for s in preview.sheets if not s.is_read] == [
        ("2025", True, 1)
    ]


def test_a_second_list_is_named_and_can_be_chosen() -> None:
    other = [TITLES, ("Ali", "Haddad", "associations", EPIS), ("Léa", "Petit", "h", EPIS)]
    data = workbook([TITLES, ZOE], other, names=("Habitants", "Associations"))
    assert [(s.name, s.lines) for s in read(data).sheets if not s.is_read] == [("Associations", 2)]
    both = read(data, choices=Choices(sheets=("Habitants", "Associations")))
    assert [(g.sheet, g.participant.first_name) for g in both.good] == [
        ("Habitants", "Zoé"),
        ("Associations", "Ali"),
    ]
    assert [(b.sheet, b.line) for b in both.bad] == [("Associations", 3)]


def test_a_formula_that_was_never_computed_is_told() -> None:
    rows = [TITLES, ("=B9&C9", "Lefèvre", "habitants", EPIS), ("Ali", "Petit", "habitants", EPIS)]
    preview = read(workbook(rows))
    assert [one.participant.first_name for one in preview.good] == ["Ali"]
    (bad,) = preview.bad
    assert (bad.line, "jamais calculée" in bad.reason) == (2, True)


def test_a_formula_without_a_value_in_an_open_document_is_told() -> None:
    data = open_document(TITLES, ZOE, ("=B9", "Petit", "habitants", EPIS))
    assert "jamais été calculées" in read(data).told[0]


def test_columns_left_out_are_named_even_without_a_title() -> None:
    rows = [(*TITLES, "Adresse", ""), (*ZOE, "3 rue des Lilas", "à rappeler")]
    assert read(workbook(rows)).ignored_columns == ("Adresse", "colonne F (sans titre)")


def test_ten_thousand_lines_in_a_workbook_are_all_read() -> None:
    rows = [
        TITLES,
        *((f"Zoé{chr(97 + n % 26)}", f"Nom {n}", "habitants", EPIS) for n in range(10_000)),
    ]
    assert read(workbook(rows)).new == 10_000


# the college --------------------------------------------------------------------------------


def test_a_list_without_a_college_asks_once() -> None:
    data = listing("Zoé;Lefèvre;QP059009", "Ali;Petit;QP059009", header="Prénom;Nom;Quartier")
    assert [b.ask for b in read(data).bad] == [Ask.COLLEGE] * 2
    chosen = read(data, choices=Choices(college=College.LOCAL_ACTORS))
    assert [g.participant.college for g in chosen.good] == [College.LOCAL_ACTORS] * 2


def test_the_chosen_college_changes_nobody_known() -> None:
    before = held(listing(LINE))
    data = listing("Zoé;Lefèvre;QP059009", header="Prénom;Nom;Quartier")
    preview = read(data, before, Choices(college=College.LOCAL_ACTORS))
    assert (preview.good, preview.conflicts, len(preview.unchanged)) == ((), (), 1)


def test_a_list_without_a_college_asks_nothing_of_people_known() -> None:
    data = listing("Zoé;Lefèvre;QP059009", header="Prénom;Nom;Quartier")
    preview = read(data, held(data, choices=Choices(college=College.RESIDENTS)))
    assert (preview.bad, len(preview.unchanged)) == ((), 1)


# contacts -----------------------------------------------------------------------------------


def test_a_telephone_gets_its_nought_back_and_it_is_told() -> None:
    preview = read(workbook([(*TITLES, "Téléphone"), (*ZOE, 639980101)]))
    assert [g.participant.contact for g in preview.good] == ["06 39 98 01 01"]
    assert texts(preview) == ["téléphone « 639980101 » complété de son 0 : 06 39 98 01 01"]


def test_a_telephone_that_lost_digits_is_never_kept() -> None:
    preview = read(listing(f"{LINE};6,39980E+08", header=f"{HEADER};Téléphone"))
    assert [g.participant.contact for g in preview.good] == [""]
    (remark,) = preview.remarks
    assert (remark.line, remark.is_lost, "perdu des chiffres" in remark.text) == (2, True, True)


def test_a_telephone_is_added_beside_the_mail_that_is_known_and_both_are_shown() -> None:
    before = held(listing(f"{LINE};z@exemple.fr", header=f"{HEADER};Courriel"))
    (line,) = read(listing(f"{LINE};0639980101", header=f"{HEADER};Tél."), before).good
    (change,) = line.changes
    assert (change.before, change.after) == ("z@exemple.fr", "z@exemple.fr · 06 39 98 01 01")
    assert line.participant.contact == change.after


def test_another_telephone_replaces_the_known_one_only_with_a_yes() -> None:
    before = held(listing(f"{LINE};06 39 98 01 01", header=f"{HEADER};Tél."))
    data = listing(f"{LINE};06 39 98 02 02", header=f"{HEADER};Tél.")
    preview = read(data, before)
    assert preview.good == ()
    ((_, key, change),) = preview.conflicts
    assert (change.field, change.before, change.after, change.is_done) == (
        "Téléphone", "06 39 98 01 01", "06 39 98 02 02", False,
    )  # fmt: skip
    (line,) = read(data, before, Choices(replaced=frozenset({key}))).good
    assert line.participant.contact == "06 39 98 02 02"


def test_the_same_telephone_written_otherwise_changes_nothing() -> None:
    before = held(listing(f"{LINE};+33 6 39 98 01 01", header=f"{HEADER};Tél."))
    again = read(listing(f"{LINE};0639980101", header=f"{HEADER};Tél."), before)
    assert (again.good, again.conflicts) == ((), ())


@pytest.mark.parametrize(
    ("header", "known", "read_again", "field"),
    [("Âge", "45", "30", "Tranche d’âge"), ("Genre", "femme", "homme", "Genre")],
)
def test_no_field_is_replaced_without_a_yes(
    header: str, known: str, read_again: str, field: str
) -> None:
    before = held(listing(f"{LINE};{known}", header=f"{HEADER};{header}"))
    preview = read(listing(f"{LINE};{read_again}", header=f"{HEADER};{header}"), before)
    assert (preview.good, [change.field for _, _, change in preview.conflicts]) == ((), [field])


def test_a_college_is_not_replaced_without_a_yes() -> None:
    before = held(listing(LINE))
    preview = read(listing("Zoé;Lefèvre;associations;QP059009"), before)
    ((_, _, change),) = preview.conflicts
    assert (change.before, change.after) == ("habitants", "associations et acteurs locaux")


def test_a_telephone_from_abroad_keeps_its_plus_beside_a_mail() -> None:
    data = listing(f"{LINE};+33 6 39 98 01 01;z@exemple.fr", header=f"{HEADER};Tél.;Mail")
    assert only_line(data).participant.contact == "+33 6 39 98 01 01 · z@exemple.fr"


def test_a_cell_of_a_whole_page_is_not_quoted_whole() -> None:
    assert len(only_bad(listing(f"Zoé;L;{'x' * 10_000};{EPIS}")).reason) <= 400


# names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [("BÃ©atrice", "Béatrice"), ("BŽatrice", "Béatrice"), ("FranÃ§ois", "François")],
)
def test_mojibake_is_restored_where_that_is_certain_and_told(written: str, name: str) -> None:
    preview = read(listing(f"{written};Lefèvre;habitants;QP059009"))
    assert [g.participant.first_name for g in preview.good] == [name]
    assert texts(preview) == [f"prénom « {written} » lu « {name} »"]


def test_a_lost_letter_is_told_and_not_imported() -> None:
    assert "perdu une lettre" in only_bad(listing("?ukasz;Nowak;habitants;QP059009")).reason


def test_a_polish_name_with_and_without_its_letter_is_one_person() -> None:
    before = held(listing("Łukasz;Nowak;habitants;QP059009"))
    assert read(listing("LUKASZ;NOWAK;habitants;QP059009"), before).good == ()


def test_people_of_another_script_are_told_apart() -> None:
    data = listing("فاطمة;حداد;habitants;QP059009", "عمر;حداد;habitants;QP059009")
    preview = read(data)
    assert len({g.participant.id for g in preview.good}) == 2
    assert read(data, held(data)).good == ()


def test_the_name_in_use_is_kept() -> None:
    data = listing("Zoé;Dupont;Lefèvre;habitants;QP059009",
                   header="Prénom;Nom de naissance;Nom d’usage;Collège;Quartier")  # fmt: skip
    assert only_line(data).participant.last_name == "Lefèvre"


def test_somebody_known_by_their_birth_name_is_found_again() -> None:
    before = held(listing("Zoé;Dupont;habitants;QP059009"))
    data = listing("Zoé;Dupont;Lefèvre;habitants;QP059009",
                   header="Prénom;Nom;Nom d’usage;Collège;Quartier")  # fmt: skip
    preview = read(data, before)
    assert preview.new == 0
    assert [(c.field, c.before, c.after) for _, _, c in preview.conflicts] == [
        ("Nom", "Zoé Dupont", "Zoé Lefèvre")
    ]


def test_a_mail_in_the_place_of_a_first_name_is_told() -> None:
    bad = only_bad(listing("zoe@exemple.fr;Lefèvre;habitants;QP059009"))
    assert "adresse de courriel" in bad.reason


@pytest.mark.parametrize(
    ("title", "cell"),
    [("Nom et prénom", "LEFÈVRE-NOËL Zoé"), ("Nom Prénom", "Lefèvre-Noël Zoé"),
     ("Prénom Nom", "Zoé Lefèvre-Noël"), ("Nom et prénom", "Zoé LEFÈVRE-NOËL")],
)  # fmt: skip
def test_name_and_first_name_in_one_column_are_parted(title: str, cell: str) -> None:
    person = only_line(listing(f"{cell};habitants;{EPIS}", header=f"{title};Collège;Quartier"))
    assert person.participant.name.casefold() == "zoé lefèvre-noël"


def test_a_whole_name_that_cannot_be_parted_is_told() -> None:
    bad = only_bad(listing(f"Le Roy Anne Marie;h;{EPIS}", header="Nom et prénom;Collège;Quartier"))
    assert "deux colonnes" in bad.reason


# quartiers ----------------------------------------------------------------------------------


def test_a_commune_that_contradicts_its_quartier_is_told() -> None:
    preview = read(listing(f"{LINE};Dunkerque", header=f"{HEADER};Commune"))
    assert [g.participant.quartier for g in preview.good] == [EPIS]
    assert "n’est pas celle du quartier « Les Épis »" in texts(preview)[0]


def test_one_quartier_written_alike_on_many_lines_is_asked_once() -> None:
    places = ("Nouveau Mons", "NOUVEAU MONS", "Banc Vert")
    preview = read(
        listing(*(f"Zoé;Nom {n};habitants;{p}" for n, p in zip("ABC", places, strict=True)))
    )
    assert [(u.written, u.lines) for u in preview.unknown] == [
        ("Nouveau Mons", (2, 3)),
        ("Banc Vert", (4,)),
    ]
    assert preview.unknown[0].proposals[0].quartier.code == "QP059080"


def test_a_quartier_chosen_once_serves_all_its_lines_and_later_files() -> None:
    data = listing("Anne;Un;habitants;Nouveau Mons", "Bob;Deux;habitants;nouveau mons")
    chosen = {alias_key("Nouveau Mons"): "QP059080"}
    preview = read(data, choices=Choices(quartiers=chosen))
    assert [g.participant.quartier for g in preview.good] == ["QP059080"] * 2


# twins --------------------------------------------------------------------------------------


def test_one_name_in_two_quartiers_is_asked() -> None:
    data = listing(LINE, "Zoé;Lefèvre;habitants;QP059010")
    bad = only_bad(data)
    assert (bad.line, bad.ask) == (3, Ask.TWIN)
    assert len(read(data, choices=Choices(apart=frozenset({bad.ref}))).good) == 2
    same = read(data, choices=Choices(same=frozenset({bad.ref})))
    assert [g.participant.quartier for g in same.good] == [EPIS]


def test_somebody_known_who_moved_is_asked_and_changed_with_a_yes() -> None:
    before, data = held(listing(LINE)), listing("Zoé;Lefèvre;habitants;QP059010")
    bad = only_bad(data, before)
    same = frozenset({bad.ref})
    ((_, key, change),) = read(data, before, Choices(same=same)).conflicts
    assert (change.field, change.before) == ("Quartier", "Les Épis (Sin-le-Noble)")
    (line,) = read(data, before, Choices(same=same, replaced=frozenset({key}))).good
    assert (line.participant.id, line.participant.quartier) == (
        before.participants[0].id, "QP059010",
    )  # fmt: skip


HOMONYMS = listing(
    f"{LINE};75;a@exemple.fr", f"{LINE};20;b@exemple.fr", header=f"{HEADER};Âge;Mail"
)


def test_true_homonyms_can_be_kept_apart() -> None:
    bad = only_bad(HOMONYMS)
    assert bad.ask is Ask.TWIN
    preview = read(HOMONYMS, choices=Choices(apart=frozenset({bad.ref})))
    assert len({g.participant.id for g in preview.good}) == 2


def test_the_question_says_what_tells_the_two_apart() -> None:
    reason = only_bad(HOMONYMS).reason
    assert "61+ ans, a@exemple.fr" in reason
    assert "16-25 ans, b@exemple.fr" in reason


def test_what_the_second_line_of_one_person_says_otherwise_is_told() -> None:
    preview = read(HOMONYMS, choices=Choices(same=frozenset({"!3"})))
    assert [g.participant.contact for g in preview.good] == ["a@exemple.fr"]
    (remark,) = preview.remarks
    assert (remark.line, remark.is_lost, "b@exemple.fr" in remark.text) == (3, True, True)


def test_homonyms_kept_apart_are_found_again_each() -> None:
    before = held(HOMONYMS, choices=Choices(apart=frozenset({"!3"})))
    again = read(HOMONYMS, before)
    assert (again.good, again.bad, again.conflicts, len(again.unchanged)) == ((), (), (), 2)


def test_two_lines_that_complete_each_other_make_one_person() -> None:
    data = listing(f"{LINE};75;", f"{LINE};;a@exemple.fr", header=f"{HEADER};Âge;Mail")
    person = only_line(data).participant
    assert (person.age_band, person.contact) == ("61+", "a@exemple.fr")

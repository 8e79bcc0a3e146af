"""The reference tables hold together, and a damaged one is told in one sentence."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from mcdata import reference
from mcdata.errors import InvalidInput, ReferenceDamaged
from mcdata.model import Poll, PollType
from mcdata.polls import check_poll
from mcdata.texts import french


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of data/ to damage."""
    copy = tmp_path / "data"
    copy.mkdir()
    for path in reference.DATA.iterdir():
        if path.suffix in {".csv", ".json"}:
            shutil.copy(path, copy)
    return copy


def question(identifier: str) -> reference.ReferenceQuestion:
    return next(q for q in reference.questions() if q.id == identifier)


# tables -------------------------------------------------------------------------------------


def test_the_nord_has_91_quartiers() -> None:
    assert len(reference.quartiers()) == 91


def test_the_nord_has_13_contracts() -> None:
    assert len(reference.contracts()) == 13


def test_the_nord_has_18_epcis_and_4_sectors() -> None:
    assert (len(reference.epcis()), len(reference.sectors())) == (18, 4)


def test_quartiers_stand_in_known_epcis_of_their_sector() -> None:
    sectors = {e.siren: e.sector for e in reference.epcis()}
    assert [q.code for q in reference.quartiers() if sectors.get(q.epci_siren) != q.sector] == []


def test_quartiers_bear_their_epcis_name() -> None:
    names = {e.siren: e.name for e in reference.epcis()}
    assert [q.code for q in reference.quartiers() if names[q.epci_siren] != q.epci] == []


def test_sectors_of_epcis_are_known() -> None:
    known = {s.key for s in reference.sectors()}
    assert {e.sector for e in reference.epcis()} == known


def test_each_contract_and_its_epci_name_each_other() -> None:
    contracts = {e.siren: e.contract for e in reference.epcis()}
    assert [c.code for c in reference.contracts() if contracts[c.epci_siren] != c.code] == []


def test_each_quartier_stands_under_a_contract() -> None:
    signed = {c.epci_siren for c in reference.contracts()}
    assert [q.code for q in reference.quartiers() if q.epci_siren not in signed] == []


def test_how_codes_are_known_is_kept() -> None:
    assert Counter(q.code_status for q in reference.quartiers()) == {
        "verifie_2015": 26,
        "ancre_npnru": 16,
        "infere_unique": 3,
        "infere_ordre": 39,
        "incertain": 7,
    }


def test_half_of_the_26_npnru_quartiers_are_national() -> None:
    kinds = Counter(q.npnru for q in reference.quartiers() if q.npnru)
    assert kinds == {"national": 13, "regional": 13}


def test_quartiers_lie_in_the_nord() -> None:
    outside = [
        q.code for q in reference.quartiers() if not (2.0 < q.lon < 4.3 and 49.9 < q.lat < 51.1)
    ]
    assert outside == []


def test_titles_of_quartiers_tell_them_apart() -> None:
    titles = Counter(q.title for q in reference.quartiers())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_table_keeps_its_provenance() -> None:
    for path in reference.DATA.glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert "provenance" in header, path.name
        assert any("statut" in column for column in header), path.name


def test_a_theme_that_a_programme_invented_is_its_own_title() -> None:
    assert reference.theme_title("Culture") == "Culture"


def test_titles_of_known_keys() -> None:
    titles = (reference.theme_title("sante"), reference.sector_title("littoral"))
    assert titles == ("Santé", "Littoral")


def test_an_unknown_code_is_nothing() -> None:
    assert (reference.quartier("QP000000"), reference.epci("0")) == (None, None)


# questions ----------------------------------------------------------------------------------


def test_there_are_56_questions() -> None:
    assert len(reference.questions()) == 56


def test_every_question_can_be_put_to_a_room() -> None:
    refused = []
    for q in reference.questions():
        try:
            check_poll(Poll("s", q.id, 1, q.type, q.text, q.options, q.max_choices, q.outside))
        except InvalidInput as error:
            refused.append((q.id, str(error)))
    assert refused == []


def test_every_question_belongs_to_a_known_theme() -> None:
    assert {q.theme for q in reference.questions()} == {t.key for t in reference.themes()}


def test_questions_of_a_theme_are_that_themes() -> None:
    assert {q.theme for q in reference.questions("emploi")} == {"emploi"}


def test_a_quiz_is_a_single_choice_whose_note_gives_the_answer() -> None:
    for q in reference.questions():
        assert q.is_quiz == (q.right is not None)
        if q.right is not None:
            assert q.type is PollType.SINGLE
            assert q.options[q.right] in q.note


def test_a_maximum_of_two_left_the_text_for_the_field() -> None:
    found = question("URBA-03")
    assert (found.max_choices, "(" in found.text) == (2, False)


def test_several_choices_without_a_maximum_admit_all() -> None:
    found = question("MOBI-04")
    assert found.max_choices == len(found.options) == 9


def test_do_not_know_and_no_landlord_stand_outside_the_scale() -> None:
    found = question("LOGE-04")
    assert found.options[-found.outside :] == ("Je ne sais pas", "Je n’ai pas de bailleur")


def test_every_scale_has_four_steps() -> None:
    scales = [q for q in reference.questions() if q.type is PollType.SCALE]
    assert {len(q.options) - q.outside for q in scales} == {4}


def test_texts_have_french_typography() -> None:
    for q in reference.questions():
        for text in (q.text, *q.options, q.note, q.care):
            assert french(text) == text
            assert not re.search(r"\d (ans|mois|heure|euros|minutes)\b", text)


# damage -------------------------------------------------------------------------------------


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "epci.csv").unlink()
    with pytest.raises(ReferenceDamaged, match=r"«.epci.csv.» manque"):
        reference.epcis(folder)


def test_a_table_with_a_number_that_is_none_names_its_line(folder: Path) -> None:
    rewrite(folder / "quartiers.csv", "3.08278", "là")
    with pytest.raises(ReferenceDamaged, match=r"quartiers.csv.*ligne 3"):
        reference.quartiers(folder)


def test_a_line_with_too_many_columns_is_named(folder: Path) -> None:
    rewrite(folder / "sectors.csv", "littoral,", "littoral,de trop,")
    with pytest.raises(ReferenceDamaged, match=r"sectors.csv.*ligne 2"):
        reference.sectors(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    rewrite(folder / "contracts.csv", "population_qpv", "habitants")
    with pytest.raises(ReferenceDamaged, match=r"colonne absente.: population_qpv"):
        reference.contracts(folder)


def test_a_code_that_is_there_twice_is_refused(folder: Path) -> None:
    rewrite(folder / "themes.csv", "sante,", "emploi,")
    with pytest.raises(ReferenceDamaged, match="deux fois"):
        reference.themes(folder)


def test_an_empty_table_is_refused(folder: Path) -> None:
    lines = (folder / "themes.csv").read_text(encoding="utf-8").splitlines()
    (folder / "themes.csv").write_text(lines[0] + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDamaged, match="vide"):
        reference.themes(folder)


def test_a_file_of_another_encoding_is_refused(folder: Path) -> None:
    text = (folder / "epci.csv").read_text(encoding="utf-8")
    (folder / "epci.csv").write_text(text, encoding="cp1252", errors="replace")
    with pytest.raises(ReferenceDamaged, match="comme du texte"):
        reference.epcis(folder)


def test_a_table_saved_by_a_spreadsheet_with_a_bom_is_read(folder: Path) -> None:
    text = (folder / "epci.csv").read_text(encoding="utf-8")
    (folder / "epci.csv").write_text(text, encoding="utf-8-sig")
    assert len(reference.epcis(folder)) == 18


def test_questions_cut_short_name_their_line(folder: Path) -> None:
    path = folder / "questions.json"
    path.write_text(path.read_text(encoding="utf-8")[:500], encoding="utf-8")
    with pytest.raises(ReferenceDamaged, match=r"questions.json.*ligne"):
        reference.questions(folder=folder)


def test_a_question_of_an_unknown_type_is_named(folder: Path) -> None:
    rewrite(folder / "questions.json", '"type": "echelle"', '"type": "curseur"')
    with pytest.raises(ReferenceDamaged, match="question INTR-04"):
        reference.questions(folder=folder)

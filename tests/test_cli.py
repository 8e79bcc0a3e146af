"""The command line says what it did, or one sentence about why it didn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mcdata import cli, clock, conduct, runtime
from mcdata.cli import main
from mcdata.model import Answer, Ballot, NoteKind
from mcdata.programme import seance_day
from mcdata.settings import Settings
from tests.support import START, make_runtime, small_seance

PEOPLE = (
    "Prénom;Nom;Collège;Quartier\r\nÉmilie;Testart;Habitants;QP059066\r\nX;;Habitants;QP059066\r\n"
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database with a small live séance in which six people answered a revealed question."""
    path = tmp_path / "base.duckdb"
    monkeypatch.setenv("MC_DATABASE", str(path))
    store = runtime.current().store
    small_seance(store)
    conduct.open_seance(store, "s", START)
    conduct.open_poll(store, "s", "unique", START)
    for person in range(6):
        store.cast(Ballot("s", "unique", f"v{person}", Answer((person % 2,))))
    conduct.reveal_poll(store, "s", "unique", START)
    runtime.close()
    yield path
    runtime.close()


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_every_setting_is_listed_with_its_meaning() -> None:
    told = run("settings").output
    assert all(f"{item.metadata['variable']}=" in told for item in fields(Settings))


def test_setting_without_a_value_prints_none_of_python_s_words() -> None:
    assert "None" not in run("settings").output


def test_secret_given_by_the_environment_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MC_SECRET", "ne-me-montrez-pas")
    assert "ne-me-montrez-pas" not in run("settings").output


def test_setting_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MC_PORT", "abc")
    done = run("settings")
    assert (done.exit_code, "MC_PORT doit être un nombre entier" in done.output) == (1, True)


def test_demo_loaded_on_a_day_of_2017_stands_on_that_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MC_DATABASE", str(tmp_path / "demo.duckdb"))
    monkeypatch.setenv("MC_TODAY", "2017-04-03")
    told = run("demo").output
    store = runtime.current().store
    live = store.seance_by_code("DEMO25")
    runtime.close()
    clock.believe(None)
    assert "Programme de démonstration chargé" in told
    assert seance_day(live) == date(2017, 4, 3)


def test_a_base_begun_later_than_the_day_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    conduct.open_seance(held.store, "s")
    held.close()
    held = make_runtime(tmp_path, today=date(2017, 4, 3))
    told = cli._another_day(held)
    conduct.take_note(held.store, "s", NoteKind.IDEA, "Après")
    times = [entry.at for entry in held.store.entries("s")]
    held.close()
    clock.believe(None)
    assert "lundi 3\u00a0avril 2017" in told
    assert "partez d’une base vide" in told
    assert times == sorted(times)


def test_check_counts_what_it_read(base: Path) -> None:
    assert "La base se lit" in run("check").output


def test_demo_is_refused_in_a_base_that_holds_a_programme(base: Path) -> None:
    done = run("demo")
    assert (done.exit_code, "déjà un programme" in done.output) == (1, True)


def test_synthesis_is_written(base: Path, tmp_path: Path) -> None:
    run("synthesis", "ESSAI2", "--vers", str(tmp_path / "s.pdf"))
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")


def test_export_has_the_counts_and_no_name(base: Path, tmp_path: Path) -> None:
    run("export", "ESSAI2", "--vers", str(tmp_path / "r.csv"))
    lines = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:] == ["Quand donner l’avis ?;Avant;3;6", "Quand donner l’avis ?;Après;3;6"]


def test_import_names_the_bad_line_and_keeps_the_good_one(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_bytes(PEOPLE.encode("cp1252"))
    told = run("import", str(file)).output
    assert "Ligne 3" in told
    assert [p.name for p in _people()] == ["Émilie Testart"]


def test_import_tells_what_it_restored_and_what_it_left_out(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(
        "Prénom;Nom;Quartier;Tél;Adresse\nZoé;L;QP059002;639980101;rue\nAli;H;QP059002;6,4E+08;\n",
        encoding="utf-8",
    )
    told = run("import", str(file), "--college", "habitants").output
    assert "2\u00a0personnes importées" in told
    for word in ("Colonnes non reprises", "complété de son 0", "perdu des chiffres"):
        assert word in told


def test_import_of_the_same_file_changes_nothing(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_bytes(PEOPLE.encode("cp1252"))
    run("import", str(file))
    assert "1 déjà dans le programme" in run("import", str(file)).output
    assert len(_people()) == 1


def test_backup_put_back_gives_the_answers_again(base: Path, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "copie.duckdb"))
    base.unlink()
    run("restore", str(tmp_path / "copie.duckdb"))
    assert runtime.current().store.answer_count("s", "unique") == 6


def test_backup_never_overwrites(base: Path, tmp_path: Path) -> None:
    (tmp_path / "copie.duckdb").write_text("précieux", encoding="utf-8")
    assert run("backup", str(tmp_path / "copie.duckdb")).exit_code == 1
    assert (tmp_path / "copie.duckdb").read_text(encoding="utf-8") == "précieux"


def test_file_that_is_no_backup_changes_nothing(base: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "lettre.txt"
    wrong.write_text("Bonjour", encoding="utf-8")
    before = base.read_bytes()
    done = run("restore", str(wrong))
    assert (done.exit_code, "n’est pas une sauvegarde lisible" in done.output) == (1, True)
    assert base.read_bytes() == before


def test_purge_leaves_contacts_of_a_running_cycle(base: Path) -> None:
    assert "la durée court encore" in run("purge").output


def _people() -> tuple[object, ...]:
    found = runtime.current().store.participants("p")
    runtime.close()
    return found

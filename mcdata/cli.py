"""The command line: serve, load the demo, import, export, keep and check the database.

Where a server holds the database, a command says so in one sentence and changes nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mcdata import clock, importing, keeping, runtime, serving
from mcdata.demo import load_demo
from mcdata.errors import MasterClassError
from mcdata.importing.wording import told
from mcdata.model import College, SeanceStage
from mcdata.runtime import Runtime
from mcdata.settings import Settings
from mcdata.synthesis import export as export_synthesis
from mcdata.texts import date_long, plural


@contextmanager
def _opened() -> Iterator[Runtime]:
    held = runtime.current()
    try:
        yield held
    finally:
        runtime.close()


def _plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Say an error as its sentence, on the error stream, with exit status 1."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except (MasterClassError, ValueError) as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


@click.group(help="Tableau de bord de la master class citoyenne.")
def main() -> None:
    """Group the commands."""


@main.command(help="Servir les pages, les téléphones et le direct.")
@_plainly
def serve() -> None:
    settings = Settings.from_environment()
    taken = [serving.listen(settings.port)]
    if short := serving.listen_briefly(settings, os.environ):
        taken.append(short)
    port = short.getsockname()[1] if short else 0
    held = runtime.begin(replace(settings, short_port=port))
    if settings.demo and not held.store.programmes():
        load_demo(held.store, clock.today())
    for line in held.store.report().items():
        click.echo(" : ".join(line), err=True)
    if told := _another_day(held):
        click.echo(told, err=True)
    live = [s.code for s in held.store.seances() if s.stage is SeanceStage.LIVE]
    click.echo(serving.banner(held.settings, held.keys, live[0] if live else None))
    serving.run(held, *taken)


def _another_day(held: Runtime) -> str:
    """Say which day it is believed to be, and whether the database holds later facts."""
    if held.settings.today is None:
        return ""
    told = f"Le programme croit être le {date_long(clock.now())} (réglage MC_TODAY)."
    entries = (held.store.entries(s.id)[-1:] for s in held.store.seances())
    if any(entry.at > clock.now() for last in entries for entry in last):
        told += (
            " La base a été commencée un jour plus tard\u00a0: pour voir la démonstration à ce "
            "jour, partez d’une base vide, par ce réglage : MC_DATABASE=data/demo-2017.duckdb."
        )
    return told


@main.command(help="Charger le programme de démonstration dans une base vide.")
@click.option("--dates", type=click.Choice(["2017"]), help="2017 : garder le vrai calendrier.")
@_plainly
def demo(dates: str | None) -> None:
    with _opened() as held:
        today = clock.today()
        programme = load_demo(held.store, today, real_dates=dates == "2017")
        click.echo(f"Programme de démonstration chargé : {programme.title}.")


@main.command("import", help="Importer un fichier de participants (CSV, XLSX ou ODS).")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--college",
    type=click.Choice([c.value for c in College]),
    help="Celui des personnes pour qui le fichier n’en dit rien.",
)
@_plainly
def import_(file: Path, college: str | None) -> None:
    with _opened() as held:
        programmes = held.store.programmes()
        if not programmes:
            raise ValueError("La base est vide. Créez d’abord un programme dans « Préparation ».")
        known = importing.existing_of(held.store, programmes[0].id)
        choices = importing.Choices(college=College(college) if college else None)
        preview = importing.parse(file.read_bytes(), file.name, programmes[0], known, choices)
        for sentence in told(preview):
            click.echo(sentence, err=True)
        importing.apply(held.store, preview)
        click.echo(
            f"{plural(len(preview.good), 'personne importée', 'personnes importées')}, "
            f"{len(preview.unchanged)} déjà dans le programme, "
            f"{plural(len(preview.bad), 'ligne refusée', 'lignes refusées')}."
        )


@main.command(help="Exporter les résultats d’une séance, sans nom, en CSV.")
@click.argument("code")
@click.option("--vers", "target", type=click.Path(path_type=Path), required=True)
@_plainly
def export(code: str, target: Path) -> None:
    with _opened() as held:
        seance = held.store.seance_by_code(code)
        target.write_bytes(keeping.results_csv(held.store, seance.id, held.settings.minimum_shown))
        click.echo(f"Résultats de la séance {seance.number} écrits dans {target}.")


@main.command(help="Écrire la synthèse d’une séance (PDF ou HTML).")
@click.argument("code")
@click.option("--vers", "target", type=click.Path(path_type=Path), required=True)
@_plainly
def synthesis(code: str, target: Path) -> None:
    with _opened() as held:
        seance = held.store.seance_by_code(code)
        kind = target.suffix.lstrip(".").lower()
        target.write_bytes(export_synthesis(held.store, seance.id, kind))
        click.echo(f"Synthèse de la séance {seance.number} écrite dans {target}.")


@main.command(help="Sauvegarder la base dans un fichier.")
@click.argument("target", type=click.Path(path_type=Path))
@_plainly
def backup(target: Path) -> None:
    saved = keeping.backup(Settings.from_environment(), target)
    click.echo(f"Base sauvegardée dans {saved}.")


@main.command(help="Remettre une sauvegarde ; la base présente est gardée à côté.")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_plainly
def restore(source: Path) -> None:
    kept = keeping.restore(Settings.from_environment(), source)
    click.echo("Sauvegarde remise." + (f" L’ancienne base est gardée : {kept}." if kept else ""))


@main.command(help="Effacer ce dont la durée de conservation est passée, et en écrire la preuve.")
@_plainly
def purge() -> None:
    with _opened() as held:
        proof = keeping.purge(held.store, clock.now())
        click.echo(proof)


@main.command(help="Lister les réglages, leur valeur et leur sens.")
@_plainly
def settings() -> None:
    values = Settings.from_environment()
    for item in fields(values):
        value = getattr(values, item.name)
        given = "" if value is None else value
        shown = "(donné)" if item.name == "secret" and value else given
        click.echo(f"{item.metadata['variable']}={shown}\n    {item.metadata['help']}")


@main.command(help="Vérifier que la base s’ouvre et se lit.")
@_plainly
def check() -> None:
    with _opened() as held:
        for name, text in held.store.report().items():
            click.echo(f"{name} : {text}")
        seances = held.store.seances()
        facts = sum(len(held.store.entries(s.id)) for s in seances)
        click.echo(f"La base se lit : {len(seances)} séances, {facts} faits aux journaux.")

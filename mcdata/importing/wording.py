"""What the preview says in a sentence: what would be done, and why nothing would."""

from __future__ import annotations

from mcdata.importing.preview import Ask, ImportPreview, Places, SheetNote
from mcdata.texts import NBSP, listed, plural

NAMED = 8  # people; beyond, the others are counted


def nothing_to_import(preview: ImportPreview) -> str:
    """Say why there is nothing to import; never that a file brings nothing when it was refused."""
    here = plural(len(preview.unchanged), "personne est déjà là", "personnes sont déjà là")
    asked = sum(1 for line in preview.bad if line.ask is not Ask.NOTHING)
    to_mend = len(preview.bad) - asked
    if not preview.bad and preview.conflicts:
        return (
            f"{here}. Ce fichier en dit autre chose{NBSP}: rien n’est remplacé sans votre accord."
        )
    if not preview.bad:
        return "Ce fichier n’apporte rien de nouveau : toutes ces personnes sont déjà là."
    waits = plural(asked, "ligne attend", "lignes attendent")
    parts = [f"{waits} un choix de votre part"] if asked else []
    parts += [plural(to_mend, "ligne est à corriger", "lignes sont à corriger")] if to_mend else []
    start = f"{here}. " if preview.unchanged else "Rien ne peut être importé tel quel. "
    return f"{start}{listed(parts)} : voyez ci-dessous."


def places_said(places: Places) -> tuple[str, str]:
    """Say of one séance how many get a place, and who will wait."""
    seance = places.seance
    if not places.enrolled:
        full = f"Séance n°{NBSP}{seance.number}{NBSP}: elle est complète."
        return full, _waiting(places)
    placed = plural(len(places.enrolled), "personne aura une place", "personnes auront une place")
    said = f"Séance n°{NBSP}{seance.number}{NBSP}: {placed}, dans l’ordre de la liste."
    return said, _waiting(places)


def _waiting(places: Places) -> str:
    if not places.waiting:
        return ""
    count = plural(len(places.waiting), "personne attendra", "personnes attendront")
    return f"{count}{NBSP}: {some(places.waiting)}."


def some(names: tuple[str, ...]) -> str:
    """Anne Petit, Zoé Lefèvre et 12 autres"""
    if len(names) <= NAMED:
        return listed(names)
    rest = plural(len(names) - NAMED, "autre", "autres")
    return f"{', '.join(names[:NAMED])} et {rest}"


def left_out(sheet: SheetNote) -> str:
    """Say of a sheet that isn't read what it is."""
    hidden = ", masquée" if sheet.is_hidden else ""
    lines = plural(sheet.lines, "ligne", "lignes")
    if sheet.is_list:
        return f"Feuille « {sheet.name} »{hidden} : {lines}, non reprises."
    return (
        f"Feuille « {sheet.name} »{hidden} : ce n’est pas une liste de personnes, "
        f"elle est laissée de côté ({lines})."
    )


def read_though_hidden(sheet: SheetNote) -> str:
    return f"La feuille lue, « {sheet.name} », est masquée dans le classeur."


def told(preview: ImportPreview) -> tuple[str, ...]:
    """Return all that was left out, restored, refused or kept, for who has no screen to see it."""
    said = [*preview.told]
    said += [left_out(sheet) for sheet in preview.sheets if not sheet.is_read]
    if preview.ignored_columns:
        said.append(f"Colonnes non reprises{NBSP}: {', '.join(preview.ignored_columns)}.")
    said += [f"Ligne {one.line}, {one.who}{NBSP}: {one.text}." for one in preview.remarks]
    said += [
        f"Ligne {line.line}, {line.participant.name}{NBSP}: {change.field.lower()} gardé tel quel "
        f"({change.before}), le fichier dit {change.after}."
        for line, _, change in preview.conflicts
        if not change.is_done
    ]
    return (*said, *(f"Ligne {bad.line}{NBSP}: {bad.reason}" for bad in preview.bad))

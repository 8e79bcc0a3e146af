"""A question's results for a phone: sentences, then a table, figures with denominators."""

from __future__ import annotations

from dataclasses import dataclass

from mcdata import texts
from mcdata.model import PollType
from mcdata.tally import OptionCount, Tally, channels, showable

TOO_FEW = ("Il n’y a pas assez de réponses.", "On ne montre pas le résultat.")
_NUMBERS = ("Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix", "Onze")


@dataclass(frozen=True, slots=True)
class ResultRow:
    label: str
    figure: str
    width: int  # of the bar, 0 to 100
    right: bool = False  # a quiz's right answer


@dataclass(frozen=True, slots=True)
class Results:
    poll: str
    sentences: tuple[str, ...]
    rows: tuple[ResultRow, ...] = ()
    texts: tuple[str, ...] = ()
    note: str = ""


def results_of(result: Tally, minimum: int) -> Results:
    """Put results into words; under `minimum` answers, say only that there are too few."""
    if result.answered == 0 or not showable(result, minimum):
        return Results(result.poll.id, TOO_FEW)
    people = texts.plural(result.answered, "personne a répondu", "personnes ont répondu")
    if how := channels(result):
        people = f"{people} ({how.partition(': ')[2]})"
    if result.poll.type is PollType.TEXT:
        return Results(result.poll.id, (f"{people}.",), texts=result.texts)
    several = result.poll.type is PollType.MULTIPLE
    return Results(
        poll=result.poll.id,
        sentences=(f"{people}.", *_right(result), *_first(result)),
        rows=tuple(
            ResultRow(
                texts.french(row.label),
                f"{row.count} sur {result.answered}",
                round(100 * row.share),
                row.right,
            )
            for row in result.rows
        ),
        note="Chaque personne pouvait choisir plusieurs réponses." if several else "",
    )


def _right(result: Tally) -> tuple[str, ...]:
    """A quiz's answer, in words."""
    right = next((row for row in result.rows if row.right), None)
    return (f"La bonne réponse\u00a0: {_quoted(right)}.",) if right else ()


def _first(result: Tally) -> tuple[str, ...]:
    """Which answer came first, or how many together."""
    most = max(row.count for row in result.rows)
    ahead = [row for row in result.rows if row.count == most]
    votes = texts.plural(most, "voix", "voix")
    if len(ahead) == 1:
        return (f"La réponse la plus choisie\u00a0: {_quoted(ahead[0])}.", f"Elle a {votes}.")
    if len(ahead) == len(result.rows):
        return ("Toutes les réponses ont le même nombre de voix.",)
    number = _NUMBERS[len(ahead) - 2]
    return (f"{number} réponses sont premières.", f"Chacune a {votes}.")


def _quoted(row: OptionCount) -> str:
    return f"«\u00a0{texts.french(row.label)}\u00a0»"

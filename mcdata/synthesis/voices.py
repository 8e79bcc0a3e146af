"""What was said, the disagreements, the balance of the floor, and the questions left open."""

from __future__ import annotations

from collections.abc import Iterable

from mcdata.balance import MINIMUM_GROUP
from mcdata.model import NoteKind, NoteStage, Role
from mcdata.reach import PUBLISHED_MINIMUM
from mcdata.state import Note
from mcdata.synthesis.report import (
    Element,
    Item,
    Items,
    Paragraph,
    Part,
    PartState,
    Quotes,
    Remark,
    Subheading,
)
from mcdata.synthesis.sources import Sources
from mcdata.synthesis.wording import RESIDENT, ROLES, out_of, people, rate, verb
from mcdata.texts import NBSP, THIN, decimal, french, label, plural

KINDS = (
    (NoteKind.TESTIMONY, "Témoignages"),
    (NoteKind.IDEA, "Idées"),
    (NoteKind.PROPOSAL, "Propositions"),
)


def notes_of(sources: Sources, kind: NoteKind) -> tuple[Note, ...]:
    """Return the notes that this document may show: all in a draft, else the publishable ones."""
    return tuple(
        note
        for note in sources.state.notes
        if note.kind is kind and (sources.is_draft or note.stage is NoteStage.PUBLISHABLE)
    )


def _items(notes: Iterable[Note]) -> tuple[Item, ...]:
    return tuple(
        Item(
            french(note.text),
            None
            if note.stage is NoteStage.PUBLISHABLE
            else f"{label(note.stage)},{NBSP}à{NBSP}relire",
        )
        for note in notes
    )


def _part_state(elements: Iterable[Element]) -> PartState:
    marks = [item.mark for e in elements if isinstance(e, (Items, Quotes)) for item in e.items]
    return PartState.TO_REREAD if any(marks) else PartState.READY


def said(sources: Sources) -> Part:
    """Testimonies as quotes, then ideas and proposals."""
    elements: list[Element] = []
    for kind, title in KINDS:
        if items := _items(notes_of(sources, kind)):
            elements.append(Subheading(title))
            is_quote = kind is NoteKind.TESTIMONY
            elements.append(Quotes(items, RESIDENT) if is_quote else Items(items))
    if not elements:
        waiting = any(note.kind in dict(KINDS) for note in sources.state.notes)
        elements.append(Paragraph(_no_note(waiting)))
        return Part("paroles", "Ce qui s’est dit", PartState.EMPTY, tuple(elements))
    return Part("paroles", "Ce qui s’est dit", _part_state(elements), tuple(elements))


def _no_note(waiting: bool) -> str:
    if waiting:
        return "Les notes prises pendant la séance n’ont pas encore été relues pour publication."
    return "Aucune note n’a été prise."


def disagreements(sources: Sources) -> Part:
    """They have their own place: nothing is smoothed."""
    items = _items(notes_of(sources, NoteKind.DISAGREEMENT))
    if not items:
        waiting = any(n.kind is NoteKind.DISAGREEMENT for n in sources.state.notes)
        nothing = (
            "Les désaccords notés pendant la séance n’ont pas encore été relus pour publication."
            if waiting
            else "Aucun désaccord n’a été noté pendant la séance."
        )
        return Part("desaccords", "Nos désaccords", PartState.EMPTY, (Paragraph(nothing),))
    intro = "Ces points n’ont pas fait l’accord de la salle. Ils sont rapportés tels quels."
    elements = (Paragraph(intro), Items(items))
    return Part("desaccords", "Nos désaccords", _part_state(elements), elements)


# open questions -----------------------------------------------------------------------------


def waiting_questions(sources: Sources) -> tuple[str, ...]:
    """Return the written questions that nobody answered and that no note took up."""
    noted = {n.text.casefold() for n in sources.state.notes if n.kind is NoteKind.QUESTION}
    return tuple(
        q.text for q in sources.state.questions if not q.answered and q.text.casefold() not in noted
    )


def open_questions(sources: Sources) -> Part:
    """Questions noted in the room, and written ones that wait for an answer.

    A written question is someone's words: what is published counts it, and shows it only once it
    was taken up as a note and reread.
    """
    title = "Les questions ouvertes"
    noted = _items(notes_of(sources, NoteKind.QUESTION))
    written = waiting_questions(sources)
    elements: list[Element] = []
    if noted:
        elements += [Paragraph("Posées pendant la séance\u00a0:"), Items(noted)]
    if written and sources.is_draft:
        marked = tuple(Item(french(text), f"à{NBSP}relire") for text in written)
        elements += [Paragraph("Posées par écrit, encore sans réponse\u00a0:"), Items(marked)]
    elif written:
        asked = plural(len(written), "question écrite attend", "questions écrites attendent")
        elements.append(Paragraph(f"{asked} encore une réponse."))
    if not elements:
        nothing = Paragraph("Aucune question n’est restée ouverte.")
        return Part("ouvertes", title, PartState.EMPTY, (nothing,))
    return Part("ouvertes", title, _part_state(elements), tuple(elements))


# the floor ----------------------------------------------------------------------------------


def floor(sources: Sources) -> Part:
    """Who could speak: coverage, roles, then the Gini against chance. No one is named."""
    title = "L’équilibre de la parole"
    balance = sources.balance
    if not balance.present or not balance.turns:
        nothing = Paragraph("Les prises de parole n’ont pas été relevées.")
        return Part("parole", title, PartState.EMPTY, (nothing,))
    spoke = verb(balance.spoken, "a pris la parole", "ont pris la parole")
    coverage = (
        f"{out_of(balance.spoken, balance.present)} {spoke} pendant le débat "
        f"{rate(balance.spoken, balance.present)}, en "
        f"{plural(balance.turns, 'prise de parole', 'prises de parole')}."
    )
    elements: list[Element] = [Paragraph(coverage)]
    if roles := _roles(sources):
        elements.append(Items(roles))
        elements.append(
            Remark(
                "Un rapport de 1 veut dire qu’un groupe a parlé autant que sa part de présence "
                "dans la salle. La fourchette, à 90\u00a0%, est indicative."
            )
        )
    elif several_roles(sources):
        elements.append(Paragraph(_hidden_roles(sources)))
    elements.append(Paragraph(concentration(sources)))
    elements.append(
        Remark(
            "La présentation de la personne invitée et l’animation ne sont pas comptées dans le "
            "débat. Les personnes restées silencieuses le sont."
        )
    )
    state = PartState.RUNNING if sources.state.is_live else PartState.READY
    return Part("parole", title, state, tuple(elements))


def _roles(sources: Sources) -> tuple[Item, ...]:
    """One sentence a role that this document may tell apart; nothing when there is one alone."""
    shares = sources.balance.roles
    if len(shares) < 2:
        return ()
    return tuple(
        Item(_role_sentence(share.role, share.people, share.ratio, share.low, share.high))
        for share in shares
        if share.ratio is not None
    )


def several_roles(sources: Sources) -> bool:
    return len({seat.role for seat in sources.balance.seats}) > 1


def _hidden_roles(sources: Sources) -> str:
    least = MINIMUM_GROUP if sources.is_draft else PUBLISHED_MINIMUM
    return (
        "La part de chaque rôle n’est pas détaillée"
        f"{NBSP}: un groupe compte moins de {least}{NBSP}personnes."
    )


def _role_sentence(
    role: Role, count: int, ratio: float, low: float | None, high: float | None
) -> str:
    told = f"{ROLES[role]} ({people(count)})\u00a0: rapport de {decimal(ratio)}"
    if low is None or high is None:
        return f"{told}."
    between = f"entre {decimal(low)} et {decimal(high)}"
    if low > 1:
        reading = "plus que leur part"
    elif high < 1:
        reading = "moins que leur part"
    else:
        reading = "pas d’écart net avec leur part"
    return f"{told}, {between}{THIN}; {reading}."


def concentration(sources: Sources) -> str:
    """The Gini against the band that chance alone gives, in one plain sentence."""
    gini, band = sources.balance.gini, sources.balance.band
    if sources.balance.verdict is None:
        turns = plural(sources.balance.turns, "prise de parole", "prises de parole")
        return f"Avec {turns}, on ne peut pas encore juger si la parole a été bien répartie."
    figures = (
        f"indice de concentration de {decimal(gini, 2)}{THIN}; le hasard seul donnerait entre "
        f"{decimal(band.low, 2)} et {decimal(band.high, 2)}"
    )
    if gini > band.high:
        return f"La parole a été plus concentrée que par le seul hasard ({figures})."
    if gini < band.low:
        return f"La parole a été mieux partagée que par le seul hasard ({figures})."
    return f"La parole s’est répartie comme le ferait le seul hasard ({figures})."

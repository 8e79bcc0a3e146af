"""What was said, the disagreements, the balance of the floor, and the questions left open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mcdata.balance import MINIMUM_GROUP, RoleShare
from mcdata.model import NoteKind, NoteStage, SaidBy
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
from mcdata.synthesis.sources import Sources, presentations
from mcdata.synthesis.wording import ROLES, out_of, people, rate, verb
from mcdata.texts import NBSP, french, label, plural

EXPLAINED = "Ce qu’a expliqué la personne invitée"
KINDS = (
    (NoteKind.TESTIMONY, "Témoignages"),
    (NoteKind.IDEA, "Idées"),
    (NoteKind.PROPOSAL, "Propositions"),
    (NoteKind.CONTRIBUTION, EXPLAINED),
    (NoteKind.ANSWER, "Réponses données"),
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
    """Testimonies as quotes, then ideas, proposals, and what the guest explained."""
    elements: list[Element] = []
    for kind, title in KINDS:
        notes = notes_of(sources, kind)
        if notes:
            elements.append(Subheading(_heading(title, sources)))
            elements += _quotes(notes) if kind is NoteKind.TESTIMONY else [Items(_items(notes))]
    if not elements:
        waiting = any(note.kind in dict(KINDS) for note in sources.state.notes)
        elements.append(Paragraph(_no_note(waiting)))
        return Part("paroles", "Ce qui s’est dit", PartState.EMPTY, tuple(elements))
    return Part("paroles", "Ce qui s’est dit", _part_state(elements), tuple(elements))


def _heading(title: str, sources: Sources) -> str:
    """The guests' heading, for one or for several of them."""
    several = presentations(sources.state) > 1
    return "Ce qu’ont expliqué les personnes invitées" if title == EXPLAINED and several else title


def _quotes(notes: Iterable[Note]) -> list[Element]:
    """Return testimonies as quotes; « un-e habitant-e » signs only what was said by one."""
    return [
        Quotes(_items(group), label(SaidBy.RESIDENT if resident else SaidBy.OTHER))
        for resident, group in groupby(notes, key=lambda n: n.said_by is SaidBy.RESIDENT)
    ]


def _no_note(waiting: bool) -> str:
    if waiting:
        return "Les notes prises pendant la séance ne sont pas reproduites."
    return "Aucune note n’a été prise."


def disagreements(sources: Sources) -> Part:
    """They have their own place: nothing is smoothed."""
    items = _items(notes_of(sources, NoteKind.DISAGREEMENT))
    if not items:
        waiting = any(n.kind is NoteKind.DISAGREEMENT for n in sources.state.notes)
        so_far = "pour le moment" if sources.state.is_live else "pendant la séance"
        nothing = (
            "Les désaccords notés pendant la séance ne sont pas reproduits."
            if waiting
            else f"Aucun désaccord n’a été noté {so_far}."
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
        asked = plural(len(written), "question écrite est", "questions écrites sont")
        stayed = verb(len(written), "restée", "restées")
        elements.append(Paragraph(f"{asked} {stayed} sans réponse pendant la séance."))
    if not elements:
        noted_apart = any(n.kind is NoteKind.QUESTION for n in sources.state.notes)
        nothing = (
            "Les questions notées pendant la séance ne sont pas reproduites."
            if noted_apart
            else "Aucune question n’est restée ouverte."
        )
        return Part("ouvertes", title, PartState.EMPTY, (Paragraph(nothing),))
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
    elif several_roles(sources):
        elements.append(Paragraph(_hidden_roles(sources)))
    elements.append(Paragraph(concentration(sources)))
    elements.append(
        Remark(
            "La présentation de la personne invitée et l’animation ne sont pas comptées dans le "
            "débat. Les personnes restées silencieuses le sont. Les indices sont en annexe."
        )
    )
    state = PartState.RUNNING if sources.state.is_live else PartState.READY
    return Part("parole", title, state, tuple(elements))


def _roles(sources: Sources) -> tuple[Item, ...]:
    """One sentence a role that this document may tell apart; nothing when there is one alone."""
    return tuple(Item(_role_sentence(share)) for share in told_apart(sources))


def told_apart(sources: Sources) -> tuple[RoleShare, ...]:
    """Return the roles that this document compares; nothing when there is one alone."""
    shares = sources.balance.roles
    return tuple(s for s in shares if s.ratio is not None) if len(shares) > 1 else ()


def several_roles(sources: Sources) -> bool:
    return len({seat.role for seat in sources.balance.seats}) > 1


def _hidden_roles(sources: Sources) -> str:
    least = MINIMUM_GROUP if sources.is_draft else PUBLISHED_MINIMUM
    return (
        "La part de chaque rôle n’est pas détaillée"
        f"{NBSP}: un groupe compte moins de {least}{NBSP}personnes."
    )


def _role_sentence(share: RoleShare) -> str:
    """What the interval of a role's ratio says, in words; its figures are in the annex."""
    if share.low is not None and share.low > 1:
        reading = "ont pris la parole plus souvent que leur nombre ne le laissait attendre"
    elif share.high is not None and share.high < 1:
        reading = "ont pris la parole moins souvent que leur nombre ne le laissait attendre"
    else:
        reading = "ont pris la parole à peu près autant que leur nombre le laissait attendre"
    return f"{ROLES[share.role]} ({people(share.people)}) {reading}."


def concentration(sources: Sources) -> str:
    """The Gini against the band that chance alone gives, in one plain sentence."""
    balance = sources.balance  # compared as the annex writes them, to the hundredth
    gini, low, high = (round(v, 2) for v in (balance.gini, balance.band.low, balance.band.high))
    if sources.balance.verdict is None:
        turns = plural(sources.balance.turns, "prise de parole", "prises de parole")
        return f"Avec {turns}, on ne peut pas juger si la parole a été bien répartie."
    if gini > high:
        return "La parole a été plus concentrée que par le seul hasard."
    if gini < low:
        return "La parole a été mieux partagée que par le seul hasard."
    return "La parole s’est répartie comme le ferait le seul hasard."

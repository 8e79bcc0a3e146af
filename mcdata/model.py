"""The nouns: what a programme, a séance, a poll or a person is. No rule, no database, no screen.

Times are naive UTC datetimes; what a person reads is turned into Europe/Paris by `texts`.
Identifiers are short strings made by the application (`new_id`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

CODE_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY23456789"  # 30 characters, none that look alike
CODE_LENGTH = 6
PLACES = 25


def new_id() -> str:
    """Return a fresh identifier: 16 hexadecimal characters (64 random bits)."""
    return secrets.token_hex(8)


def new_code() -> str:
    """Return a fresh séance code: 6 characters of `CODE_ALPHABET`."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


class SeanceKind(StrEnum):
    INTRODUCTORY = "introductive"
    THEMATIC = "thematique"


class SeanceStage(StrEnum):
    """Where a séance is in its life; a sealed one has lost its list of names for good."""

    PREPARED = "preparee"
    LIVE = "en_cours"
    ENDED = "terminee"
    SEALED = "scellee"


class Role(StrEnum):
    """What a person is in the room. Access roles (who may open which page) are in `access`."""

    CITIZEN = "citoyen"
    ELECTED = "elu"
    OFFICER = "technicien"
    SPEAKER = "intervenant"
    ANIMATOR = "animateur"
    TEAM = "equipe"  # IREV's people who neither speak as guests nor animate


class College(StrEnum):
    RESIDENTS = "habitants"
    LOCAL_ACTORS = "acteurs_locaux"


class PollType(StrEnum):
    SINGLE = "choix_unique"
    MULTIPLE = "choix_multiple"
    SCALE = "echelle"
    TEXT = "texte"


class PollStage(StrEnum):
    PREPARED = "preparee"
    OPEN = "ouverte"
    CLOSED = "close"
    REVEALED = "revelee"


class Scene(StrEnum):
    WELCOME = "accueil"
    AGENDA = "deroule"
    QUESTION = "question"
    RESULTS = "resultats"
    FLOOR = "parole"
    THANKS = "merci"
    COUNTDOWN = "compte"
    BREAK = "entracte"
    BLACK = "noir"
    WRITTEN = "ecrite"  # a participant's question in writing, which the animator has read


class TurnKind(StrEnum):
    """A turn in the debate counts in the balance; the guest's and animator's are kept apart."""

    DEBATE = "debat"
    PRESENTATION = "presentation"
    ANIMATION = "animation"


class NoteKind(StrEnum):
    IDEA = "idee"
    QUESTION = "question"
    TESTIMONY = "temoignage"
    PROPOSAL = "proposition"
    DISAGREEMENT = "desaccord"
    CONTRIBUTION = "apport"  # what the speaker explained
    ANSWER = "reponse"


class SaidBy(StrEnum):
    """Who a note was heard from, as far as a document may tell."""

    RESIDENT = "habitant"
    OTHER = "autre"


class NoteStage(StrEnum):
    """A quote is exported only when it is publishable."""

    RAW = "brut"
    ANONYMISED = "anonymise"
    REREAD = "relu"
    PUBLISHABLE = "publiable"


class InvitationStage(StrEnum):
    CONSIDERED = "pressenti"
    INVITED = "invite"
    ACCEPTED = "accepte"
    CONFIRMED = "confirme"
    SPOKE = "intervenu"


class EnrolmentStatus(StrEnum):
    ENROLLED = "inscrit"
    WAITING = "attente"
    WITHDRAWN = "desiste"


class SynthesisStage(StrEnum):
    DRAFT = "brouillon"
    REREAD = "relue"
    VALIDATED = "validee"


@dataclass(frozen=True, slots=True)
class Programme:
    id: str
    title: str
    departement: str
    year: int
    target_people: int = 100
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Seance:
    """One meeting. `starts_at` is naive UTC; `sector` is set for introductory séances."""

    id: str
    programme_id: str
    number: int
    kind: SeanceKind
    theme: str
    title: str
    starts_at: datetime
    place: str
    code: str
    sector: str | None = None
    capacity: int = PLACES
    stage: SeanceStage = SeanceStage.PREPARED


@dataclass(frozen=True, slots=True)
class Wifi:
    """The network of the room; an empty `password` means that it is open."""

    seance_id: str
    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Block:
    """One item (« temps ») of the running order; `minutes` is what was planned."""

    seance_id: str
    id: str
    position: int
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Poll:
    """One question. The last `outside` options stand outside a scale (« Je ne sais pas »);
    a quiz has a `right_answer`, the index of an option.
    """

    seance_id: str
    id: str
    position: int
    type: PollType
    question: str
    options: tuple[str, ...] = ()
    max_choices: int = 1
    outside: int = 0
    moment: str = "pendant"
    reference: str | None = None
    right_answer: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered: indices into the poll's options, or a text."""

    choices: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One answer on its way to the urn; `voter` is an opaque key, never a name."""

    seance_id: str
    poll_id: str
    voter: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Participant:
    """A citizen councillor, with no more than the programme needs (no birth date, no address)."""

    programme_id: str
    id: str
    first_name: str
    last_name: str
    college: College
    quartier: str
    sector: str
    epci: str
    gender: str = ""
    age_band: str = ""
    contact: str = ""
    drawn_by_lot: bool = False
    is_demo: bool = False
    rank: int = 0  # their place in the lists that were brought in, in the order of their lines

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A participant's place: `seat` while the séance lives, `present` for the attendance sheet."""

    seance_id: str
    participant_id: str
    status: EnrolmentStatus = EnrolmentStatus.ENROLLED
    present: bool = False
    seat: int | None = None
    rank: int = 0  # the how-manieth enrolment of the séance it was


@dataclass(frozen=True, slots=True)
class Speaker:
    """A practitioner (`metier`, `organisation`); named in public only if they agreed."""

    programme_id: str
    id: str
    name: str
    metier: str
    organisation: str
    agreed_named: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """A speaker's passage through the stages for one séance."""

    seance_id: str
    speaker_id: str
    stage: InvitationStage
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What people wrote for a séance's synthesis: five points, three follow-ups, and its stage.

    `author` and `validated_by` are names that people typed to sign; `validated_at` is naive UTC.
    """

    seance_id: str
    version: int = 0
    stage: SynthesisStage = SynthesisStage.DRAFT
    points: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    author: str = ""
    validated_by: str = ""
    validated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """A validated synthesis as it was signed; `report` is its whole document, as JSON."""

    seance_id: str
    version: int
    validated_at: datetime
    validated_by: str
    report: str


@dataclass(frozen=True, slots=True)
class Lifting:
    """A doubt (name, telephone…) that someone lifted, and why; no `reason`: not any more.

    `finding` is a digest: the record doesn't hold the name.
    """

    seance_id: str
    finding: str
    reason: str
    lifted_by: str
    lifted_at: datetime


@dataclass(frozen=True, slots=True)
class SynthesisDraft:
    """What was typed in a field of the synthesis page and isn't saved; None: nothing waits."""

    seance_id: str
    field: str
    typed: str | None


@dataclass(frozen=True, slots=True)
class SealedUrn:
    """A poll's answers once shuffled: no key, no time, no order; and how many people answered."""

    seance_id: str
    poll_id: str
    answers: tuple[Answer, ...] = field(default=())

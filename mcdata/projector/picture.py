"""What a scene is made of. Nothing in it names or ranks a person; JSON at the edge.

`told` is what a screen reader is told when a scene appears.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum

from mcdata.model import Scene


class SegmentState(StrEnum):
    """Where a block of the band stands; the values are the style sheet's class names."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Network:
    """The room's Wi-Fi, as a phone joins it: by its QR code, or by hand."""

    name: str
    password: str
    qr_svg: str


@dataclass(frozen=True, slots=True)
class Welcome:
    card: str
    wifi: Network | None = None
    stay: str = ""  # what to touch when the telephone says that there is no internet
    poll: str | None = None

    @property
    def told(self) -> str:
        joining = f"Wi-Fi\u00a0: {self.wifi.name}. " if self.wifi else ""
        return f"{joining}Répondez depuis votre téléphone"


@dataclass(frozen=True, slots=True)
class Segment:
    """One block in the band; `told` is what a screen reader says of it."""

    minutes: int
    state: SegmentState
    told: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The running order; `elapsed` in seconds at the time of the picture, the browser goes on."""

    segments: tuple[Segment, ...]
    title: str
    elapsed: int | None
    planned: int
    next: str
    poll: str | None = None

    @property
    def told(self) -> str:
        return f"Déroulé\u00a0: {self.title}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and how many have answered: never what they answered."""

    poll: str | None
    question: str
    hint: str = ""
    options: tuple[str, ...] = ()
    is_multiple: bool = False
    is_open: bool = False
    answered: int = 0
    expected: int = 0

    @property
    def told(self) -> str:
        return f"Question\u00a0: {self.question}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One option's result; `percent` is the bar's length, 0 to 100; `right` answers a quiz."""

    label: str
    number: str
    percent: float
    outside: bool
    leads: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """A revealed question; with a `notice` there is nothing else to show."""

    poll: str | None
    question: str
    notice: str = ""
    rows: tuple[Bar, ...] = ()
    texts: tuple[str, ...] = ()
    denominator: str = ""

    @property
    def told(self) -> str:
        first = [f"En tête\u00a0: {row.label}, {row.number}." for row in self.rows if row.leads]
        told = (part for part in (self.question, self.notice, *first) if part)
        return f"Résultats\u00a0: {' '.join(told)}"


@dataclass(frozen=True, slots=True)
class GroupShares:
    """A group's share of the speech beside its share of the seats, 0 to 100."""

    label: str
    speech: float
    seats: float
    speech_words: str
    seats_words: str
    people_words: str


@dataclass(frozen=True, slots=True)
class Floor:
    """How many have spoken; `groups` is empty when one of them would point at someone."""

    headline: str
    spoken: int
    present: int
    groups: tuple[GroupShares, ...]
    notice: str
    poll: str | None = None

    @property
    def told(self) -> str:
        return f"Parole\u00a0: {self.spoken or ''}{self.headline}"


@dataclass(frozen=True, slots=True)
class Thanks:
    invitation: str
    next_label: str
    next: tuple[str, ...]
    poll: str | None = None

    @property
    def told(self) -> str:
        return "Merci"


@dataclass(frozen=True, slots=True)
class Countdown:
    """`left` in seconds at the time of the picture, the browser goes on; never under 0."""

    title: str
    left: int
    minutes: int
    ends: str
    over: str = "Le temps est écoulé"
    poll: str | None = None

    @property
    def told(self) -> str:
        return f"{self.title}. {self.ends}"


@dataclass(frozen=True, slots=True)
class Break:
    resumes: str
    poll: str | None = None

    @property
    def told(self) -> str:
        return f"Pause. {self.resumes}".strip()


@dataclass(frozen=True, slots=True)
class Black:
    """Nothing at all, so that people look at who speaks."""

    told: str = "Écran noir"
    poll: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A participant's question in writing, which the animator chose to show."""

    text: str
    poll: str | None = None

    @property
    def told(self) -> str:
        return f"Une question de la salle\u00a0: {self.text}" if self.text else "Un instant"


Body = (
    Welcome | Agenda | Question | Results | Floor | Thanks | Countdown | Break | Black | Written
)


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the screen draws: the scene's own part, and what every scene bears.

    `open_poll` is the question that takes answers now, as the feed says it; `address` is what
    people type, `qr_svg` the same with the code as a QR code, black on white.
    """

    version: int
    scene: Scene
    open_poll: str | None
    code: str
    address: str
    qr_svg: str
    seance: str
    is_demo: bool
    told: str
    body: Body


def to_json(picture: Picture) -> str:
    """Write a picture as the screen's script reads it."""
    return json.dumps(dataclasses.asdict(picture), ensure_ascii=False, separators=(",", ":"))

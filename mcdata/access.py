"""Who gets in: roles, signed links and cookies, voters' opaque keys, the secret behind them.

The secret persists beside the database, so that a restart throws nobody out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from enum import StrEnum
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from mcdata.errors import Forbidden
from mcdata.network.addresses import phone_address, with_port
from mcdata.settings import Settings

ROLE_COOKIE = "mc_role"
VOTER_COOKIE = "mc_voter"
YEAR = 365 * 24 * 3600
ROLE_DAYS = 180  # a role's cookie outlives a cycle of séances
FORM_LIFETIME = 24 * 3600


class AccessRole(StrEnum):
    """What a signed cookie opens. The room's roles (citoyen-ne, élu-e…) are `model.Role`."""

    ANIMATOR = "animatrice"
    IREV = "irev"
    PROJECTOR = "projecteur"
    PARTICIPANT = "participant"


class ContactUse(StrEnum):
    """What contacts are shown for; they are shown for nothing else."""

    SEANCE = "seance"  # the people of one séance: to remind them of it
    MISSING = "manquants"  # the people on the list who never came: to invite them again


_SEES_CONTACTS = {
    ContactUse.SEANCE: frozenset({AccessRole.ANIMATOR, AccessRole.IREV}),
    ContactUse.MISSING: frozenset({AccessRole.IREV}),
}


def sees_contacts(role: AccessRole, use: ContactUse) -> bool:
    """Say whether a role may see contacts for this use."""
    return role in _SEES_CONTACTS[use]


def contacts_sentence(role: AccessRole, use: ContactUse) -> str:
    """Say in French who sees these contacts, and what for."""
    if use is ContactUse.SEANCE:
        return (
            "Contacts montrés à l’animation et à l’IREV, pour convoquer les personnes de cette "
            "séance. Ils ne servent à rien d’autre."
        )
    if sees_contacts(role, use):
        return (
            "Contacts montrés à l’IREV seul, pour inviter de nouveau les personnes manquantes. "
            "Ils ne servent à rien d’autre."
        )
    return "Les contacts des personnes manquantes sont montrés à l’IREV seul, qui les invite."


class Keys:
    """Signs and checks everything that comes back from a browser."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._roles = URLSafeSerializer(secret, salt="role")
        self._voters = URLSafeSerializer(secret, salt="voter")
        self._forms = URLSafeTimedSerializer(secret, salt="form")

    def role_key(self, role: AccessRole) -> str:
        """The signed value of a role, for a link or a cookie."""
        return str(self._roles.dumps(role.value))

    def role_of(self, signed: str | None) -> AccessRole | None:
        """The role that a signed value opens, or None."""
        if not signed:
            return None
        try:
            return AccessRole(self._roles.loads(signed))
        except (BadSignature, ValueError):
            return None

    def role_from_link(self, signed: str | None) -> AccessRole:
        """The role of a link's key. Raises Forbidden for one that was not signed here."""
        role = self.role_of(signed)
        if role is None:
            raise Forbidden(
                "Ce lien n’est plus valable. Demandez un nouveau lien à la personne qui anime."
            )
        return role

    def link(self, role: AccessRole) -> str:
        """The path that gives a role, e.g. ``/entrer?cle=…``."""
        return f"/entrer?cle={self.role_key(role)}"

    def new_voter(self) -> str:
        """A fresh voter's token, signed, for the cookie."""
        return str(self._voters.dumps(secrets.token_urlsafe(16)))

    def voter_token(self, signed: str | None) -> str | None:
        """The token inside a voter's cookie, or None if it was not signed here."""
        if not signed:
            return None
        try:
            return str(self._voters.loads(signed))
        except BadSignature:
            return None

    def voter_key(self, seance_id: str, token: str) -> str:
        """The opaque key of a voter in one séance: 32 hexadecimal characters.

        Keyed by the séance, so that answers can't be followed from one séance to another.
        """
        message = f"{seance_id}\n{token}".encode()
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()[:32]

    def seat_key(self, seance_id: str, seat: int) -> str:
        """What the QR code of a place's card carries, so that the phone knows where it is."""
        message = f"seat\n{seance_id}\n{seat}".encode()
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()[:12]

    def is_seat_key(self, seance_id: str, seat: int, key: str) -> bool:
        """Whether a key is that of this place's card."""
        right = self.seat_key(seance_id, seat).encode()
        return hmac.compare_digest(right, key.encode("utf-8", "replace"))

    def form_token(self, token: str) -> str:
        """The anti-forgery token of a form, bound to the voter's token."""
        return str(self._forms.dumps(self.voter_key("form", token)))

    def is_form_token(self, signed: str, token: str) -> bool:
        """Whether a form's token was given to this voter within the last day."""
        try:
            bound = self._forms.loads(signed, max_age=FORM_LIFETIME)
        except BadSignature:
            return False
        return hmac.compare_digest(str(bound), self.voter_key("form", token))


def open_keys(settings: Settings) -> Keys:
    """Read the secret from the settings, or from its file beside the database (made if absent)."""
    if settings.secret:
        return Keys(settings.secret)
    path = secret_path(settings)
    secret = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if not secret:  # none yet, or a file that a full disk left empty: anyone could sign with that
        secret = secrets.token_urlsafe(48)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secret, encoding="ascii")
    return Keys(secret)


def secret_path(settings: Settings) -> Path:
    """Where the secret is kept when no setting gives it."""
    if "://" in settings.database:
        return Path.home() / ".mcdata.secret"
    return Path(settings.database).absolute().with_suffix(".secret")


def public_address(settings: Settings) -> str:
    """The address that phones open, without a trailing slash."""
    if settings.base_url:
        return settings.base_url.rstrip("/")
    return with_port(phone_address(settings), settings)

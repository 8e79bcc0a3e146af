"""What a phone sends: read within a limit, taken apart, and checked to come from our own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from mcdata.access import VOTER_COOKIE, Keys
from mcdata.errors import Forbidden, InvalidInput, TooLarge

# Ten thousand emoji pasted in a text, percent-encoded, and some room: they get their sentence.
BODY_LIMIT = 128 * 1024
FIELDS_LIMIT = 64

TOO_LARGE = "Votre texte est trop long. Raccourcissez-le. Puis envoyez de nouveau."
UNREADABLE = "Votre envoi ne se lit pas. Choisissez de nouveau."
OTHER_SITE = "Cet envoi vient d’un autre site. Répondez depuis cette page."
NO_COOKIE = "Ce téléphone bloque les cookies. Demandez de l’aide."
OLD_FORM = "La page a changé. Choisissez de nouveau."


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, in the order in which they came."""

    pairs: tuple[tuple[str, str], ...] = ()

    def first(self, name: str) -> str:
        """The first value of a field, empty if it didn't come."""
        return next((value for key, value in self.pairs if key == name), "")

    def every(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)


async def read_form(request: Request) -> Form:
    """Read an urlencoded body. Raises TooLarge before reading it whole, InvalidInput."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and len(declared) < 20 and int(declared) > BODY_LIMIT:
        raise TooLarge(TOO_LARGE)
    if "urlencoded" not in request.headers.get("content-type", ""):
        raise InvalidInput(UNREADABLE)
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > BODY_LIMIT:
            raise TooLarge(TOO_LARGE)
        chunks.append(chunk)
    return parse_form(b"".join(chunks))


def parse_form(body: bytes) -> Form:
    """Take an urlencoded body apart. Raises InvalidInput for bytes that are no UTF-8.

    A lone surrogate has no UTF-8: it can't come through.
    """
    try:
        pairs = parse_qsl(
            body.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=FIELDS_LIMIT,
        )
    except ValueError as error:
        raise InvalidInput(UNREADABLE) from error
    return Form(tuple(pairs))


def check_sender(headers: Mapping[str, str], base_url: str) -> None:
    """Raise Forbidden for a form that another site sent.

    A browser sends no Sec-Fetch-Site over http to a name of the local network: Origin is looked
    at then. One that sends neither is left to the form's token.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise Forbidden(OTHER_SITE)
        return
    origin = headers.get("origin")
    if origin is None:
        return
    ours = {headers.get("host", "").lower(), urlsplit(base_url).netloc.lower()} - {""}
    if origin.lower().partition("://")[2] not in ours:
        raise Forbidden(OTHER_SITE)


def voter_of(request: Request, form: Form, keys: Keys) -> str:
    """The sender's token. Raises Forbidden without a cookie, or for a form that isn't theirs."""
    token = keys.voter_token(request.cookies.get(VOTER_COOKIE))
    if token is None:
        raise Forbidden(NO_COOKIE)
    if not keys.is_form_token(form.first("token"), token):
        raise Forbidden(OLD_FORM)
    return token

"""Who visits: the seat in its own cookie, the panel asked for, what a refused form held."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection

from starlette.requests import Request

from mcdata.access import Keys
from mcdata.errors import InvalidInput
from mcdata.model import Seance
from mcdata.phone.evaluation import wanted_in
from mcdata.phone.forms import Form
from mcdata.phone.question import Draft
from mcdata.phone.view import Visit

SENT = "Votre question est envoyée."
OTHER_CARD = "Cette carte vient d’une autre séance. Écrivez votre numéro de place."

_NUMBER = re.compile(r"[0-9]{1,3}")  # str.isdigit would take « ٣ »


def seat_cookie(seance: Seance) -> str:
    """The cookie's name: one a séance, and apart from the voter's."""
    return f"mc_place_{seance.code}"


def seat_in(raw: str, seance: Seance, taken: Collection[int] = ()) -> int:
    """Read a seat's number. Raises InvalidInput, saying which numbers there are.

    A place beyond the room's capacity counts once it is `taken`: a chair added, the head table.
    """
    text = raw.strip()
    if _NUMBER.fullmatch(text) and (1 <= int(text) <= seance.capacity or int(text) in taken):
        return int(text)
    raise InvalidInput(f"Les places vont de 1 à {seance.capacity}. Regardez votre carte de place.")


def visit_of(
    request: Request, seance: Seance, keys: Keys, token: str, taken: Collection[int] = ()
) -> Visit:
    """What a visitor asks for by the address and the cookies."""
    query = request.query_params
    visit = Visit(
        voter=keys.voter_key(seance.id, token),
        token=keys.form_token(token),
        editing="modifier" in query,
        avis=wanted_in(query.get("avis", "")),
        panel="seat" if "lever" in query else "question" if "ecrire" in query else "",
        floor_done=SENT if "envoye" in query else "",
    )
    if "place" in query:
        try:
            seat = _by_card(query["place"], query.get("cle", ""), seance, keys)
            if seat is None and query.get("cle"):
                raise InvalidInput(OTHER_CARD)
            seat = seat or seat_in(query["place"], seance, taken)
            return dataclasses.replace(visit, seat=seat)
        except InvalidInput as error:
            return dataclasses.replace(visit, floor_warning=str(error), panel="seat")
    return dataclasses.replace(visit, seat=_remembered(request, seance, taken))


def _by_card(raw: str, key: str, seance: Seance, keys: Keys) -> int | None:
    """The place whose card this address was printed on, wherever in the room; None without one."""
    right = _NUMBER.fullmatch(raw) and key and keys.is_seat_key(seance.id, int(raw), key)
    return int(raw) if right else None


def _remembered(request: Request, seance: Seance, taken: Collection[int]) -> int | None:
    try:
        return seat_in(request.cookies.get(seat_cookie(seance), ""), seance, taken)
    except InvalidInput:
        return None  # no cookie, or one of before the room was made smaller


def refused(visit: Visit, form: Form, panel: str, sentence: str) -> Visit:
    """The same visitor, told why their form was refused, with what it held still in it."""
    if panel:
        typed = form.first("seat" if panel == "seat" else "text")
        return dataclasses.replace(visit, panel=panel, floor_warning=sentence, typed=typed)
    draft = Draft(form.first("poll"), form.every("choice"), form.first("text"))
    return dataclasses.replace(visit, editing=True, warning=sentence, draft=draft)

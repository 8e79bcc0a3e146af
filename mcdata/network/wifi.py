"""The Wi-Fi of the room: what is kept of it, what a phone reads in its QR code, who proposes it.

It is a setting of the séance, shown in the room and on its cards. It is in no journal, and in
nothing that is published.
"""

from __future__ import annotations

from functools import lru_cache

import segno

from mcdata.errors import InvalidInput
from mcdata.model import Seance, Wifi
from mcdata.store import Store
from mcdata.validation import clean_line

NAME_LIMIT = 32  # bytes, by the standard (IEEE 802.11); 32 characters at most then
PASSWORD_LIMIT = 63  # characters of a WPA phrase, 8 at least
PASSWORD_LEAST = 8
NO_INTERNET = "Pas d’internet\u202f? Touchez «\u00a0Rester connecté\u00a0»."

# segno's own helper leaves the comma as it is, which some telephones take for an end.
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})


def checked(wifi: Wifi) -> Wifi:
    """Return a Wi-Fi as it may be kept. Raises InvalidInput; without a name there is none."""
    name = clean_line(wifi.name, NAME_LIMIT, "Le nom du Wi-Fi")
    password = clean_line(wifi.password, PASSWORD_LIMIT, "Le mot de passe du Wi-Fi")
    if len(name.encode()) > NAME_LIMIT:
        raise InvalidInput("Le nom du Wi-Fi est trop long. Recopiez-le tel qu’il s’affiche.")
    if password and not name:
        raise InvalidInput("Le nom du Wi-Fi manque. Écrivez-le, ou videz le mot de passe.")
    if password and len(password) < PASSWORD_LEAST:
        raise InvalidInput(
            f"Un mot de passe de Wi-Fi compte {PASSWORD_LEAST} caractères au moins. Vérifiez-le, "
            "ou laissez-le vide si le réseau est ouvert."
        )
    return Wifi(wifi.seance_id, name, password)


def save(store: Store, wifi: Wifi) -> Wifi:
    """Keep the Wi-Fi of a séance, or forget it when it has no name. Raises InvalidInput."""
    kept = checked(wifi)
    store.save_wifi(kept)
    return kept


def proposed(store: Store, seance: Seance) -> Wifi | None:
    """Return the Wi-Fi of the last séance held at the same place, if it was told."""
    place = _place(seance)
    there = [
        other
        for other in store.seances()
        if place and other.id != seance.id and _place(other) == place
    ]
    for other in sorted(there, key=lambda s: s.starts_at, reverse=True):
        if known := store.wifi(other.id):
            return Wifi(seance.id, known.name, known.password)
    return None


def _place(seance: Seance) -> str:
    return " ".join(seance.place.casefold().split())


def payload(wifi: Wifi) -> str:
    """What the QR code says, so that a phone joins the network without typing."""
    name = wifi.name.translate(_ESCAPED)
    if not wifi.password:
        return f"WIFI:T:nopass;S:{name};;"
    return f"WIFI:T:WPA;S:{name};P:{wifi.password.translate(_ESCAPED)};;"


@lru_cache(maxsize=64)
def qr_svg(wifi: Wifi) -> str:
    """Draw the network's QR code, black on white with its quiet zone, as an inline SVG element."""
    code = segno.make(payload(wifi), error="m", micro=False)
    return code.svg_inline(
        border=4, dark="#000000", light="#ffffff", omitsize=True, svgclass="segno", title="Wi-Fi"
    )

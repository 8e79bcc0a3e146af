"""The door: which séance a code opens, and how often an address may be wrong.

A whole room shares one address. So only failures count, and a code that an address has already
opened stays open to it however many wrong ones came from there.
"""

from __future__ import annotations

from collections import OrderedDict

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from mcdata.errors import NotFound, TooMany
from mcdata.model import Seance
from mcdata.phone.codes import code_of
from mcdata.store import Store

WRONG_CODES = RateLimitItemPerMinute(60, namespace="code")
BAD_FORMS = RateLimitItemPerMinute(300, namespace="form")
ACTS = RateLimitItemPerMinute(30, namespace="act")  # of one phone: hands and written questions

ADDRESSES = 10_000  # remembered, the latest; and codes for each
CODES = 20

UNKNOWN_CODE = "Ce code n’existe pas. Regardez l’écran."
TOO_MANY_CODES = (
    "Trop de mauvais codes ont été essayés ici. Attendez une minute. Entrez le code de nouveau."
)
TOO_MANY_FORMS = "Trop d’envois ont été refusés ici. Attendez une minute. Puis recommencez."
TOO_MANY_ACTS = "Vous avez envoyé beaucoup de demandes. Attendez une minute. Puis recommencez."


class Door:
    """One per application; remembers in memory, and only for a while."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._opened: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def find(self, store: Store, code: str, address: str) -> Seance:
        """Return the séance of a code. Raises NotFound, and TooMany after too many of those."""
        code = code_of(code)
        known = self._opened.get(address)
        trusted = known is not None and code in known
        if not trusted and not self._limiter.test(WRONG_CODES, address):
            raise TooMany(TOO_MANY_CODES)
        try:
            seance = store.seance_by_code(code)
        except NotFound as error:
            self._limiter.hit(WRONG_CODES, address)
            raise NotFound(UNKNOWN_CODE) from error
        if not trusted:
            self._remember(address, code)
        return seance

    def bad_form(self, address: str) -> None:
        """Count a form that was refused. Raises TooMany past the limit."""
        self._count(BAD_FORMS, address, TOO_MANY_FORMS)

    def act(self, voter: str) -> None:
        """Count a hand or a written question of one phone. Raises TooMany past the limit."""
        self._count(ACTS, voter, TOO_MANY_ACTS)

    def _count(self, limit: RateLimitItem, key: str, sentence: str) -> None:
        if not self._limiter.hit(limit, key):
            raise TooMany(sentence)

    def _remember(self, address: str, code: str) -> None:
        codes = self._opened.setdefault(address, OrderedDict())
        codes[code] = None
        self._opened.move_to_end(address)
        if len(codes) > CODES:
            codes.popitem(last=False)
        if len(self._opened) > ADDRESSES:
            self._opened.popitem(last=False)

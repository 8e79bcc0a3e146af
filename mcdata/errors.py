"""Every error that the product raises on purpose.

MasterClassError            a sentence in French: what was wrong, and what to do
├── InvalidInput            what someone typed or sent can't be taken (HTTP 422)
│   ├── InvalidAnswer       an answer that the open question doesn't admit
│   └── TooLarge            more than a form of ours can hold (HTTP 413)
├── NotFound                no such séance, question, person (HTTP 404)
├── Refused                 the state of the séance forbids it (HTTP 409)
│   ├── Stale               meant for a state that has changed since: nothing was done
│   ├── PollNotOpen         a vote for a question that is not open, or no longer
│   └── TooMany             wrong codes or bad forms, too often in a minute (HTTP 429)
├── Forbidden               the role may not do that (HTTP 403)
├── ReferenceDamaged        a file of data/ is missing or can't be read (HTTP 500)
└── StoreError              the database can't be used, or not now (HTTP 503)
    ├── DatabaseLocked      another process holds the file
    ├── DatabaseDamaged     the file can't be read; nothing was written to it
    └── StoreBusy           the queue of writes is full; nothing of this one was kept
"""

from __future__ import annotations


class MasterClassError(Exception):
    """Root of the tree; `str(error)` is what the screen shows, and nothing else."""

    status = 500


class InvalidInput(MasterClassError):
    status = 422


class UnknownQuartier(InvalidInput):
    """What was written is no quartier, or may be several: somebody has to choose."""


class InvalidAnswer(InvalidInput):
    pass


class TooLarge(InvalidInput):
    status = 413


class NotFound(MasterClassError):
    status = 404


class Refused(MasterClassError):
    status = 409


class Stale(Refused):
    pass


class PollNotOpen(Refused):
    pass


class TooMany(Refused):
    status = 429


class Forbidden(MasterClassError):
    status = 403


class ReferenceDamaged(MasterClassError):
    status = 500


class StoreError(MasterClassError):
    status = 503


class DatabaseLocked(StoreError):
    pass


class DatabaseDamaged(StoreError):
    pass


class StoreBusy(StoreError):
    pass

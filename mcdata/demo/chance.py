"""Dice with a fixed seed: the demo is the same on every machine, every day."""

from __future__ import annotations

from random import Random


def dice(purpose: str) -> Random:
    """Return a generator of its own for each purpose, so that one doesn't disturb the others."""
    return Random(f"master class citoyenne, {purpose}")  # noqa: S311 - invented data, no secret

"""Who wrote a synthesis and who validated it: on the first page, and in the block to sign."""

from __future__ import annotations

from mcdata.model import Synthesis
from mcdata.synthesis.report import Part, PartState, Signature, Signatures
from mcdata.synthesis.sources import Sources
from mcdata.texts import date_long, time_of

WRITTEN, VALIDATED = "Rédigée par", "Validée par"


def details(synthesis: Synthesis) -> tuple[tuple[str, str], ...]:
    """Return the author and the validation, where there are."""
    return (("Rédaction", synthesis.author), ("Validation", validation(synthesis)))


def validation(synthesis: Synthesis) -> str:
    """« le mardi 2 mai 2017 à 18 h 30, par Claire Morel »; nothing before."""
    if not synthesis.validated_at or not synthesis.validated_by:
        return ""
    at = synthesis.validated_at
    return f"le {date_long(at)} à {time_of(at)}, par {synthesis.validated_by}"


def signatures(sources: Sources) -> tuple[Part, ...]:
    """Return the block to sign; a draft has none."""
    synthesis = sources.synthesis
    if sources.is_draft:
        return ()
    validated = synthesis.validated_at
    when = f"le {date_long(validated)}" if validated else ""
    block = Signatures(
        (
            Signature(WRITTEN, synthesis.author),
            Signature(VALIDATED, synthesis.validated_by, when),
        )
    )
    state = PartState.READY if validated else PartState.TO_REREAD
    return (Part("signatures", "Rédaction et validation", state, (block,)),)

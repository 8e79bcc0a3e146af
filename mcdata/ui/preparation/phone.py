"""A question as a participant's phone will show it."""

from __future__ import annotations

from html import escape

from mcdata.model import Poll, PollType, Seance
from mcdata.texts import date_short, french, plural

_MOMENTS = {
    "ouverture": "à l’ouverture",
    "avant": "avant la présentation",
    "pendant": "pendant la séance",
    "cloture": "à la clôture",
    "evaluation": "à l’évaluation, avec « Merci »",
}


def moment_of(key: str) -> str:
    """Say when a question is meant to be asked."""
    return _MOMENTS.get(key, key)


def preview(seance: Seance, poll: Poll) -> str:
    """Return the phone's screen as HTML, every typed part escaped."""
    many = " many" if poll.type is PollType.MULTIPLE else ""
    rows = "".join(f"<li><i></i><span>{escape(french(o))}</span></li>" for o in poll.options)
    answer = '<div class="area"></div>' if poll.type is PollType.TEXT else f"<ul>{rows}</ul>"
    question = escape(french(poll.question)) or "Votre question s’affichera ici."
    return (
        '<p class="mp-caption">Sur le téléphone</p>'
        f'<div class="mp-phone{many}" role="img" aria-label="Aperçu de la question">'
        f'<div class="top">{escape(seance.title)} · {date_short(seance.starts_at)}</div>'
        f'<p class="q">{question}</p>{_hint(poll)}{answer}'
        '<div class="send">Envoyer ma réponse</div></div>'
    )


def _hint(poll: Poll) -> str:
    if poll.type is not PollType.MULTIPLE:
        return ""
    if poll.max_choices >= len(poll.options):
        return '<p class="hint">Vous pouvez choisir plusieurs réponses.</p>'
    return f'<p class="hint">{plural(poll.max_choices, "réponse", "réponses")} au plus.</p>'

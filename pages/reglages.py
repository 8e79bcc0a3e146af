"""Access links, data protection, what can be taken away, the settings in force."""

from __future__ import annotations

from mcdata.access import AccessRole
from mcdata.ui import chosen, page, settings, settings_network
from mcdata.ui.preparation.style import CSS

context = page.begin("Réglages")
page.markup(CSS)
programme = chosen.choose(context.store)
seances = context.store.seances(programme.id) if programme else ()

if context.role is AccessRole.ANIMATOR:
    settings.draw_access(context)
    settings_network.draw(context)
settings.draw_protection(context, seances)
settings.draw_erasing(context)
settings.draw_keeping(context, seances)
settings.draw_machine(context)

"""The animator's console: one screen, for one finger."""

from mcdata.ui import page
from mcdata.ui.components import console

context = page.begin("Animation", bare=True)
seance = page.asked_seance(context)
if seance is None:
    page.nothing("Aucune séance n’est préparée.", context)
console.mount(context.runtime, seance)

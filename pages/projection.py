"""What the room sees: the scene that the animator chose, over the whole window."""

from mcdata import clock
from mcdata.projector.view import load
from mcdata.ui import page
from mcdata.ui.components import projector

context = page.begin("Projection", bare=True)
seance = page.asked_seance(context)
if seance is None:
    page.nothing("Aucune séance à montrer.", context)
with page.errors():
    projector.show(load(context.store, seance, context.runtime.settings, clock.now()))

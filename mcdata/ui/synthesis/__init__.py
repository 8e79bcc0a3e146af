"""The synthesis page: outline, preview, wording, notes, what to check, export and stages."""

from mcdata.ui.synthesis.checks import checks_panel
from mcdata.ui.synthesis.export import export_panel
from mcdata.ui.synthesis.lines import lines_panel
from mcdata.ui.synthesis.notes import notes_panel
from mcdata.ui.synthesis.preview import outline, preview
from mcdata.ui.synthesis.stages import stage_panel
from mcdata.ui.synthesis.style import CSS

PREVIEW, LINES, NOTES, RESULTS = "La page", "L’essentiel", "Les notes", "Les résultats"
CHECKS = "À vérifier"

__all__ = [
    "CHECKS",
    "CSS",
    "LINES",
    "NOTES",
    "PREVIEW",
    "RESULTS",
    "checks_panel",
    "export_panel",
    "lines_panel",
    "notes_panel",
    "outline",
    "preview",
    "stage_panel",
]

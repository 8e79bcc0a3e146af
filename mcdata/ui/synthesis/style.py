"""The synthesis page's look."""

from __future__ import annotations

from mcdata.palette import ACCENT, ACCENT_SOFT, INK, LINE, MUTED, WARNING

CSS = f"""<style>
[data-testid="InputInstructions"] {{ display: none !important; }}
.stMainBlockContainer {{ padding-top: 4.5rem; padding-bottom: 0; }}
[data-testid="stElementContainer"]:has(style) {{ display: none; }}
/* which séance stands on the title's line: the page below gets the height */
.st-key-ms-seance {{ margin: -4.1rem 0 0 auto; max-width: 40rem; }}
.st-key-ms-seance label {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }}
.st-key-ms-frame iframe {{ height: calc(100vh - 13.4rem) !important; min-height: 24rem; }}
/* the plan and the export stay in sight beside a long form */
[data-testid="stColumn"]:has(.ms-outline), [data-testid="stColumn"]:has(.ms-stages)
  {{ position: sticky; top: 5rem; align-self: flex-start; }}
.ms-outline {{ list-style: none; margin: 0 !important; padding: 0 !important; }}
.ms-outline li {{ margin: 0 !important; padding: .35rem 0; border-bottom: 1px solid {LINE};
  line-height: 1.3; color: {INK}; }}
.ms-outline small {{ display: block; color: {MUTED}; font-size: .875rem; }}
.ms-outline .todo small {{ color: {WARNING}; font-weight: 600; }}
.ms-outline .live small {{ color: {ACCENT}; font-weight: 600; }}
.ms-outline .none {{ color: {MUTED}; }}
.ms-title {{ font-weight: 700; margin: 0 0 .25rem; font-size: 1.05rem; color: {INK}; }}
.ms-note {{ color: {MUTED}; font-size: .95rem; line-height: 1.4; margin: 0; }}
.ms-stages {{ list-style: none; margin: 0 !important; padding: 0 !important; }}
.ms-stages li {{ margin: 0 !important; padding: .15rem .6rem;
  border-left: 4px solid {LINE}; color: {MUTED}; }}
.ms-stages .here {{ border-color: {ACCENT}; background: {ACCENT_SOFT}; color: {INK};
  font-weight: 700; }}
.st-key-ms-frame iframe {{ border: 1px solid {LINE}; }}
.ms-doubt {{ margin: .75rem 0 .25rem; padding-left: .6rem; border-left: 4px solid {WARNING};
  color: {INK}; line-height: 1.45; }}
.ms-doubt.lifted {{ border-color: {LINE}; color: {MUTED}; }}
.ms-doubt mark {{ background: none; color: {WARNING}; font-weight: 700; }}
.ms-doubt.lifted mark {{ color: {INK}; }}
.ms-doubt small, .ms-alert small {{ display: block; color: {MUTED}; font-size: .875rem; }}
.ms-alert {{ margin: 0; color: {WARNING}; font-weight: 600; font-size: .95rem; line-height: 1.4; }}
.ms-unsaved {{ margin: -.6rem 0 0; color: {WARNING}; font-size: .875rem; }}
</style>"""

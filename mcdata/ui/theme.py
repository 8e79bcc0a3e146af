"""The look of the office pages beyond what Streamlit's theme says, and of the bare ones."""

from __future__ import annotations

from mcdata.palette import ACCENT, INK, LINE, MUTED, SURFACE, WARNING, WARNING_SOFT

NOTHING = f""".mc-nothing {{ background: {SURFACE}; border-radius: 8px; padding: 24px;
  font-size: 1.2rem; }}
.mc-nothing p {{ margin: 0; }}
.mc-nothing a {{ display: inline-block; margin-top: 16px; padding: 0 1.25rem; line-height: 3rem;
  border-radius: 6px; background: {ACCENT}; color: #fff !important; font-weight: 600;
  text-decoration: none !important; }}"""

OFFICE = f"""<style>{NOTHING}
[data-testid="stStatusWidget"], [data-testid="stDecoration"], [data-testid="stAppDeployButton"],
[data-testid="stToolbarActions"] {{ display: none !important; }}
.stMainBlockContainer {{ padding-top: 5rem; padding-bottom: 4rem; max-width: 84rem; }}
header[data-testid="stHeader"] {{ border-bottom: 1px solid {LINE}; background: #fff; }}
h1 {{ font-size: 2rem; font-weight: 700; letter-spacing: -0.01em; padding: 0 0 0.25rem; }}
h2 {{ font-size: 1.35rem; font-weight: 700; padding: 1rem 0 0.25rem; }}
h3 {{ font-size: 1.1rem; font-weight: 600; padding: 0.75rem 0 0.25rem; }}
h1 a, h2 a, h3 a, [data-testid="stHeaderActionElements"] {{ display: none !important; }}
.mc-muted {{ color: {MUTED}; }}
.mc-demo {{ display: inline-block; border: 1px solid {WARNING}; background: {WARNING_SOFT};
  color: {WARNING}; border-radius: 4px; padding: 0 0.5rem; font-size: 0.9rem; font-weight: 600; }}
[data-testid="stElementContainer"]:has(> .stHtml > style:only-child),
[data-testid="stElementContainer"]:has(style:only-child),
[data-testid="stElementContainer"]:has(.mc-name) {{ display: none; }}
#mc-gone {{ position: fixed; inset: auto 0 0 0; z-index: 1000000; padding: 1rem 2rem;
  background: {INK}; color: #fff; font-weight: 600; }}
.mc-head {{ display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; }}
.mc-head h1 {{ margin: 0; padding: 0; }}
.mc-aside {{ font-size: 0.95rem; }}
.mc-head .mc-aside {{ margin: 0 0 0 auto; }}
.mc-aside a {{ display: inline-block; line-height: 2.75rem; }}
.stHtml a {{ color: {ACCENT}; }}
.mc-subtitle {{ color: {MUTED}; margin: 0 0 1rem; }}
.stButton button, .stDownloadButton button, .stFormSubmitButton button
  {{ min-height: 2.75rem; font-weight: 600; }}
[data-testid="stTextInputRootElement"], [data-testid="stNumberInputContainer"],
.react-aria-ComboBox > [role="group"], [data-testid="stButtonGroup"] button
  {{ min-height: 2.75rem; }}
.mc-alert {{ border-left: 6px solid {WARNING}; background: {WARNING_SOFT}; color: {INK};
  border-radius: 4px; padding: 0.75rem 1rem; font-weight: 600; }}
:focus-visible {{ outline: 3px solid {ACCENT} !important; outline-offset: 2px; }}
.mc-table {{ border-collapse: collapse; width: 100%; }}
.mc-table caption {{ text-align: left; color: {MUTED}; padding-bottom: 0.25rem; }}
.mc-table th, .mc-table td {{ text-align: left; padding: 0.4rem 0.75rem 0.4rem 0;
  border-bottom: 1px solid {LINE}; vertical-align: top; color: {INK}; }}
.mc-table th {{ font-weight: 600; color: {MUTED}; }}
.mc-table td.n, .mc-table th.n {{ text-align: right; font-variant-numeric: tabular-nums; }}
</style>"""

BARE = (
    f"""<style>{NOTHING}
.mc-nothing {{ margin: 15vh auto 0; max-width: 40rem; padding: 48px; }}
"""
    """
header[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToolbar"],
[data-testid="stStatusWidget"], [data-testid="stDecoration"],
[data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"],
[data-testid="stBottomBlockContainer"],
[data-testid="stSkipToContent"] { display: none !important; }
html, body, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"]
  { overflow: hidden !important; background: #fff; }
.stMainBlockContainer, .block-container { padding: 0 !important; max-width: none !important; }
[data-testid="stVerticalBlock"] { gap: 0 !important; }
[data-testid="stElementContainer"]:has(style) { display: none; }
[data-stale="true"] { opacity: 1 !important; }
</style>"""
)

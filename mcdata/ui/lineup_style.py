"""The lineup's stylesheet: lanes, cards, empty places, and the same as the room sees it."""

from __future__ import annotations

from mcdata.palette import ACCENT, INK, LINE, MUTED, PAPER, SURFACE, WARNING, WARNING_SOFT

CSS = f"""<style>
[data-testid="InputInstructions"] {{ display:none; }}
.stHtml h2, .stHtml h3 {{ margin:0; padding-bottom:0; }}
.stHtml h2 {{ padding-top:24px; }}
.mc-lead {{ font-size:20px; margin:0; color:{INK}; }}
.mc-late {{ color:{WARNING}; font-weight:600; }}
.mc-note {{ color:{MUTED}; font-size:15px; margin:0; }}
.mc-empty {{ background:{SURFACE}; border-radius:8px; padding:24px; font-size:17px; }}
.mc-seance {{ margin:0; font-size:17px; line-height:1.4; color:{INK}; }}
.mc-seance b {{ display:block; font-weight:600; }}
.mc-seance span {{ color:{MUTED}; font-size:16px; }}
[class*="st-key-mc-seance-"] {{ gap:8px; padding-bottom:16px; }}
[class*="st-key-mc-board-"] [data-testid="stHorizontalBlock"] {{ gap:12px; align-items:stretch; }}
[class*="st-key-mc-board-"] [data-testid="stColumn"] {{ background:{SURFACE}; border-radius:8px;
  padding:10px 10px 12px; }}
[class*="st-key-mc-lane-"] {{ gap:8px; }}
[class*="st-key-mc-void-"] .mc-stage {{ color:{MUTED}; font-weight:400; }}
.mc-stage {{ font-size:15px; font-weight:600; color:{INK}; margin:0; }}
.mc-stage::first-letter {{ text-transform:uppercase; }}
[class*="st-key-mc-card-"], [class*="st-key-mc-late-"] {{ background:{PAPER};
  border:1px solid {LINE}; border-radius:8px; padding:12px 12px 6px; gap:6px; }}
[class*="st-key-mc-late-"] {{ border-color:{WARNING}; border-left-width:5px; }}
.mc-card {{ overflow-wrap:anywhere; font-size:16px; line-height:1.35; color:{INK}; }}
.mc-card b {{ display:block; font-weight:600; font-size:17px; margin-bottom:4px; }}
.mc-card b::first-letter {{ text-transform:uppercase; }}
.mc-card span {{ display:block; }}
.mc-card span + span {{ color:{MUTED}; }}
.mc-card small {{ display:block; color:{MUTED}; font-size:14px; margin-top:4px; }}
.mc-card .mc-by {{ margin:8px 0 0; font-size:15px; color:{MUTED}; }}
.mc-card .mc-late {{ margin:8px 0 0; font-size:15px; }}
[class*="st-key-mc-board-"] .stButton button {{ min-height:40px; padding:2px 8px;
  font-size:15px; }}
[class*="st-key-mc-card-"] .stHorizontalBlock, [class*="st-key-mc-late-"] .stHorizontalBlock,
[class*="st-key-mc-card-"] [data-testid="stHorizontalBlock"],
[class*="st-key-mc-late-"] [data-testid="stHorizontalBlock"] {{ row-gap:2px !important; }}
[class*="st-key-mc-past-"] .stButton button {{ min-height:40px; padding:2px 8px; font-size:15px; }}
.mc-hole {{ border:2px dashed {WARNING}; border-radius:8px; background:{WARNING_SOFT};
  padding:16px 12px; font-size:15px; line-height:1.4; color:{WARNING}; }}
.mc-hole b {{ display:block; font-size:17px; font-weight:600; }}
.mc-room {{ padding:64px 96px; color:{INK}; }}
.mc-room h1 {{ font-size:40px; color:{ACCENT}; margin:0 0 48px; padding:0; }}
.mc-room p {{ font-size:44px; line-height:1.3; margin:0 0 48px; }}
.mc-room b {{ display:block; font-size:72px; line-height:1.15; font-weight:700; }}
.mc-room span {{ display:block; font-weight:600; }}
.mc-room span::first-letter {{ text-transform:uppercase; }}
.st-key-mc-back {{ padding:0 88px; }}
@media (min-width:641px) {{
  [class*="st-key-mc-board-"] > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"],
  [class*="st-key-mc-board-"] > [data-testid="stHorizontalBlock"]
    {{ flex-wrap:nowrap; overflow-x:auto; }}
  [class*="st-key-mc-board-"] [data-testid="stColumn"] {{ min-width:176px; }}
  [class*="st-key-mc-board-"] [data-testid="stColumn"]:has([class*="st-key-mc-void-"])
    {{ min-width:104px; background:transparent; border:1px solid {LINE}; align-self:flex-start; }}
}}
@media (max-width:1100px) and (min-width:641px) {{
  [class*="st-key-mc-board-"] [data-testid="stHorizontalBlock"] {{ gap:6px; }}
  [class*="st-key-mc-board-"] [data-testid="stColumn"] {{ padding:8px 6px; }}
  [class*="st-key-mc-card-"], [class*="st-key-mc-late-"] {{ padding:8px 8px 4px; }}
}}
@media (max-width:640px) {{
  [data-testid="stColumn"]:has([class*="st-key-mc-void-"]) {{ display:none; }}
  .st-key-mc-back {{ padding:0 16px; }}
  .mc-room {{ padding:32px 24px; }}
  .mc-room p {{ font-size:24px; }}
  .mc-room b {{ font-size:36px; }}
}}
</style>"""

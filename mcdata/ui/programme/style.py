"""The programme's stylesheet: spaces, marks and bars that Streamlit's theme doesn't know."""

from __future__ import annotations

from mcdata.palette import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    LINE,
    MUTED,
    PAPER,
    SURFACE,
    WARNING,
)

CSS = f"""<style>
.mc-vh {{ position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%);
  white-space:nowrap; }}
.mc-note {{ color:{MUTED}; font-size:15px; line-height:1.45; margin:0; max-width:72ch; }}
.mc-empty {{ background:{SURFACE}; border-radius:8px; padding:24px; color:{INK}; font-size:17px; }}
.mc-late, .mc-due.mc-late b {{ color:{WARNING}; font-weight:600; }}
.mc-due.mc-late {{ font-weight:400; }}
.stHtml h2, .stHtml h3 {{ margin:0; padding-bottom:0; }}
.stHtml h2 {{ padding-top:24px; }}
.stHtml h3 {{ padding-top:8px; }}

/* the four figures: the whole card is the button */
.st-key-mc-figures [data-testid="stHorizontalBlock"] {{ gap:16px; }}
.st-key-mc-figures button {{ display:block; width:100%; text-align:left; min-height:124px;
  padding:16px 20px 20px; border:1px solid {LINE}; border-radius:10px; background:{PAPER};
  color:{INK}; position:relative; overflow:hidden; }}
.st-key-mc-figures button:hover {{ border-color:{ACCENT}; background:{ACCENT_SOFT}; color:{INK}; }}
.st-key-mc-figures button[kind="primary"] {{ border-color:{ACCENT}; background:{ACCENT_SOFT};
  color:{INK}; }}
.st-key-mc-figures button:focus-visible {{ outline:3px solid {ACCENT}; outline-offset:2px; }}
.st-key-mc-figures button div, .st-key-mc-figures button span {{ justify-content:flex-start;
  text-align:left; width:100%; }}
.st-key-mc-figures button p {{ font-size:17px; line-height:1.3; color:{MUTED}; margin:0;
  white-space:normal; text-align:left; }}
.st-key-mc-figures button p strong {{ font-size:46px; line-height:1.1; font-weight:700;
  color:{INK}; letter-spacing:-.5px; }}
.st-key-mc-figures button p em {{ font-style:normal; font-size:24px; color:{MUTED};
  font-weight:400; }}
.st-key-mc-figures button p em::after {{ content:"\\A"; white-space:pre; }}
.st-key-mc-figures button::after {{ content:""; position:absolute; left:0; bottom:0; height:6px;
  width:var(--part, 0%); background:{ACCENT}; }}
.st-key-mc-figures button::before {{ content:""; position:absolute; left:0; bottom:0; height:6px;
  width:100%; background:{ACCENT_SOFT}; }}

/* what is to be done */
.st-key-mc-week, .st-key-mc-week [data-testid="stVerticalBlock"] {{ gap:0; }}
.st-key-mc-week [class*="st-key-mc-task"] {{ border-bottom:1px solid {LINE}; padding:8px 0; }}
.mc-due {{ font-size:16px; color:{INK}; }}
.mc-due b {{ display:block; font-weight:600; }}
.mc-task {{ font-size:17px; line-height:1.4; color:{INK}; }}
.mc-task b {{ font-weight:600; }}
.mc-task small {{ display:block; color:{MUTED}; font-size:15px; }}

/* the séances on their line: wide, beside a menu, and on a phone */
.mc-frame {{ container-type:inline-size; }}
.stHtml ol.mc-line {{ list-style:none; margin:0; padding:0; }}
.mc-line > li {{ display:grid; gap:0 16px; margin:0; padding:0; align-items:start;
  grid-template:"when rail title marks speaker synthesis" auto /
    104px 20px minmax(0,1fr) 312px 150px 92px; }}
.mc-line > li::after {{ content:""; grid-column:3 / -1; border-bottom:1px solid {LINE};
  margin-top:14px; }}
.mc-line > li:last-child::after {{ border:0; margin:0; }}
.mc-when {{ grid-area:when; padding-top:14px; font-size:16px; line-height:1.3; color:{MUTED}; }}
.mc-when b {{ display:block; color:{INK}; font-weight:600; font-size:17px; }}
.mc-title, .mc-marks, .mc-speaker, .mc-synthesis {{ padding-top:12px; font-size:16px;
  line-height:1.4; color:{INK}; min-width:0; }}
.mc-title {{ grid-area:title; }}
.mc-marks {{ grid-area:marks; }}
.mc-speaker {{ grid-area:speaker; }}
.mc-synthesis {{ grid-area:synthesis; }}
.mc-title b {{ font-weight:600; font-size:18px; display:block; line-height:1.3; }}
.mc-title span {{ color:{MUTED}; }}
.mc-title em {{ font-style:normal; font-weight:600; color:{ACCENT}; }}

.mc-rail {{ grid-area:rail; grid-row-end:span 9; position:relative; align-self:stretch; }}
.mc-rail::before {{ content:""; position:absolute; left:9px; top:0; bottom:0; width:2px;
  background:{LINE}; }}
.mc-head + li:not(.mc-today) .mc-rail::before {{ top:20px; }}
.mc-line > li:last-child .mc-rail::before {{ bottom:calc(100% - 22px); }}
.mc-rail i {{ position:absolute; left:3px; top:18px; width:14px; height:14px; border-radius:50%;
  box-sizing:border-box; background:{PAPER}; border:2px solid {MUTED}; }}
.mc-held .mc-rail i {{ background:{ACCENT}; border-color:{ACCENT}; }}
.mc-live .mc-rail i {{ border-color:{ACCENT}; border-width:5px; left:1px; top:16px; width:18px;
  height:18px; }}

.mc-line > li.mc-head::after {{ margin-top:6px; }}
.mc-head > div {{ padding-top:0; color:{MUTED}; font-size:15px; }}
.mc-line > li.mc-today {{ grid-template:"when rail title" auto / 104px 20px minmax(0,1fr); }}
.mc-line > li.mc-today::after {{ display:none; }}
.mc-today .mc-title {{ color:{ACCENT}; font-weight:600; padding:6px 0; }}
.mc-today .mc-rail i {{ left:0; right:0; top:calc(50% - 1px); width:auto; height:2px; border:0;
  border-radius:0; background:{ACCENT}; }}
@container (max-width:1000px) {{
  .mc-line > li.mc-head {{ display:none; }}
  .mc-line > li {{ grid-template:"when rail title speaker synthesis" auto
    "when rail marks speaker synthesis" auto / 104px 20px minmax(0,1fr) 150px 92px; }}
  .mc-marks {{ padding-top:4px; }}
}}
@container (max-width:600px) {{
  .mc-line > li {{ gap:0 12px; grid-template:"rail when when" auto "rail title title" auto
    "rail marks marks" auto "rail speaker synthesis" auto / 20px minmax(0,1fr) 92px; }}
  .mc-line > li.mc-today {{ grid-template:"rail title" auto / 20px minmax(0,1fr); }}
  .mc-line > li::after {{ grid-column:2 / -1; }}
  .mc-when b {{ display:inline; }}
  .mc-title {{ padding-top:0; }}
  .mc-to-come .mc-synthesis, .mc-live .mc-synthesis {{ visibility:hidden; }}
}}

.mc-dots {{ display:flex; flex-wrap:wrap; max-width:325px; padding:4px 0 2px; }}
.mc-dot {{ display:inline-block; box-sizing:border-box; width:10px; height:10px; margin:1px;
  border-radius:50%; flex:none; }}
.mc-dots .mc-dot {{ margin:1px 1.2px; }}
.mc-present {{ background:{ACCENT}; }}
.mc-enrolled {{ border:2px solid {ACCENT}; background:{PAPER}; }}
.mc-dots .mc-free, .mc-legend .mc-free {{ background:{MUTED}; width:4px; height:4px;
  margin:4px 4.2px; }}
.mc-marks summary, .mc-reach summary {{ cursor:pointer; list-style:none; }}
.mc-marks summary::-webkit-details-marker, .mc-reach summary::-webkit-details-marker
  {{ display:none; }}
.mc-marks summary:hover, .mc-reach summary:hover {{ color:{ACCENT}; }}
.mc-marks summary {{ margin-top:2px; text-decoration:underline dotted {MUTED};
  text-underline-offset:4px; }}
.stHtml ul.mc-names {{ list-style:none; margin:8px 0 4px; padding:0; font-size:15px;
  line-height:1.6; columns:2; column-gap:16px; }}
.mc-names li {{ break-inside:avoid; margin:0; padding:0 0 0 20px; text-indent:-20px; }}
.mc-names .mc-dot, .mc-legend .mc-dot {{ margin-right:8px; }}
.mc-step {{ display:block; margin-bottom:4px; }}
.mc-steps {{ display:flex; gap:3px; padding:5px 0 3px; }}
.mc-steps i {{ width:18px; height:8px; border-radius:2px; background:{LINE}; }}
.mc-steps i.mc-on {{ background:{ACCENT}; }}
.mc-late .mc-steps i.mc-on {{ background:{WARNING}; }}
.mc-legend {{ display:flex; flex-wrap:wrap; gap:4px 24px; color:{MUTED}; font-size:15px;
  margin:0 0 12px; padding:0; }}

/* reach */
.mc-reach {{ margin:0; }}
.mc-reach details {{ border-bottom:1px solid {LINE}; }}
.mc-reach summary, .mc-group {{ display:grid;
  grid-template-columns:minmax(140px,1fr) minmax(80px,1.2fr) 76px;
  gap:4px 16px; align-items:center; padding:8px 0; font-size:16px; color:{INK}; }}
.mc-reach small {{ display:block; color:{MUTED}; font-size:14px; }}
.mc-bar {{ height:14px; background:{ACCENT_SOFT}; border-radius:3px; overflow:hidden; }}
.mc-bar i {{ display:block; height:100%; background:{ACCENT}; }}
.mc-reach .mc-count {{ text-align:right; font-weight:600; white-space:nowrap; }}
.mc-reach .mc-count span {{ font-weight:400; color:{MUTED}; }}

/* tables, and the map beside one */
.mc-scroll {{ overflow:auto; border:1px solid {LINE}; border-radius:8px; }}
.mc-scroll:focus-visible {{ outline:3px solid {ACCENT}; outline-offset:2px; }}
.mc-list {{ border-collapse:collapse; width:100%; font-size:15px; line-height:1.4;
  color:{INK}; margin:0; }}
.mc-list th {{ position:sticky; top:0; background:{SURFACE}; text-align:left; font-weight:600;
  padding:10px 12px; border:0; border-bottom:1px solid {LINE}; white-space:nowrap; }}
.mc-list td {{ padding:8px 12px; border:0; border-bottom:1px solid {LINE}; vertical-align:top; }}
.mc-list td:last-child {{ white-space:nowrap; }}
.mc-list tr:last-child td {{ border-bottom:0; }}
.mc-list .mc-figure {{ text-align:right; font-variant-numeric:tabular-nums; }}
.mc-map {{ position:relative; width:100%; max-width:720px; margin:24px 0 0; }}
.mc-point {{ box-sizing:border-box; display:inline-block; width:11px; height:11px;
  border-radius:50%; }}
.mc-map .mc-point {{ position:absolute; transform:translate(-50%, -50%); }}
.mc-legend .mc-point {{ margin-right:8px; }}
.mc-reached {{ background:{ACCENT}; }}
.mc-unreached {{ border:2px solid {WARNING}; background:{PAPER}; border-radius:2px; width:9px;
  height:9px; }}
.mc-map b {{ position:absolute; transform:translate(-50%, -100%); white-space:nowrap;
  font-size:15px; font-weight:600; line-height:1; color:{INK}; }}
.mc-marked td:last-child {{ color:{WARNING}; font-weight:600; }}
.mc-map b.mc-left {{ transform:translate(-100%, -50%); }}
.mc-map b.mc-right {{ transform:translate(0, -50%); }}
.mc-map b.mc-below {{ transform:translate(-50%, 0); }}

@media (max-width:640px) {{
  .st-key-mc-figures [data-testid="stHorizontalBlock"] {{ display:grid;
    grid-template-columns:1fr 1fr; gap:8px; }}
  .st-key-mc-figures [data-testid="stColumn"] {{ min-width:0; width:100%; }}
  .st-key-mc-figures button {{ min-height:112px; padding:12px 12px 18px; }}
  .st-key-mc-figures button p strong {{ font-size:32px; }}
  .st-key-mc-figures button p em {{ font-size:18px; }}
  .stHtml ul.mc-names {{ columns:1; }}
  .st-key-mc-week [data-testid="stHorizontalBlock"] {{ gap:4px; }}
}}
</style>"""

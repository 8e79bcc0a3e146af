"""The stylesheet of preparation, home and settings: rows, cards, the phone's preview."""

from __future__ import annotations

from mcdata.palette import ACCENT, ACCENT_SOFT, INK, LINE, MUTED, PAPER, SURFACE, WARNING

CSS = f"""<style>
/* « Press Enter to apply » and its like are English, and say nothing that a button doesn't */
[data-testid="stElementContainer"]:has(> [data-testid="stHtml"] > style:only-child) {{
  display:none; }}
[data-testid="InputInstructions"] {{ display:none !important; }}
.stHtml h1, .stHtml h2, .stHtml h3 {{ margin:0; }}
.stHtml h3 {{ padding:0; }}
.st-key-mp-rows .stButton p, [class*="st-key-mp-icon"] button p {{ position:absolute;
  width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }}

/* which séance: the title block above the tabs */
.mp-unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; padding: 0 !important; }}
.mp-head {{ display:flex; flex-wrap:wrap; gap:4px 32px; align-items:center;
  justify-content:space-between; padding:0; }}
.mp-head p {{ margin:0; color:{MUTED}; font-size:1.05rem; }}
.mp-head p b {{ color:{INK}; font-weight:600; }}
.mp-code b {{ font-size:1.5rem; letter-spacing:.12em; font-weight:700 !important;
  vertical-align:-2px; margin-left:4px; }}
.mp-stage {{ display:inline-block; border-radius:999px; padding:1px 12px; font-size:.95rem;
  font-weight:600; background:{ACCENT_SOFT}; color:{ACCENT}; margin-left:12px;
  vertical-align:middle; white-space:nowrap; }}
.mp-stage.live {{ background:{ACCENT}; color:{PAPER}; }}

.mp-note {{ color:{MUTED}; font-size:1rem; line-height:1.45; margin:0; max-width:68ch; }}
.mp-empty {{ background:{SURFACE}; border-radius:8px; padding:24px; color:{INK}; font-size:1.05rem;
  line-height:1.5; }}
.mp-empty b {{ display:block; font-size:1.2rem; margin-bottom:4px; }}
.mp-sum {{ display:flex; flex-wrap:wrap; gap:4px 40px; margin:4px 0 12px; }}
.mp-sum div {{ color:{MUTED}; font-size:1rem; line-height:1.3; }}
.mp-sum b {{ color:{INK}; font-size:1.6rem; font-weight:700; margin-right:6px;
  font-variant-numeric:tabular-nums; }}
.mp-warn {{ color:{WARNING}; font-weight:600; }}

/* the parts of the preparation: tabs, above the smaller choices inside each */
.st-key-mp-tab {{ width:100% !important; border-bottom:1px solid {LINE}; margin-top:4px; }}
.st-key-mp-tab button {{ border:0 !important; border-bottom:4px solid transparent !important;
  border-radius:0 !important; background:none !important; min-height:3rem; padding:0 1.1rem;
  color:{MUTED}; }}
.st-key-mp-tab button p {{ font-size:1.1rem; font-weight:600; }}
.st-key-mp-tab button:hover {{ color:{ACCENT}; }}
.st-key-mp-tab button[aria-checked="true"] {{ color:{ACCENT};
  border-bottom-color:{ACCENT} !important; }}

/* rows that are edited in place */
.st-key-mp-rows {{ gap:0 !important; }}
.st-key-mp-rows [class*="st-key-mp-row-"] {{ border-bottom:1px solid {LINE}; padding:8px 0;
  gap:0 !important; }}
.mp-clock {{ color:{MUTED}; font-size:1rem; font-variant-numeric:tabular-nums; margin:0;
  white-space:nowrap; }}
.mp-rank {{ display:inline-flex; width:2.2rem; height:2.2rem; border-radius:50%;
  align-items:center; justify-content:center; background:{ACCENT_SOFT}; color:{ACCENT};
  font-weight:700; font-variant-numeric:tabular-nums; }}
.mp-rank.none {{ background:{PAPER}; border:2px dashed {LINE}; color:{MUTED}; }}
.mp-what {{ line-height:1.35; color:{INK}; font-size:1.05rem; overflow-wrap:anywhere; }}
.mp-what b {{ font-weight:600; display:block; }}
.mp-what small {{ color:{MUTED}; font-size:.95rem; display:block; }}

/* a question as the phone will show it */
.mp-phone {{ width:min(100%, 330px); border:10px solid {INK}; border-radius:32px; padding:20px 16px
  24px; background:{PAPER}; font-family:system-ui, sans-serif; color:{INK}; margin:0 auto; }}
.mp-phone .top {{ color:{MUTED}; font-size:14px; border-bottom:1px solid {LINE};
  padding-bottom:10px; margin-bottom:14px; }}
.mp-phone .q {{ font-size:21px; line-height:1.3; font-weight:600; margin:0 0 6px;
  overflow-wrap:anywhere; }}
.mp-phone .hint {{ color:{MUTED}; font-size:15px; margin:0 0 12px; }}
.mp-phone ul {{ list-style:none; margin:0 0 14px; padding:0; }}
.mp-phone li {{ display:flex; gap:12px; align-items:center; min-height:48px; padding:6px 12px;
  margin:0 0 8px; border:1px solid {LINE}; border-radius:8px; font-size:16px; line-height:1.3;
  overflow-wrap:anywhere; }}
.mp-phone li i {{ flex:none; width:20px; height:20px; border:2px solid {MUTED};
  border-radius:50%; }}
.mp-phone.many li i {{ border-radius:4px; }}
.mp-phone .area {{ height:96px; border:1px solid {MUTED}; border-radius:8px; margin-bottom:14px; }}
.mp-phone .send {{ background:{ACCENT}; color:{PAPER}; border-radius:8px; text-align:center;
  font-weight:600; padding:13px; font-size:16px; }}
.mp-caption {{ text-align:center; color:{MUTED}; font-size:.95rem; margin:0 0 8px; }}

/* the file to import */
[data-testid="stFileUploaderDropzone"] {{ background:{SURFACE}; min-height:96px;
  border:2px dashed {LINE}; align-items:center; }}
/* its own words are English: hidden, even from a screen reader, and said again in French */
[data-testid="stFileUploaderDropzone"] button p,
[data-testid="stFileUploaderDropzoneInstructions"] span {{ visibility:hidden; font-size:0; }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content:"Choisir un fichier";
  visibility:visible; font-size:1rem; }}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{ content:"ou déposez-le ici";
  visibility:visible; font-size:1rem; }}
/* « 1.2KB » is English */
[data-testid="stFileChip"] div > div:not(:first-child):not(:has(*)) {{ display:none; }}
[role="listbox"][data-empty="true"] span {{ visibility:hidden; font-size:0; }}
[role="listbox"][data-empty="true"] span::after {{ content:"Aucun résultat"; visibility:visible;
  font-size:1rem; }}
.mp-bad td {{ overflow-wrap:anywhere; }}
.mp-bad td:first-child {{ font-variant-numeric:tabular-nums; white-space:nowrap; }}

.mp-change {{ margin:0; line-height:1.4; overflow-wrap:anywhere; }}
.mp-change del {{ color:{MUTED}; }}
.mp-change ins {{ text-decoration:none; font-weight:600; }}
[class*="st-key-mp-change-"] {{ border-bottom:1px solid {LINE}; padding:6px 0; }}
[class*="st-key-mp-change-"] > [data-testid="stElementContainer"]:first-child {{ flex:1 1 18rem; }}
ul.mp-left {{ margin:4px 0 0; padding-left:1.2em; line-height:1.5; }}

.mp-qr svg {{ width:100%; max-width:220px; height:auto; display:block; }}

/* home */
.mp-now {{ background:{ACCENT}; color:{PAPER}; border-radius:12px; padding:32px 40px; }}
.mp-now p, .mp-next p {{ margin:0; font-size:1.1rem; }}
.mp-now h2, .mp-next h2 {{ font-size:2.2rem; line-height:1.15; padding:4px 0 8px; margin:0; }}
.mp-now h2 {{ color:{PAPER}; }}
.mp-now .in {{ display:grid; gap:24px 64px; grid-template-columns:minmax(0, 1fr) auto;
  align-items:end; }}
.mp-now .code b {{ display:block; font-size:3rem; line-height:1.1; letter-spacing:.12em; }}
.mp-now .code, .mp-now .code span {{ font-size:1.1rem; overflow-wrap:anywhere; }}
.mp-next {{ border:1px solid {LINE}; border-left:8px solid {ACCENT}; border-radius:12px;
  padding:24px 32px; }}
.mp-next .when {{ color:{ACCENT}; font-weight:600; }}
.mp-check {{ position:relative; padding-left:36px; font-size:1.1rem; line-height:1.4; margin:0; }}
.mp-check::before {{ content:""; position:absolute; left:0; top:2px; width:22px; height:22px;
  box-sizing:border-box; border-radius:50%; border:2px dashed {WARNING}; }}
.mp-check.done::before {{ border:0; background:{ACCENT}; }}
.mp-check.done::after {{ content:""; position:absolute; left:8px; top:6px; width:6px; height:11px;
  border:solid {PAPER}; border-width:0 2.5px 2.5px 0; transform:rotate(45deg); }}
.mp-check.lacks {{ font-weight:600; }}
.st-key-mp-checks {{ gap:0 !important; }}
.st-key-mp-checks [class*="st-key-mp-check-"] {{ border-bottom:1px solid {LINE}; padding:10px 0; }}
.st-key-mp-big a, .st-key-mp-big button {{ min-height:3.5rem; padding:0 1.5rem; }}
.st-key-mp-big a p, .st-key-mp-big button p {{ font-size:1.15rem; font-weight:600; }}
ol.mp-steps.mp-steps {{ margin:16px 0 8px; padding:0; list-style:none; counter-reset:step; }}
.mp-steps li {{ counter-increment:step; margin:0; display:flex; gap:16px; padding:10px 0;
  font-size:1.1rem; line-height:1.45; align-items:baseline; }}
.mp-steps li::before {{ content:counter(step); flex:none; width:2.2rem; height:2.2rem;
  border-radius:50%; background:{ACCENT_SOFT}; color:{ACCENT}; font-weight:700; display:flex;
  align-items:center; justify-content:center; }}
@media (max-width:640px) {{
  .mp-now {{ padding:24px; }} .mp-now .in {{ grid-template-columns:1fr; }}
  .mp-next {{ padding:20px; }}
  .st-key-mp-rows .stHorizontalBlock:has(> :nth-child(5))
    > [data-testid="stLayoutWrapper"]:has(.mp-what) {{ min-width:95%; }}
  .mc-table td, .mc-table code {{ overflow-wrap:anywhere; }}
  .mp-now h2, .mp-next h2 {{ font-size:1.7rem; }}
}}
</style>"""

// The panel of the keyboard's shortcuts.

function drawHelpPanel(app, view, body) {
  once(body, () => {
    const rows = SHORTCUTS.map(([keys, text]) => el("div", {},
      el("dt", {}, ...keys.map((key) => el("kbd", { text: key }))), el("dd", { text })));
    return [el("dl", { class: "shortcuts" }, ...rows)];
  });
}

Object.assign(PANELS, { help: { title: () => "Raccourcis du clavier", draw: drawHelpPanel } });

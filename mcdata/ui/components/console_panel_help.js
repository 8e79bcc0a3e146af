// The panel of the keyboard's shortcuts.

function drawHelpPanel(app, view, body) {
  once(body, () => {
    const rows = SHORTCUTS.map(([keys, text]) => el("div", {},
      el("dt", {}, ...keys.map((key) => el("kbd", { text: key }))), el("dd", { text })));
    return [
      button("", "shortcuts", {}, "secondary shortcuts-switch"),
      el("p", { class: "explain", text: "Ce choix reste sur cet appareil. Tab, flèches, Entrée, Échap, Ctrl Z "
        + "et Alt 1…6 marchent toujours." }),
      el("dl", { class: "shortcuts" }, ...rows),
      el("p", {}, el("a", { href: "/accessibilite", target: "_blank", class: "line", text: "Déclaration d’accessibilité" })),
    ];
  });
  const isOn = app.hasShortcuts;
  say(body.querySelector(".shortcuts-switch"), isOn ? "Désactiver les raccourcis à une touche"
    : "Activer les raccourcis à une touche");
  body.querySelector(".shortcuts").dataset.off = String(!isOn);
}

Object.assign(commands, {
  shortcuts(app) {
    keepShortcuts(app, !app.hasShortcuts);
    drawPanel(app, app.link.view());
  },
});

Object.assign(PANELS, { help: { title: () => "Raccourcis du clavier", draw: drawHelpPanel } });

// Two panels: the room's Wi-Fi, and what to check when no phone arrives.

function drawWifiPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "explain", text: "Il s’affiche sur l’écran d’accueil et sur les cartes de place, nulle part ailleurs." }),
    wifiForm(view.wifi),
    el("p", { class: "wifi-told", role: "status" }),
  ]);
  say(body.querySelector(".wifi-told"), view.wifi?.proposed
    ? "C’est le réseau de la dernière séance dans ce lieu. Vérifiez-le, puis enregistrez." : "");
}

function wifiForm(wifi) {
  const field = (label, name, longest) => el("label", {}, label, el("input", {
    type: "text", name, maxlength: longest, value: wifi?.[name] ?? "", autocapitalize: "off",
    spellcheck: "false", dir: "auto", autocomplete: "off",
  }));
  return el("div", { class: "wifi-form" },
    field("Nom du réseau", "name", RULES.wifi_name),
    field("Mot de passe (vide si le réseau est ouvert)", "password", RULES.wifi_password),
    button("Enregistrer le Wi-Fi", "saveWifi", {}, "primary"));
}

const CHECKS = [
  ["Le Wi-Fi.", "Le téléphone est-il sur le même réseau que cet ordinateur\u202f?"],
  ["L’adresse.", "Si cet ordinateur a plusieurs adresses, une seule mène à la salle. Choisissez-la dans Réglages."],
  ["La 4G.", "Un Wi-Fi sans internet est quitté pour la 4G. Touchez «\u00a0Rester connecté\u00a0», ou coupez les données mobiles."],
  ["Le pare-feu.", "Cet ordinateur doit laisser entrer Python sur les réseaux privés."],
  ["Testez.", "La page Réglages montre un code QR qui dit si un téléphone atteint l’ordinateur."],
];

function drawPhonesPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "phones-now" }),
    el("p", { class: "explain wifi-now" }),
    el("ol", { class: "checks" }, ...CHECKS.map(([what, how]) => el("li", {}, el("b", { text: what }), ` ${how}`))),
    el("p", {}, "Adresse projetée\u00a0: ", el("b", { text: app.urls.join })),
    el("div", { class: "lengths" },
      el("a", { class: "primary", href: app.urls.links.network, target: "_blank", rel: "noopener", text: "Choisir l’adresse et tester" }),
      button("Wi-Fi de la salle", "panel", { panel: "wifi" })),
  ]);
  say(body.querySelector(".phones-now"), phonesWords(app.phones, view, app.phones === 0));
  const known = view.wifi && !view.wifi.proposed;
  say(body.querySelector(".wifi-now"), known ? `Wi-Fi affiché${NB}: ${view.wifi.name}.` : "Aucun Wi-Fi n’est affiché sur l’écran d’accueil.");
}

Object.assign(PANELS, {
  wifi: { title: () => "Le Wi-Fi de la salle", draw: drawWifiPanel },
  phones: { title: () => "Les téléphones n’arrivent pas", draw: drawPhonesPanel },
});

Object.assign(commands, {
  async saveWifi(app, _, node) {
    const [name, password] = node.closest(".wifi-form").querySelectorAll("input");
    const answer = await app.link.act("save_wifi", { name: name.value, password: password.value });
    if (!answer?.state) return;
    closePanel(app);
    app.tell(name.value.trim() ? "Le Wi-Fi est enregistré." : "Aucun Wi-Fi ne sera affiché.", false);
  },
});

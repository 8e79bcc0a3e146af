// Papers from the console: who came in without being enrolled, sheets to print, cards and badges.

const PAPERS = [ // file, what it is, what it is for
  ["feuille.pdf", "Feuille d’émargement remplie", "Les noms des personnes inscrites et présentes, à faire signer."],
  ["feuille.pdf?vierge=1", "Feuille d’émargement vierge", "Des lignes à remplir à la main."],
  ["cartes.pdf", "Cartes de place", "Le numéro de chaque place et son QR code."],
  ["badges.pdf", "Badges de place", "Le numéro seul, à épingler."],
  ["badges.pdf?noms=1", "Badges de nom", "Le prénom et le nom des personnes inscrites."],
];

function drawArrivalActs(app, view) {
  const head = app.find(".arrivals-head");
  if (!head.querySelector(".head-acts")) {
    head.append(el("div", { class: "head-acts" }, button("Ajouter quelqu’un", "walkIn", {}, "secondary add"),
      button("Imprimer", "panel", { panel: "papers" }, "quiet")));
  }
  show(head.querySelector(".add"), !view.ended);
}

function drawPapersPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "explain", text: "Chaque feuille s’ouvre dans un nouvel onglet. Une seule carte se "
      + "réimprime en touchant sa place, puis « Imprimer la carte »." }),
    el("ul", { class: "papers" }, ...PAPERS.map(([file, title, use]) => el("li", {},
      el("a", { href: `${app.urls.papers}/${file}`, target: "_blank", rel: "noopener" },
        el("span", { text: title }, el("small", { text: use })))))),
  ]);
}

Object.assign(PANELS, {
  papers: { title: () => "Imprimer", draw: drawPapersPanel },
});

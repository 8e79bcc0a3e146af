// The balance of the floor, with names, for the animator alone: read when it is opened, and again
// whenever the séance moved.

async function readBalance(app) {
  const { version } = app.link.confirmed;
  if (app.balanceVersion === version) return;
  app.balanceVersion = version;
  try {
    const response = await fetch(app.urls.balance, { signal: AbortSignal.timeout(PATIENCE) });
    const answer = await response.json();
    if (answer.error) app.tell(answer.error, true);
    else app.balance = answer;
  } catch {
    app.balanceVersion = null;
    app.tell(`L’équilibre n’a pas pu être lu${NB}: la liaison est coupée.`, true);
  }
  if (app.panel?.name === "balance") drawPanel(app, app.link.view());
}

function drawBalancePanel(app, view, body) {
  once(body, () => [el("p", { class: "explain" }), el("ul", { class: "findings" }),
    el("h3", { text: "Par rôle" }), el("table", { class: "by-role" }),
    el("h3", { text: "Par personne" }), el("table", { class: "by-seat" })]);
  readBalance(app);
  const balance = app.balance;
  say(body.querySelector(".explain"), `Réservé à l’animation${NB}: l’écran de la salle ne nomme personne.`);
  if (!balance) return;
  keyed(body.querySelector(".findings"), balance.findings, (one) => one, (one) => el("li", { text: one }));
  table(body.querySelector(".by-role"), ["Rôle", "Personnes", "Tours", "Parole comparée au temps de présence (1 = autant)"],
    balance.roles, (one) => one.label, (one) => [one.label, one.people, one.turns, one.ratio]);
  table(body.querySelector(".by-seat"), ["Place", "Personne", "Tours", "Durée"],
    balance.seats, (one) => one.seat, (one) => [one.seat, app.hasNames ? one.name : one.role,
      one.turns, one.duration]);
}

function table(node, headings, rows, keyOf, cellsOf) {
  if (!node.firstElementChild) {
    node.append(el("thead", {}, el("tr", {}, ...headings.map((text) => el("th", { scope: "col", text })))),
      el("tbody"));
  }
  keyed(node.lastElementChild, rows, keyOf,
    (row) => el("tr", {}, ...cellsOf(row).map((_, index) => el(index ? "td" : "th", index ? {} : { scope: "row" }))),
    (made, row) => cellsOf(row).forEach((cell, index) => say(made.children[index], String(cell))));
}

Object.assign(PANELS, { balance: { title: () => "Équilibre de la parole", draw: drawBalancePanel } });

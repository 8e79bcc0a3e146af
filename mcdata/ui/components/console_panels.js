// The panels that open over the right side: one at a time, drawn again whenever the state changes.

const PANELS = {
  seat: { title: (app) => `Place ${app.panel.seat}`, draw: drawSeatPanel },
  turns: { title: () => "Derniers tours de parole", draw: drawTurnsPanel },
  balance: { title: () => "Équilibre de la parole", draw: drawBalancePanel },
  blocks: { title: () => "Tout le déroulé", draw: drawBlocksPanel },
  polls: { title: () => "Toutes les questions", draw: drawPollsPanel },
  notes: { title: () => "Toutes les notes", draw: drawNotesPanel },
  help: { title: () => "Raccourcis du clavier", draw: drawHelpPanel },
  start: { title: () => `Ouvrir la séance${THIN}?`, draw: drawStartPanel },
  end: { title: () => `Terminer la séance${THIN}?`, draw: drawEndPanel },
};

function openPanel(app, name, more = {}) {
  app.panel = { name, ...more };
  const dialog = app.find(".panel");
  app.find(".panel-body").replaceChildren();
  mark(dialog, "data-panel", name);
  drawPanel(app, app.link.view());
  if (!dialog.open) dialog.showModal();
}

function closePanel(app) {
  app.panel = null;
  const dialog = app.find(".panel");
  if (dialog.open) dialog.close();
}

function drawPanel(app, view) {
  if (!app.panel) return;
  const panel = PANELS[app.panel.name];
  say(app.find("#panel-title"), panel.title(app));
  panel.draw(app, view, app.find(".panel-body"));
}

// Makes a panel's fixed parts once; what changes is filled in at every drawing.
function once(body, make) {
  if (!body.firstElementChild) body.append(...make());
}

function drawSeatPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "seat-now" }), el("div", { class: "seat-acts" }),
    el("h3", { class: "who-title" }), el("ul", { class: "people columns" }),
    el("h3", { class: "role-title" }), el("div", { class: "roles" }),
  ]);
  const seat = app.panel.seat;
  const person = view.seats.find((one) => one.seat === seat);
  const isHere = Boolean(person?.here);
  const awaited = isHere || view.ended ? [] : view.people.filter((one) => !one.here);
  const mine = awaited.find((one) => one.seat === seat);
  const now = isHere ? `${person.name || "Sans nom"}, ${app.words.roles[person.role]}`
    : mine ? `${mine.name} est attendue ici.` : "Cette place est libre.";
  say(body.querySelector(".seat-now"), now);
  const acts = view.ended ? [] : isHere ? [["Noter un départ", "leave"]] : mine ? [["Noter l’arrivée", "sit"]] : [];
  keyed(body.querySelector(".seat-acts"), acts, ([, command]) => command, ([text, command]) =>
    button(text, command, { seat, person: mine?.id ?? "" }, "primary"));
  const others = awaited.filter((one) => one !== mine);
  say(body.querySelector(".who-title"), others.length ? "Asseoir une personne inscrite" : "");
  keyed(body.querySelector(".people"), others, (one) => one.id, (one) =>
    el("li", {}, button(one.name, "sit", { seat, person: one.id }, "chip")));
  const canSeat = view.opened && !view.ended;
  say(body.querySelector(".role-title"),
    canSeat ? roleWords(isHere, others.length) : "");
  keyed(body.querySelector(".roles"), canSeat ? Object.entries(app.words.roles) : [], ([key]) => key,
    ([key, text]) => button(text, "role", { seat, role: key }, "chip"),
    (node, [key]) => mark(node, "aria-pressed", isHere && person.role === key));
}

function roleWords(isHere, others) {
  if (isHere) return "Changer de rôle";
  return others ? "Ou quelqu’un sans nom dans la liste" : `Qui s’y installe${THIN}?`;
}

function drawTurnsPanel(app, view, body) {
  once(body, () => [el("p", { class: "explain" }), el("ul", { class: "turns" }),
    el("div", { class: "seat-grid", role: "group", "aria-label": "La bonne place" })]);
  const chosen = view.last_turns.find((one) => one.number === app.panel.turn);
  say(body.querySelector(".explain"), !view.last_turns.length
    ? "Personne n’a encore pris la parole."
    : chosen ? `${hourOf(chosen.started)}, place ${chosen.seat}${NB}: quelle était la bonne place${THIN}?`
      : `Une prise de parole est à la mauvaise place${THIN}? Touchez-la.`);
  keyed(body.querySelector(".turns"), view.last_turns, (one) => one.number,
    (one) => el("li", {}, button("", "chooseTurn", { turn: one.number }, "row")),
    (node, one) => {
      const length = one.ended ? lasting(one.ended - one.started) : "en cours";
      say(node.firstElementChild,
        `${hourOf(one.started)} · ${app.placeName(view, one.seat)} · ${length}`);
      mark(node.firstElementChild, "aria-pressed", one === chosen);
    });
  const seats = chosen ? view.seats.filter((one) => one.here && one.seat !== chosen.seat) : [];
  keyed(body.querySelector(".seat-grid"), seats, (one) => one.seat, (one) =>
    button("", "correctTurn", { seat: one.seat }, "chip"),
  (node, one) => say(node, app.hasNames && one.short ? `${one.seat} · ${one.short}` : String(one.seat)));
}

function drawBlocksPanel(app, view, body) {
  once(body, () => [el("ol", { class: "blocks" })]);
  const isLive = view.opened && !view.ended;
  keyed(body.firstElementChild, view.agenda.blocks, (one) => one.id, (one) => el("li", {},
    el("p", {}, el("span", { text: one.title }), el("small")), el("div", { class: "block-acts" })),
  (node, one) => {
    const isCurrent = one.id === view.agenda.current;
    mark(node, "data-current", isCurrent);
    const went = one.started ? ` · ${isCurrent ? "en cours depuis" : "commencé à"} ${hourOf(one.started)}` : "";
    say(node.querySelector("small"), `${one.minutes}${NB}min${went}`);
    keyed(node.querySelector(".block-acts"), isLive && !isCurrent ? [one] : [], () => "start",
      () => button(one.started ? "Reprendre" : "Commencer", "startBlock", { block: one.id }),
      (made) => mark(made, "aria-label", `Commencer${NB}: ${one.title}`));
  });
}

function drawPollsPanel(app, view, body) {
  once(body, () => [el("ul", { class: "poll-list" })]);
  const isLive = Boolean(view.opened && !view.ended);
  keyed(body.firstElementChild, view.polls, (one) => one.id, (one) => pollRow(one),
    (node, one) => fillPollRow(node, one, isLive));
}

function drawNotesPanel(app, view, body) {
  once(body, () => [el("p", { class: "explain", text: `Une note ne dit jamais qui a parlé.` }),
    el("ul", { class: "note-list" })]);
  keyed(body.lastElementChild, view.notes, (one) => one.number, (one) => makeNote(app, one),
    (node, one) => {
      const [kind, text] = node.querySelectorAll("select, input");
      if (node.dataset.saved === `${one.kind} ${one.text}`) return;
      node.dataset.saved = `${one.kind} ${one.text}`;
      [kind.value, text.value] = [one.kind, one.text];
    });
}

function makeNote(app, note) {
  const options = Object.entries(app.words.kinds).map(([value, text]) => el("option", { value, text }));
  const kind = el("select", { "aria-label": `Nature de la note de ${hourOf(note.at)}` }, ...options);
  const text = el("input", { type: "text", maxlength: 500, "aria-label": "Texte de la note" });
  const data = { note: note.number };
  return el("li", {}, el("small", { text: hourOf(note.at) }), kind, text,
    button("Corriger", "correctNote", data), button("Retirer", "removeNote", data, "quiet"));
}

function drawStartPanel(app, view, body) {
  once(body, () => [
    el("p", { text: `Elle est prévue le ${view.when}. Une fois ouverte, elle est en cours pour tout le monde.` }),
    el("div", { class: "seat-acts" }, button("Ouvrir maintenant", "startSeance", {}, "primary"),
      button("Ne pas ouvrir", "closePanel")),
  ]);
}

function drawEndPanel(app, view, body) {
  once(body, () => [
    el("p", { text: "La prise de parole, le temps et la question en cours s’arrêtent. "
      + "Les réponses sont mélangées pour de bon et l’écran remercie la salle." }),
    el("div", { class: "seat-acts" }, button("Terminer la séance", "endSeance", {}, "primary"),
      button("Continuer la séance", "closePanel")),
  ]);
}

function drawHelpPanel(app, view, body) {
  once(body, () => {
    const rows = SHORTCUTS.map(([keys, text]) => el("div", {},
      el("dt", {}, ...keys.map((key) => el("kbd", { text: key }))), el("dd", { text })));
    return [el("dl", { class: "shortcuts" }, ...rows)];
  });
}

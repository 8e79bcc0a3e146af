// The panel of one place: who is there or expected, what may be done about it.

function drawSeatPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "seat-now" }), el("div", { class: "seat-acts" }),
    el("h3", { class: "move-title" }), el("div", { class: "seat-grid" }),
    el("h3", { class: "who-title" }), el("ul", { class: "people columns" }),
    el("h3", { class: "role-title" }), el("div", { class: "roles" }),
  ]);
  const { seat } = app.panel;
  const person = seatOf(view, seat);
  const isHere = Boolean(person?.here);
  const awaited = isHere || view.ended || isHead(seat) ? [] : view.people.filter((one) => !one.here);
  const mine = awaited.find((one) => one.seat === seat);
  say(body.querySelector(".seat-now"), isHere ? `${person.name || "Sans nom"}, ${app.words.roles[person.role]}`
    : mine ? `Cette place attend ${mine.name}.` : "Cette place est libre.");
  drawSeatActs(app, view, body, { seat, isHere, mine });
  drawMoves(app, view, body, { seat, person, isHere });
  const others = awaited.filter((one) => one !== mine);
  say(body.querySelector(".who-title"), others.length ? "Asseoir une personne inscrite" : "");
  keyed(body.querySelector(".people"), others, (one) => one.id, (one) =>
    el("li", {}, button(one.name, "sit", { seat, person: one.id }, "chip")));
  const roles = Object.entries(app.words.roles).filter(([key]) => RULES.seated_at[key].includes(isHead(seat)));
  const canChoose = !view.ended && (isHere || isHead(seat)) && !app.panel.moving;
  say(body.querySelector(".role-title"), canChoose ? (isHere ? "Changer de rôle" : `Qui s’y installe${THIN}?`) : "");
  keyed(body.querySelector(".roles"), canChoose ? roles : [], ([key]) => key,
    ([key, text]) => button(text, "role", { seat, role: key }, "chip"),
    (node, [key]) => mark(node, "aria-pressed", isHere && person.role === key));
}

function drawSeatActs(app, view, body, { seat, isHere, mine }) {
  const acts = [];
  if (isHere && !view.ended) {
    acts.push([view.opened ? "Noter un départ" : "Annuler cette arrivée", "leave", "primary"]);
    acts.push(["Changer de place", "moving", "secondary"]);
  } else if (!view.ended && !isHead(seat)) {
    if (mine) acts.push(["Noter l’arrivée", "sit", "primary"]);
    acts.push(["Quelqu’un d’autre", "stranger", "secondary"]);
  }
  const box = body.querySelector(".seat-acts");
  keyed(box, [...acts, ["Imprimer la carte", "card", ""]], ([, command]) => command, ([text, command, style]) => (
    command === "card"
      ? el("a", { href: `${app.urls.papers}/carte.pdf?place=${seat}`, target: "_blank", rel: "noopener", text })
      : button(text, command, { seat, person: mine?.id ?? "" }, style)),
  (node, [text, command]) => {
    if (command === "moving") mark(node, "aria-pressed", Boolean(app.panel.moving));
    if (node.dataset.person !== undefined) mark(node, "data-person", mine?.id ?? "");
    say(node, text);
  });
}

// Every place of the same kind: free ones, and those of people who would exchange.
function drawMoves(app, view, body, { seat, person, isHere }) {
  const isMoving = Boolean(isHere && app.panel.moving && !view.ended);
  say(body.querySelector(".move-title"), isMoving
    ? `Vers quelle place${THIN}? Une place occupée fait un échange.` : "");
  const last = Math.max(view.capacity, ...view.seats.filter((one) => one.here && !one.head).map((one) => one.seat));
  const all = isHead(seat) || !RULES.seated_at[person?.role]?.includes(false)
    ? headPlaces()
    : Array.from({ length: last }, (_, index) => index + 1);
  keyed(body.querySelector(".seat-grid"), isMoving ? all.filter((one) => one !== seat) : [], (one) => one,
    (to) => button("", "move", { seat, to }, "chip"),
    (node, to) => {
      const other = seatOf(view, to);
      say(node, `${labelOf(to)}${other?.here && app.hasNames && other.short ? ` · ${other.short}` : ""}`);
      mark(node, "data-taken", Boolean(other?.here));
      mark(node, "aria-label", `${other?.here ? "Échanger avec" : "Aller à"} la ${app.placeName(view, to)}`);
    });
}

// Someone who was not enrolled: a name, or none; the quartier comes later, on the preparation page.
function drawWalkInPanel(app, view, body) {
  once(body, () => {
    const field = el("input", { type: "text", name: "name", maxlength: RULES.name, autocomplete: "off",
      "aria-label": "Prénom et nom", placeholder: "Prénom et nom", enterkeyhint: "done" });
    const form = el("form", { class: "walk-in" },
      el("p", { text: "Prénom et nom. Le quartier pourra être ajouté plus tard, sur la page de préparation." }),
      field,
      el("div", { class: "seat-acts" },
        el("button", { type: "submit", class: "primary", text: "Noter l’arrivée" }),
        button("Quelqu’un sans nom", "nameless", {}, "secondary")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim()) walkIn(app, field.value);
      else field.focus();
    });
    queueMicrotask(() => field.focus());
    return [form];
  });
}

function walkIn(app, name) {
  const fields = app.panel?.seat ? { name, seat: app.panel.seat } : { name };
  app.link.act("walk_in", fields);
  closePanel(app);
}

Object.assign(PANELS, {
  seat: { title: (app) => `Place ${labelOf(app.panel.seat)}`, draw: drawSeatPanel },
  walkIn: { title: () => "Arrivée sans inscription", draw: drawWalkInPanel },
});

Object.assign(commands, {
  sit(app, { seat, person }) {
    app.link.act("seat_person", { person, seat: Number(seat) });
    closePanel(app);
  },
  role(app, { seat, role }) {
    app.link.act("take_seat", { seat: Number(seat), role });
    closePanel(app);
  },
  leave(app, { seat }) {
    app.link.act("leave_seat", { seat: Number(seat) });
    closePanel(app);
  },
  moving(app) {
    app.panel.moving = !app.panel.moving;
    app.draw();
  },
  move(app, { seat, to }) {
    app.link.act("move_seat", { seat: Number(seat), to: Number(to) });
    closePanel(app);
  },
  stranger: (app, { seat }) => openPanel(app, "walkIn", { seat: Number(seat) }),
  walkIn: (app) => openPanel(app, "walkIn"),
  nameless: (app) => walkIn(app, ""),
});

Object.assign(foresee, {
  take_seat(view, { seat, role }) {
    const person = seatOrNew(view, seat);
    person.role = role;
    arrived(view, person);
  },
  leave_seat(view, { seat }) {
    const person = seatOf(view, seat);
    if (!person?.here) return;
    Object.assign(person, { here: false, left: Boolean(view.opened) });
    if (!person.head) view.present -= 1;
    withoutHand(view, seat);
    if (view.turn?.seat === seat) view.turn = null;
  },
});

// The role of who sits there, null for nobody.
function sawSeat(view, { seat }) {
  const person = seatOf(view, seat);
  return { [`seat:${seat}`]: person?.here ? person.role : null };
}

Object.assign(SAW, {
  take_seat: sawSeat,
  leave_seat: sawSeat,
  move_seat: (view, { seat, to }) => ({ ...sawSeat(view, { seat }), ...sawSeat(view, { seat: to }) }),
  walk_in: (view) => ({ present: view.room }),
});

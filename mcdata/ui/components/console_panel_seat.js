// The panel of one place: who is there or expected, what may be done about it.

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

Object.assign(PANELS, {
  seat: { title: (app) => `Place ${labelOf(app.panel.seat)}`, draw: drawSeatPanel },
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
    person.here = false;
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

Object.assign(SAW, { take_seat: sawSeat, leave_seat: sawSeat });

// The room: places around it, the one who speaks in its middle with their clock, what is said below.

const SHAPES = { // role -> outline in a square of 56; shape and colour say the role together
  citoyen: "M28 4a24 24 0 1 1 0 48a24 24 0 1 1 0-48Z",
  elu: "M11 5h34a6 6 0 0 1 6 6v34a6 6 0 0 1-6 6h-34a6 6 0 0 1-6-6v-34a6 6 0 0 1 6-6Z",
  technicien: "M15 6h26l13 22l-13 22h-26l-13-22Z",
  intervenant: "M28 1l27 27l-27 27l-27-27Z",
  animateur: "M28 3l26 19l-10 30h-32l-10-30Z",
  equipe: "M28 4l24 46h-48Z",
};

// Clockwise as one sees it facing the screen: from the screen to the left, around, and back.
function placesOf(capacity) {
  const top = Math.max(1, Math.round((capacity * 3) / 25));
  const side = Math.min(5, Math.max(1, Math.round((capacity * 5) / 25)));
  const bottom = Math.max(1, capacity - 2 * (top + side));
  const columns = Math.max(bottom, 2 * top + 2);
  const places = [];
  const cell = (column) => `calc(${column} * 100% / ${columns})`;
  const height = `calc((100% - 2 * var(--top)) / ${side})`;
  const row = (i) => `calc(var(--top) + ${i} * (100% - 2 * var(--top)) / ${side})`;
  const width = `calc(100% / ${columns})`;
  for (let i = top - 1; i >= 0; i--) places.push({ at: "top", left: cell(i), width });
  for (let i = 0; i < side; i++) places.push({ at: "left", top: row(i), height });
  const first = (columns - bottom) / 2;
  for (let i = 0; i < bottom; i++) places.push({ at: "bottom", left: cell(first + i), width });
  for (let i = side - 1; i >= 0; i--) places.push({ at: "right", top: row(i), height });
  for (let i = columns - 1; i >= columns - top; i--) places.push({ at: "top", left: cell(i), width });
  return places.slice(0, capacity);
}

function makeSeat({ seat, place }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 56 56");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "path"));
  const shape = el("span", { class: "shape" }, svg, el("span", { class: "number", text: labelOf(seat) }),
    el("span", { class: "hand-mark", hidden: true }, icon(HAND), el("b")));
  const node = el("button", { type: "button", class: `seat at-${place.at}`, data: { do: "seat", seat } },
    shape, el("span", { class: "name" }));
  const { at, ...box } = place;
  Object.assign(node.style, box);
  return node;
}

function seatStage(person, view) {
  if (!person) return "empty";
  if (!person.here) return person.left || !person.short ? "left" : "expected";
  if (view.turn?.seat === person.seat) return "speaking";
  return person.turns ? "spoken" : "never";
}

const STAGE_WORDS = {
  empty: "libre", expected: "attendue, pas encore là", left: "partie",
  speaking: "a la parole", spoken: "a déjà parlé", never: "n’a pas encore parlé",
};

function fillSeat(app, view, hands, node, { seat }) {
  const person = view.seats.find((one) => one.seat === seat);
  const stage = seatStage(person, view);
  const role = person?.role ?? "citoyen";
  const hand = hands.get(seat);
  mark(node, "data-stage", stage);
  mark(node, "data-role", person && stage !== "expected" ? role : "");
  mark(node, "data-hand", Boolean(hand));
  mark(node, "data-turns", person?.turns ?? 0);
  mark(node, "aria-pressed", stage === "speaking");
  mark(node.querySelector("path"), "d", SHAPES[role]);
  say(node.querySelector(".name"), app.hasNames ? person?.short ?? "" : "");
  const handMark = node.querySelector(".hand-mark");
  show(handMark, Boolean(hand));
  if (hand) say(handMark.querySelector("b"), String(hand));
  const words = [`Place ${labelOf(seat)}`, app.hasNames && person?.name, person && app.words.roles[role],
    STAGE_WORDS[stage], hand && `main levée, rang ${hand}`];
  mark(node, "aria-label", words.filter(Boolean).join(", "));
}

function drawRoom(app, view) {
  const seats = app.find(".seats");
  const last = Math.max(view.capacity, ...view.seats.filter((one) => one.here && !one.head).map((one) => one.seat));
  if (app.places?.length !== last) { // a chair was added to a full room, or taken away
    app.places = placesOf(last);
    seats.replaceChildren();
  }
  const { places } = app;
  const hands = new Map(view.hands.map((hand, index) => [hand.seat, index + 1]));
  keyed(seats, places.map((place, index) => ({ seat: index + 1, place })), (one) => one.seat,
    makeSeat, (node, one) => fillSeat(app, view, hands, node, one));
  drawHead(app, view, hands);
  keepOneStop(app);
  drawLegend(app, view);
  drawCentre(app, view);
  drawFloor(app, view);
  drawArrivals(app, view);
}

function drawLegend(app, view) {
  const here = new Set(view.seats.filter((one) => one.here).map((one) => one.role));
  const roles = Object.keys(SHAPES).filter((role) => here.has(role));
  keyed(app.find(".legend"), roles, (role) => role, (role) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 56 56");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", SHAPES[role]);
    svg.append(path);
    return el("li", { data: { role } }, svg, app.words.roles[role]);
  });
}

Object.assign(commands, {
  seat(app, { seat }) {
    const number = Number(seat);
    if (app.mode === "hand") return commands.handAt(app, number);
    if (app.mode === "arrival") return commands.arrivalAt(app, number);
    return commands.turnAt(app, number);
  },
  turnAt(app, seat) {
    const view = app.link.view();
    const person = seatOf(view, seat);
    if (!person?.here || !view.opened || view.ended) return commands.arrivalAt(app, seat);
    if (view.turn?.seat === seat) return app.link.act("end_turn");
    return app.link.act("start_turn", { seat });
  },
  handAt(app, seat) {
    const isUp = app.link.view().hands.some((hand) => hand.seat === seat);
    app.link.act(isUp ? "lower_hand" : "raise_hand", { seat });
  },
  // Who is expected here has arrived with one tap; for anything else the panel asks.
  arrivalAt(app, seat) {
    const view = app.link.view();
    const person = view.people.find((one) => one.seat === seat && !one.here);
    const isTaken = view.seats.some((one) => one.seat === seat && one.here);
    if (app.mode === "arrival" && person && !isTaken && !view.ended) {
      return app.link.act("seat_person", { person: person.id, seat });
    }
    return openPanel(app, "seat", { seat });
  },
});

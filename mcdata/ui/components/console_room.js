// The room: places around it, the one who speaks in its middle with their clock, what is said below.

const SHAPES = { // role -> outline in a square of 56; shape and colour say the role together
  citoyen: "M28 4a24 24 0 1 1 0 48a24 24 0 1 1 0-48Z",
  elu: "M11 5h34a6 6 0 0 1 6 6v34a6 6 0 0 1-6 6h-34a6 6 0 0 1-6-6v-34a6 6 0 0 1 6-6Z",
  technicien: "M15 6h26l13 22l-13 22h-26l-13-22Z",
  intervenant: "M28 1l27 27l-27 27l-27-27Z",
  animateur: "M28 3l26 19l-10 30h-32l-10-30Z",
};
const FEW_HANDS = 3; // beyond it the hands stand in two columns, and their names on the map alone
const TOP_HEIGHT = 76; // px of a place at the top or the bottom, its name included

// Clockwise as one sees it facing the screen: from the screen to the left, around, and back.
function placesOf(capacity) {
  const top = Math.max(1, Math.round((capacity * 3) / 25));
  const side = Math.min(5, Math.max(1, Math.round((capacity * 5) / 25)));
  const bottom = Math.max(1, capacity - 2 * (top + side));
  const columns = Math.max(bottom, 2 * top + 2);
  const places = [];
  const cell = (column) => `calc(${column} * 100% / ${columns})`;
  const height = `calc((100% - ${2 * TOP_HEIGHT}px) / ${side})`;
  const row = (i) => `calc(${TOP_HEIGHT}px + ${i} * (100% - ${2 * TOP_HEIGHT}px) / ${side})`;
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
  const shape = el("span", { class: "shape" }, svg, el("span", { class: "number", text: seat }),
    el("span", { class: "hand-mark", hidden: true }, icon(HAND), el("b")));
  const node = el("button", { type: "button", class: `seat at-${place.at}`, data: { do: "seat", seat } },
    shape, el("span", { class: "name" }));
  const { at, ...box } = place;
  Object.assign(node.style, box);
  return node;
}

function seatStage(person, view) {
  if (!person) return "empty";
  if (!person.here) return person.turns || !person.short ? "left" : "expected";
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
  mark(node, "data-turns", person?.turns ?? 0);
  mark(node, "aria-pressed", stage === "speaking");
  mark(node.querySelector("path"), "d", SHAPES[role]);
  say(node.querySelector(".name"), app.hasNames ? person?.short ?? "" : "");
  const handMark = node.querySelector(".hand-mark");
  show(handMark, Boolean(hand));
  if (hand) say(handMark.querySelector("b"), String(hand));
  const words = [`Place ${seat}`, app.hasNames && person?.name, person && app.words.roles[role],
    STAGE_WORDS[stage], hand && `main levée, rang ${hand}`];
  mark(node, "aria-label", words.filter(Boolean).join(", "));
}

function drawRoom(app, view) {
  const seats = app.find(".seats");
  const places = (app.places ??= placesOf(view.capacity));
  const hands = new Map(view.hands.map((hand, index) => [hand.seat, index + 1]));
  keyed(seats, places.map((place, index) => ({ seat: index + 1, place })), (one) => one.seat,
    makeSeat, (node, one) => fillSeat(app, view, hands, node, one));
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

function drawCentre(app, view) {
  const isLive = view.opened && !view.ended;
  const person = view.turn && view.seats.find((one) => one.seat === view.turn.seat);
  show(app.find(".state-turn"), Boolean(isLive && view.turn));
  show(app.find(".state-idle"), !(isLive && view.turn));
  show(app.find("[data-do=openSeance]"), !view.opened);
  show(app.find("[data-do=reopenSeance]"), Boolean(view.ended) && !view.sealed);
  show(app.find("[data-link=synthesis]"), Boolean(view.ended));
  say(app.find(".hint"), hintOf(app, view));
  if (!view.turn) return;
  const name = app.hasNames && person?.name ? ` · ${person.name}` : "";
  say(app.find(".who"), `Place ${view.turn.seat}${name}`);
  drawClock(app, view);
}

function hintOf(app, view) {
  if (view.ended) return `La séance s’est terminée à ${hourOf(view.ended)}.`;
  if (!view.opened) {
    return `${view.when}. ${count(view.present, "arrivée notée", "arrivées notées")}`
      + ` sur ${count(view.people.length, "personne inscrite", "personnes inscrites")}.`;
  }
  if (!view.coverage.present) return "Touchez une place à chaque arrivée.";
  if (app.mode === "hand") return "Touchez une place pour lever ou baisser sa main.";
  if (app.mode === "arrival") return "Touchez une place pour noter une arrivée ou un départ.";
  return "Touchez une place pour donner la parole.";
}

function drawClock(app, view) {
  if (!view.turn) return;
  const spent = app.link.now() - view.turn.started;
  const longest = view.turn.longest && view.turn.longest * 1000;
  const isOver = Boolean(longest && spent > longest);
  say(app.find(".clock"), isOver ? `${clockOf(longest)}${NB}+` : clockOf(spent));
  show(app.find(".limit"), isOver);
}

function drawFloor(app, view) {
  const { spoken, present, silent } = view.coverage;
  show(app.find(".floor"), app.mode !== "arrival");
  say(app.find(".headline"), present ? `${spoken} sur ${present} ${spoken < 2 ? "a parlé" : "ont parlé"}`
    : "Personne n’est encore arrivé");
  keyed(app.find(".marks"), Array.from({ length: present }, (_, index) => index), (one) => one,
    () => el("span"), (node, index) => mark(node, "data-spoken", index < spoken));
  say(app.find(".silent"), silentWords(view, silent));
  const next = view.hands[0];
  const nextButton = app.find(".next");
  show(nextButton, Boolean(next));
  if (next) {
    const why = next.first_time ? "1ʳᵉ prise de parole" : next.reason;
    say(nextButton, `La parole ensuite${NB}: ${app.placeName(view, next.seat)}${why ? ` – ${why}` : ""}`);
  }
  const isMany = view.hands.length > FEW_HANDS;
  show(app.find(".hand-empty"), !view.hands.length);
  mark(app.find(".hand-list"), "data-many", isMany);
  keyed(app.find(".hand-list"), view.hands, (hand) => hand.seat, ({ seat }) => el("li", {},
    button("", "giveFloor", { seat }, "hand-give"), button("Baisser", "lowerHand", { seat }, "quiet")),
  (node, hand, index) => {
    const give = node.firstElementChild;
    const where = isMany ? `n°${NB}${hand.seat}` : app.placeName(view, hand.seat);
    say(give, `${index + 1}. ${where}`);
    mark(give, "aria-label", `Donner la parole, ${app.placeName(view, hand.seat)}`);
    mark(node.lastElementChild, "aria-label", `Baisser la main, place ${hand.seat}`);
  });
}

function silentWords(view, silent) {
  if (!view.opened || !view.coverage.present) return "";
  if (!silent.length) return "Tout le monde a parlé au moins une fois.";
  if (silent.length > 8) return `${count(silent.length, "", "personnes")} n’ont pas encore parlé.`;
  const seats = `${silent.length < 2 ? "place" : "places"} ${silent.join(", ")}`;
  const advice = silent.length < 6 ? ` Un tour de table${THIN}?` : "";
  return `${count(silent.length, "personne n’a", "personnes n’ont")} pas encore parlé${NB}: ${seats}.${advice}`;
}

function drawArrivals(app, view) {
  const box = app.find(".arrivals");
  show(box, app.mode === "arrival");
  if (box.hidden) return;
  const awaited = view.people.filter((person) => !person.here);
  say(box.querySelector("h3"), awaited.length
    ? `${count(awaited.length, "personne attendue", "personnes attendues")}${NB}: touchez un nom à l’arrivée`
    : view.people.length ? "Toutes les personnes inscrites sont arrivées."
      : `Personne n’est inscrit${NB}: touchez une place à chaque arrivée`);
  keyed(box.querySelector("ul"), awaited, (person) => person.id, (person) => el("li", {},
    button("", "arrive", { person: person.id }, "chip")),
  (node, person) => {
    say(node.firstElementChild, person.name);
    const seat = person.seat ? `, attendue place ${person.seat}` : "";
    mark(node.firstElementChild, "aria-label", `Noter l’arrivée${NB}: ${person.name}${seat}`);
  });
}

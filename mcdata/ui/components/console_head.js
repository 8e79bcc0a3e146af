// The head table: the speaker, the animator, IREV, elected members and officers. Never in the 25.

function firstFreeHead(view) {
  return headPlaces().find((seat) => !view.seats.some((one) => one.seat === seat && one.here)) ?? null;
}

function drawHead(app, view, hands) {
  const box = app.find(".head-table");
  if (!box.firstElementChild) {
    box.append(el("div", { class: "head-seats", role: "group", "aria-label": "Table des invités et de l’équipe" }));
  }
  const sitting = view.seats.filter((one) => one.head && (one.here || one.turns));
  const free = view.ended ? null : firstFreeHead(view);
  const places = sitting.map(({ seat }) => ({ seat, place: { at: "head" } }));
  if (free && !places.some((one) => one.seat === free)) places.push({ seat: free, place: { at: "head" }, isFree: true });
  mark(box, "data-few", places.length < 4);
  keyed(box.lastElementChild, places, (one) => `${one.seat}${one.isFree ? "+" : ""}`,
    (one) => (one.isFree ? makeFreeHead(one) : makeSeat(one)),
    (node, one) => { if (!one.isFree) fillSeat(app, view, hands, node, one); });
}

function makeFreeHead({ seat }) {
  return el("button", { type: "button", class: "seat at-head free", "aria-label": "Ajouter quelqu’un à la table des invités",
    data: { do: "addGuest", seat } }, el("span", { class: "plus", "aria-hidden": "true", text: "+" }),
  el("span", { class: "name", text: "Ajouter" }));
}

Object.assign(commands, {
  addGuest: (app, { seat }) => openPanel(app, "seat", { seat: Number(seat) }),
});

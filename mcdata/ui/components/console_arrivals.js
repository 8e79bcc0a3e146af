// Arrivals: the people enrolled, one tap each. Who arrived stays where their name was, ticked: a
// list that closed up would put another name under the finger.

function drawArrivals(app, view) {
  const box = app.find(".arrivals");
  app.find(".room-side").dataset.showing = app.mode;
  show(box, app.mode === "arrival");
  drawArrivalActs(app, view);
  if (box.hidden) return;
  const awaited = view.people.filter((person) => !person.here);
  say(box.querySelector("h3"), awaited.length
    ? `${count(awaited.length, "personne attendue", "personnes attendues")}${NB}: touchez un nom à l’arrivée`
    : view.people.length ? "Toutes les personnes inscrites sont arrivées."
      : `Personne n’est inscrit${NB}: touchez une place à chaque arrivée`);
  keyed(box.querySelector("ul"), view.people, (person) => person.id, (person) => el("li", {},
    button("", "arrive", { person: person.id }, "chip")),
  (node, person) => {
    const chip = node.firstElementChild;
    say(chip, person.name);
    mark(chip, "data-here", person.here);
    mark(chip, "data-seat", person.seat ?? "");
    mark(chip, "aria-label", arrivalWords(person));
  });
}

function arrivalWords(person) {
  if (person.here) return `${person.name}, là, place ${person.seat}`;
  const seat = person.seat ? `, attendue place ${person.seat}` : "";
  return `Noter l’arrivée${NB}: ${person.name}${seat}`;
}

Object.assign(commands, {
  arrive(app, { person, here, seat }) {
    if (here === "true") return openPanel(app, "seat", { seat: Number(seat) });
    return app.link.act("seat_person", { person });
  },
});

Object.assign(foresee, {
  seat_person(view, { person: id, seat }) {
    const person = view.people.find((one) => one.id === id);
    const chosen = seat ?? person?.seat;
    if (!person || !chosen) return;
    person.here = true;
    person.seat = chosen;
    const place = seatOrNew(view, chosen);
    Object.assign(place, { name: person.name, short: person.short });
    arrived(view, place);
  },
});

// Who comes in at a place was seen not to be there; a place of their own was seen free.
Object.assign(SAW, {
  seat_person: (view, { seat }) => (seat ? sawSeat(view, { seat }) : {}),
});

// Arrivals: the people enrolled, one tap each.

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

Object.assign(commands, {
  arrive: (app, { person }) => app.link.act("seat_person", { person }),
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

// Under the room: who has spoken, who hasn't, whose hand is up and who is next.

const FEW_HANDS = 3; // beyond it the hands stand in two columns, and their names on the map alone

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
    nextButton.dataset.seat = next.seat;
    say(nextButton, `La parole ensuite${NB}: ${app.placeName(view, next.seat)}${why ? ` – ${why}` : ""}`);
  }
  const isMany = view.hands.length > FEW_HANDS;
  show(app.find(".hand-empty"), !view.hands.length);
  mark(app.find(".hand-list"), "data-many", isMany);
  keyed(app.find(".hand-list"), view.hands, (hand) => hand.seat, ({ seat }) => el("li", {},
    button("", "giveFloor", { seat }, "hand-give"), button("Baisser", "lowerHand", { seat }, "quiet")),
  (node, hand, index) => {
    const give = node.firstElementChild;
    const where = isMany ? `n°${NB}${labelOf(hand.seat)}` : app.placeName(view, hand.seat);
    say(give, `${index + 1}. ${where}`);
    mark(give, "aria-label", `Donner la parole, ${app.placeName(view, hand.seat)}`);
    mark(node.lastElementChild, "aria-label", `Baisser la main, place ${labelOf(hand.seat)}`);
  });
}

function silentWords(view, silent) {
  if (!view.opened || !view.coverage.present) return "";
  if (!silent.length) return "Tout le monde a parlé au moins une fois.";
  const never = view.ended ? "pas parlé" : "pas encore parlé";
  if (silent.length > 8) return `${count(silent.length, "", "personnes")} n’ont ${never}.`;
  const seats = `${silent.length < 2 ? "place" : "places"} ${silent.join(", ")}`;
  const advice = silent.length < 6 && !view.ended ? ` Un tour de table${THIN}?` : "";
  return `${count(silent.length, "personne n’a", "personnes n’ont")} ${never}${NB}: ${seats}.${advice}`;
}

Object.assign(commands, {
  giveFloor: (app, { seat }) => commands.turnAt(app, Number(seat)),
  lowerHand: (app, { seat }) => app.link.act("lower_hand", { seat: Number(seat) }),
  next(app) {
    const next = app.link.view().hands[0];
    if (next) app.link.act("start_turn", { seat: next.seat });
    else app.tell("Aucune main n’est levée.", false);
  },
  mode(app, { mode }) {
    app.mode = mode;
    app.draw();
  },
  names(app) {
    app.hasNames = !app.hasNames;
    app.draw();
  },
});

const APART = ["intervenant", "animateur", "equipe"]; // their speech is not part of the debate

Object.assign(foresee, {
  start_turn(view, { seat }, at) {
    if (view.turn?.seat === seat) return;
    const person = seatOrNew(view, seat);
    const longest = APART.includes(person.role) ? null : 300;
    view.turn = { number: 0, seat, started: at, ended: null, longest };
    person.turns += 1;
    withoutHand(view, seat);
    if (view.coverage.silent.includes(seat)) {
      view.coverage.spoken += 1;
      view.coverage.silent = view.coverage.silent.filter((one) => one !== seat);
    }
  },
  end_turn(view) {
    view.turn = null;
  },
  raise_hand(view, { seat }) {
    const person = seatOrNew(view, seat);
    arrived(view, person);
    if (view.hands.some((hand) => hand.seat === seat)) return;
    view.hands = [...view.hands, { seat, first_time: !person.turns, reason: "" }];
  },
  lower_hand(view, { seat }) {
    withoutHand(view, seat);
  },
});

const sawSpeaker = (view) => ({ speaker: view.turn?.seat ?? null });
const sawHand = (view, { seat }) => ({
  [`hand:${seat}`]: view.hands.some((hand) => hand.seat === seat),
});

Object.assign(SAW, {
  start_turn: sawSpeaker, end_turn: sawSpeaker, raise_hand: sawHand, lower_hand: sawHand,
});

// What an act will have done, drawn before the server confirms it. Each one may run on a state that
// holds the act already (the feed can be quicker than the answer): doing it twice changes nothing.

function seatOf(view, seat) {
  return view.seats.find((one) => one.seat === seat);
}

function seatOrNew(view, seat) {
  const known = seatOf(view, seat);
  if (known) return known;
  const fresh = { seat, role: "citoyen", name: "", short: "", here: false, turns: 0 };
  view.seats = [...view.seats, fresh].sort((a, b) => a.seat - b.seat);
  return fresh;
}

function withoutHand(view, seat) {
  view.hands = view.hands.filter((hand) => hand.seat !== seat);
}

function arrived(view, seat) {
  if (seat.here) return;
  seat.here = true;
  view.present += 1;
}

function toPoll(view, id, stage) {
  for (const poll of view.polls) {
    if (poll.id === id) poll.stage = stage;
    else if (stage === "ouverte" && poll.stage === "ouverte") poll.stage = "close";
  }
}

const APART = ["intervenant", "animateur"]; // their speech is not part of the debate

const foresee = {
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
  take_seat(view, { seat, role }) {
    const person = seatOrNew(view, seat);
    person.role = role;
    arrived(view, person);
  },
  leave_seat(view, { seat }) {
    const person = seatOf(view, seat);
    if (!person?.here) return;
    person.here = false;
    view.present -= 1;
    withoutHand(view, seat);
    if (view.turn?.seat === seat) view.turn = null;
  },
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
  choose_scene(view, { scene, poll }) {
    if (!["question", "resultats"].includes(scene)) [view.scene, view.scene_poll] = [scene, null];
    else if (poll) [view.scene, view.scene_poll] = [scene, poll];
  },
  open_poll(view, { poll }) {
    toPoll(view, poll, "ouverte");
    [view.scene, view.scene_poll] = ["question", poll];
  },
  close_poll(view, { poll }) {
    toPoll(view, poll, "close");
  },
  start_block(view, { block }, at) {
    const chosen = view.agenda.blocks.find((one) => one.id === block);
    if (!chosen || view.agenda.current === block) return;
    chosen.started ??= at;
    Object.assign(view.agenda, { current: block, elapsed: 0, planned: chosen.minutes });
    const index = view.agenda.blocks.indexOf(chosen);
    view.agenda.following = view.agenda.blocks[index + 1]?.id ?? null;
    view.agenda.following_at = null;
    view.now = at;
  },
  answer_question(view, { question }) {
    const asked = view.questions.find((one) => one.number === question);
    if (asked) asked.answered = true;
  },
  remove_note(view, { note }) {
    view.notes = view.notes.filter((one) => one.number !== note);
  },
};

// What an act will have done, drawn before the server confirms it. Each one may run on a state that
// holds the act already (the feed can be quicker than the answer): doing it twice changes nothing.

function seatOf(view, seat) {
  return view.seats.find((one) => one.seat === seat);
}

function seatOrNew(view, seat) {
  const known = seatOf(view, seat);
  if (known) return known;
  const fresh = { seat, role: "citoyen", name: "", short: "", here: false, turns: 0,
    label: labelOf(seat), head: isHead(seat), left: false };
  view.seats = [...view.seats, fresh].sort((a, b) => a.seat - b.seat);
  return fresh;
}

function withoutHand(view, seat) {
  view.hands = view.hands.filter((hand) => hand.seat !== seat);
}

function arrived(view, seat) {
  if (seat.here) return;
  Object.assign(seat, { here: true, left: false });
  if (!seat.head) view.present += 1;
}

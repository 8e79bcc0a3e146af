// The panel of the last turns, to give one back to its right place.

function drawTurnsPanel(app, view, body) {
  once(body, () => [el("p", { class: "explain" }), el("ul", { class: "turns" }),
    el("div", { class: "seat-grid", role: "group", "aria-label": "La bonne place" })]);
  const chosen = view.last_turns.find((one) => one.number === app.panel.turn);
  say(body.querySelector(".explain"), !view.last_turns.length
    ? "Personne n’a encore pris la parole."
    : chosen ? `${hourOf(chosen.started)}, place ${labelOf(chosen.seat)}${NB}: quelle était la bonne place${THIN}?`
      : `Une prise de parole est à la mauvaise place${THIN}? Touchez-la.`);
  keyed(body.querySelector(".turns"), view.last_turns, (one) => one.number,
    (one) => el("li", {}, button("", "chooseTurn", { turn: one.number }, "row")),
    (node, one) => {
      const length = one.ended ? lasting(one.ended - one.started) : "en cours";
      say(node.firstElementChild,
        `${hourOf(one.started)} · ${app.placeName(view, one.seat)} · ${length}`);
      mark(node.firstElementChild, "aria-pressed", one === chosen);
    });
  const seats = chosen ? view.seats.filter((one) => one.here && one.seat !== chosen.seat) : [];
  keyed(body.querySelector(".seat-grid"), seats, (one) => one.seat, (one) =>
    button("", "correctTurn", { seat: one.seat }, "chip"),
  (node, one) => {
    node.dataset.turn = chosen.number;
    say(node, app.hasNames && one.short ? `${labelOf(one.seat)} · ${one.short}` : labelOf(one.seat));
  });
}

Object.assign(PANELS, { turns: { title: () => "Derniers tours de parole", draw: drawTurnsPanel } });

Object.assign(commands, {
  chooseTurn(app, { turn }) {
    app.panel.turn = app.panel.turn === Number(turn) ? null : Number(turn);
    drawPanel(app, app.link.view());
  },
  correctTurn(app, { turn, seat }) {
    app.link.act("correct_turn", { turn: Number(turn), seat: Number(seat) });
    app.panel.turn = null;
  },
});

Object.assign(SAW, {
  correct_turn: (view, { turn }) => ({
    [`turn:${turn}`]: view.last_turns.find((one) => one.number === turn)?.seat ?? null,
  }),
});

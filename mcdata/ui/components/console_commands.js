// What each button does; the keyboard calls the same commands.

const HALF_A_DAY = 12 * 3600 * 1000; // ms

const commands = {
  seat(app, { seat }) {
    const number = Number(seat);
    if (app.mode === "hand") return commands.handAt(app, number);
    if (app.mode === "arrival") return commands.arrivalAt(app, number);
    return commands.turnAt(app, number);
  },
  turnAt(app, seat) {
    const view = app.link.view();
    const person = view.seats.find((one) => one.seat === seat);
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
  giveFloor: (app, { seat }) => commands.turnAt(app, Number(seat)),
  lowerHand: (app, { seat }) => app.link.act("lower_hand", { seat: Number(seat) }),
  endTurn(app) {
    if (app.link.view().turn) app.link.act("end_turn");
  },
  next(app) {
    const next = app.link.view().hands[0];
    if (next) app.link.act("start_turn", { seat: next.seat });
    else app.tell("Aucune main n’est levée.", false);
  },
  undo(app) {
    const { undo } = app.link.confirmed;
    if (app.link.pending.length) return app.link.queue.then(() => commands.undo(app));
    if (!undo) return app.tell("Il n’y a rien à annuler.", false);
    return app.link.act("undo", { number: undo.number });
  },
  arrive: (app, { person }) => app.link.act("seat_person", { person }),
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
  mode(app, { mode }) {
    app.mode = mode;
    app.draw();
  },
  names(app) {
    app.hasNames = !app.hasNames;
    app.draw();
  },
  tab(app, { tab }) {
    app.tab = tab;
    app.draw();
  },
  kind(app, { kind }) {
    app.kind = kind;
    app.draw();
  },
  panel: (app, { panel }) => openPanel(app, panel),
  closePanel: (app) => closePanel(app),
  scene: (app, { scene }) => app.link.act("choose_scene", { scene }),
  showResults: (app, { poll }) => app.link.act("choose_scene", { scene: "resultats", poll }),
  nextBlock(app) {
    const { following } = app.link.view().agenda;
    if (following) app.link.act("start_block", { block: following });
    else app.tell("Il n’y a pas de temps suivant.", false);
  },
  startBlock: (app, { block }) => app.link.act("start_block", { block }),
  answered: (app, { question }) => app.link.act("answer_question", { question: Number(question) }),
  openPoll: (app, { poll }) => app.link.act("open_poll", { poll }),
  closePoll: (app, { poll }) => app.link.act("close_poll", { poll }),
  // Revealing can't be undone: asked twice while people still answer, or when too few have.
  revealPoll(app, { poll }) {
    const view = app.link.view();
    const asked = view.polls.find((one) => one.id === poll);
    if (asked.stage !== "ouverte" && asked.answers >= view.minimum_shown) {
      return app.link.act("reveal_poll", { poll });
    }
    app.confirming = poll;
    app.confirmingStage = asked.stage;
    closePanel(app);
    return app.draw();
  },
  confirmReveal(app, { poll }) {
    app.confirming = null;
    app.link.act("reveal_poll", { poll });
  },
  keepPoll(app) {
    app.confirming = null;
    app.draw();
  },
  chooseTurn(app, { turn }) {
    app.panel.turn = app.panel.turn === Number(turn) ? null : Number(turn);
    drawPanel(app, app.link.view());
  },
  correctTurn(app, { seat }) {
    app.link.act("correct_turn", { turn: app.panel.turn, seat: Number(seat) });
    app.panel.turn = null;
  },
  correctNote(app, { note }, node) {
    const [kind, text] = node.closest("li").querySelectorAll("select, input");
    app.link.act("correct_note", { note: Number(note), kind: kind.value, text: text.value });
  },
  removeNote: (app, { note }) => app.link.act("remove_note", { note: Number(note) }),
  // Opening can't be undone: asked twice when the day is another one.
  openSeance(app) {
    const { starts } = app.link.confirmed;
    if (Math.abs(app.link.now() - starts) > HALF_A_DAY) return openPanel(app, "start");
    return commands.startSeance(app);
  },
  async startSeance(app) {
    closePanel(app);
    const answer = await app.link.act("open_seance");
    if (answer?.state) commands.mode(app, { mode: "turn" });
  },
  reopenSeance: (app) => app.link.act("open_seance"),
  endSeance(app) {
    closePanel(app);
    app.link.act("end_seance");
  },
};

// A note is kept in the field until the server has it.
async function noteDown(app, form) {
  const field = form.elements.text;
  const text = field.value.trim();
  if (!text || app.isNoting) return;
  app.isNoting = true;
  const answer = await app.link.act("take_note", { kind: app.kind, text });
  app.isNoting = false;
  if (answer?.state && field.value.trim() === text) field.value = "";
}

// The middle of the room: who speaks and for how long, or what to do next.

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
  app.find("[data-do=endTurn]").dataset.seat = view.turn.seat;
  say(app.find(".who"), `Place ${labelOf(view.turn.seat)}${name}`);
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

const HALF_A_DAY = 12 * 3600 * 1000; // ms

Object.assign(commands, {
  endTurn(app) {
    if (app.link.view().turn) app.link.act("end_turn");
  },
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
});

function courseOf(view) {
  if (!view.opened) return "preparee";
  return view.ended ? "terminee" : "ouverte";
}

Object.assign(SAW, {
  open_seance: (view) => ({ course: courseOf(view) }),
  end_seance: (view) => ({ course: courseOf(view) }),
});

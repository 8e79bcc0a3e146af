// The console: one object a screen, made once, told again at each rerun of the page.

const TOLD_FOR = 5000; // ms that a sentence stays beside « Annuler »
const TICK = 250; // ms between two looks at the clock

class Console {
  constructor(root, { urls, words, state, demo = false }) {
    Object.assign(this, { root, urls, words, isDemo: demo });
    this.mode = state.opened ? "turn" : "arrival";
    this.tab = "agenda";
    this.kind = Object.keys(words.kinds)[0];
    this.hasNames = true;
    this.typed = "";
    this.panel = null;
    this.taps = new Taps(root);
    this.hasShortcuts = shortcutsKept();
    this.ending = new AbortController();
    this.link = new Link(urls, state, {
      onState: () => this.draw(),
      onTold: (sentence, isRefusal) => this.tell(sentence, isRefusal),
      onLine: (isOn) => this.drawLine(isOn),
      onPhones: (phones) => {
        this.phones = phones;
        this.draw();
      },
    });
    this.listen();
    this.drawFixed();
    this.draw();
    this.ticking = setInterval(() => {
      this.link.watch();
      this.tick();
    }, TICK);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  all(selector) {
    return this.root.querySelectorAll(selector);
  }

  placeName(view, seat) {
    const person = view.seats.find((one) => one.seat === seat);
    return `place ${labelOf(seat)}${this.hasNames && person?.short ? ` · ${person.short}` : ""}`;
  }

  listen() {
    const { signal } = this.ending;
    const frame = this.find(".console");
    // a finger or a mouse leaves the focus where it was: Space then ends the turn, and nothing else
    frame.addEventListener("mousedown", (event) => {
      if (event.target.closest("button, a")) event.preventDefault();
    }, { signal });
    frame.addEventListener("pointerdown", (event) => this.taps.press(event), { signal });
    frame.addEventListener("click", (event) => this.clicked(event), { signal });
    frame.addEventListener("focusin", (event) => {
      const seat = event.target.closest(".room .seat");
      if (seat) visit(this, seat);
    }, { signal });
    this.find(".note-form").addEventListener("submit", (event) => {
      event.preventDefault();
      noteDown(this, event.currentTarget);
    }, { signal });
    this.find(".panel").addEventListener("close", (event) => { // told late: another may be open by then
      if (!event.target.open) this.panel = null;
    }, { signal });
    window.addEventListener("keydown", (event) => onKey(this, event), { signal, capture: true });
  }

  clicked(event) {
    const panel = this.find(".panel");
    const isBeside = event.target === panel;
    const node = isBeside ? panel : event.target.closest(TARGETS);
    if (this.taps.isStray(event, node)) return event.preventDefault(); // a link isn't followed either
    if (isBeside) return closePanel(this);
    if (node?.dataset.do === "skip") event.preventDefault();
    return node?.dataset.do && commands[node.dataset.do](this, node.dataset, node);
  }

  drawFixed() {
    for (const [name, url] of Object.entries(this.urls.links)) {
      for (const link of this.all(`[data-link=${name}]`)) link.href = url;
    }
    drawShortcuts(this);
    show(this.find(".demo"), this.isDemo);
    this.find(".join").append(`Code ${this.link.confirmed.code}`,
      el("span", { class: "address", text: ` · ${this.urls.join}` }));
  }

  draw() {
    if (!this.link) return; // the state came before the line was there
    const view = this.link.view();
    say(this.find("[data-t=title]"), view.title);
    say(this.find("[data-t=place]"), view.place);
    drawScreens(this, view);
    for (const mode of this.all("[data-mode]")) mark(mode, "aria-pressed", mode.dataset.mode === this.mode);
    mark(this.find("[data-do=names]"), "aria-pressed", this.hasNames);
    show(this.find(".end"), Boolean(view.opened && !view.ended));
    mark(this.find(".undo"), "data-number", view.undo?.number ?? "");
    this.find(".undo").title = view.undo ? `Annuler${NB}: ${view.undo.sentence}` : "Rien à annuler";
    mark(this.find(".console"), "data-confirmed", this.link.confirmedActs);
    mark(this.find(".console"), "data-version", this.link.confirmed.version);
    drawRoom(this, view);
    drawAgenda(this, view);
    drawWritten(this, view);
    drawPolls(this, view);
    drawNotes(this, view);
    drawPanel(this, view);
    this.tick(view);
  }

  tick(view = this.link.view()) {
    say(this.find("[data-t=hour]"), hourOf(this.link.now()));
    drawClock(this, view);
    drawProgress(this, view);
    drawPhones(this, view);
  }

  tell(sentence, isRefusal) {
    const told = this.find(".told");
    say(told, sentence);
    mark(told, "data-refused", isRefusal);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => say(told, ""), TOLD_FOR);
  }

  drawLine(isOn) {
    const line = this.find(".link-state");
    mark(line, "data-on", isOn);
    say(line, isOn ? "En direct" : "Liaison coupée, nouvel essai en cours");
  }

  close() {
    this.ending.abort();
    clearInterval(this.ticking);
    clearTimeout(this.telling);
    this.link.close();
  }
}

Object.assign(commands, {
  skip: (app, { to }) => app.find(to)?.focus(),
  // Once at a time: while one is on its way, another tap would undo what was never looked at.
  async undo(app) {
    if (app.isUndoing) return;
    app.isUndoing = true;
    await app.link.queue;
    const { undo } = app.link.confirmed;
    if (undo) await app.link.act("undo", { number: undo.number });
    else app.tell("Il n’y a rien à annuler.", false);
    app.isUndoing = false;
  },
});

export default function mount({ parentElement, data }) {
  const root = parentElement;
  const frame = root.querySelector(".console");
  if (!frame) return undefined;
  const running = root.mcConsole;
  if (running && running.frame === frame && running.code === data.state.code) {
    running.console.link.accept(data.state);
  } else {
    running?.console.close();
    root.mcConsole = { frame, code: data.state.code, console: new Console(root, data) };
  }
  return () => {
    root.mcConsole?.console.close();
    root.mcConsole = undefined;
  };
}

// The line to the server: acts sent one after the other, drawn before they are confirmed, taken
// back when they are refused; and the live feed that tells of what changed elsewhere.

const REFETCH_EVERY = 250; // ms between two readings of the state, however much changes
const PATIENCE = 8000; // ms before an unanswered request counts as lost
const SILENCE = 35_000; // ms without a word (the feed beats every 15 s) before the line is taken for dead
const RETRY = 2000; // ms before a lost reading is asked again
const LOST = `La liaison avec le serveur est coupée${NB}: cette action n’a pas été enregistrée.`;

class Link {
  constructor(urls, state, { onState, onTold, onLine, onPhones }) {
    Object.assign(this, { urls, onState, onTold, onLine, onPhones });
    this.confirmed = state;
    this.offset = state.now - Date.now();
    this.pending = [];
    this.queue = Promise.resolve();
    this.confirmedActs = 0;
    this.newest = state.version;
    this.lastRead = 0;
    this.isClosed = false;
    this.listen();
  }

  now() {
    return Date.now() + this.offset;
  }

  // What to draw: the confirmed state with the acts on their way already done.
  view() {
    if (!this.pending.length) return this.confirmed;
    const view = structuredClone(this.confirmed);
    for (const act of this.pending) foresee[act.name]?.(view, act.fields, act.at);
    return view;
  }

  act(name, fields = {}) {
    const saw = SAW[name]?.(this.view(), fields) ?? {};
    const act = { name, fields, saw, at: this.now(), isAgain: this.isAgain(name, fields) };
    this.pending.push(act);
    this.onState();
    const answered = this.queue.then(() => this.send(act));
    this.queue = answered;
    return answered;
  }

  // The same act less than a second ago: what refuses it this time needs no telling.
  isAgain(name, fields) {
    const key = JSON.stringify([name, fields]);
    const isSame = this.last?.key === key && this.now() - this.last.at < 1000;
    this.last = { key, at: this.now() };
    return isSame;
  }

  async send(act) {
    let answer = null;
    try {
      const response = await fetch(this.urls.act, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ act: act.name, saw: act.saw, ...act.fields }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = await response.json();
    } catch {
      answer = { error: LOST };
      this.onLine(false);
    }
    this.pending = this.pending.filter((one) => one !== act);
    if (this.isClosed) return answer;
    if (answer.state) {
      this.onLine(true);
      this.confirmedActs += 1;
      this.accept(answer.state);
      if (answer.done) this.onTold(answer.done, false);
      if (answer.warning) this.onTold(answer.warning, true);
      if (answer.stale && !act.isAgain) this.onTold(answer.stale, true);
    } else {
      this.onState();
      const isLost = !answer.error || answer.error === LOST;
      if (isLost || !act.isAgain) this.onTold(answer.error ?? LOST, true);
      this.read();
    }
    if (!this.pending.length && this.newest > this.confirmed.version) this.readSoon();
    return answer;
  }

  accept(state) {
    if (state.version < this.confirmed.version) return;
    this.confirmed = state;
    this.offset = state.now - Date.now();
    this.newest = Math.max(this.newest, state.version);
    this.onState();
  }

  async read() {
    this.lastRead = Date.now();
    try {
      const response = await fetch(this.urls.state, { signal: AbortSignal.timeout(PATIENCE) });
      const answer = await response.json();
      if (this.isClosed) return;
      this.onLine(true);
      if (answer.error) this.onTold(answer.error, true);
      else this.accept(answer);
    } catch {
      if (this.isClosed) return;
      this.onLine(false); // the feed may not notice a cut as short as this one: ask until answered
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.read(), RETRY);
    }
  }

  // The first change is read at once, those that follow are merged.
  readSoon() {
    if (this.timer || this.pending.length || this.isClosed) return;
    const wait = Math.max(0, this.lastRead + REFETCH_EVERY - Date.now());
    this.timer = setTimeout(async () => {
      this.timer = null;
      await this.read();
    }, wait);
  }

  listen() {
    this.heard = Date.now();
    this.feed = new EventSource(this.urls.live);
    for (const name of ["open", "beat", "change", "phones"]) {
      this.feed.addEventListener(name, () => { this.heard = Date.now(); });
    }
    this.feed.addEventListener("open", () => this.onLine(true));
    this.feed.addEventListener("error", () => {
      this.onLine(false);
      if (this.feed.readyState === EventSource.CLOSED && !this.isClosed) {
        setTimeout(() => !this.isClosed && this.listen(), 2000);
      }
    });
    this.feed.addEventListener("phones", (event) => this.onPhones(JSON.parse(event.data).phones));
    this.feed.addEventListener("change", (event) => this.changed(JSON.parse(event.data)));
  }

  // A connection can die without an error (a Wi-Fi left, a laptop asleep): then it is made anew.
  watch() {
    if (this.isClosed || Date.now() - this.heard < SILENCE) return;
    this.onLine(false);
    this.feed.close();
    this.listen();
    this.read();
  }

  changed({ version, poll, answers }) {
    this.onLine(true);
    this.newest = Math.max(this.newest, version);
    if (version <= this.confirmed.version) return;
    const open = this.confirmed.polls.find((one) => one.id === poll);
    if (open && answers !== null && open.answers !== answers) {
      open.answers = answers;
      this.onState();
    }
    this.readSoon();
  }

  close() {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    this.feed.close();
  }
}

// The projector's screen: draws what the server says the room sees, straight from the feed.
//
// The feed (/live/CODE) carries four keys. A count is drawn from it at once; anything else that
// changed is read from /ecran/CODE and drawn here, so that no Streamlit rerun stands in the way.

const RETRY = 2000; // milliseconds before a lost connection is tried again
const PATIENCE = 1500; // a connection lost for less than this is not worth a word
const SILENCE = 35000; // the server says something every 15 seconds
const SETTLE = 1000; // after a count drawn from the feed, the picture is read again at leisure
const CLOCKS = new Set(["elapsed", "left"]); // the browser goes on by itself
const projectors = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  if (!projectors.has(parentElement)) projectors.set(parentElement, new Projector(parentElement));
  const projector = projectors.get(parentElement);
  projector.start(data);
  return () => projector.stop();
}

class Projector {
  constructor(root) {
    this.root = root;
    this.picture = null;
    this.lengths = new Map(); // of the bars last shown, by question
    this.find = (selector) => root.querySelector(selector);
  }

  start(picture) {
    loadFonts(() => fit(this));
    this.cover();
    if (!this.picture || this.picture.code !== picture.code || newer(picture, this.picture)) {
      this.show(picture);
    }
    if (this.feed && this.code === picture.code) return;
    this.stop();
    this.code = picture.code;
    this.seen = this.picture.version;
    this.connect();
    this.ticking = setInterval(() => this.tick(), 1000);
    this.resized = new ResizeObserver(() => fit(this));
    this.resized.observe(this.find(".stage"));
    this.awake = () => keepAwake();
    document.addEventListener("visibilitychange", this.awake);
    keepAwake();
  }

  // The browser's top layer: no dialog of Streamlit's (a lost connection) comes in front.
  cover() {
    const stage = this.find(".stage");
    if (!stage.showPopover || stage.matches(":popover-open")) return;
    stage.popover = "manual";
    stage.showPopover();
  }

  stop() {
    this.feed?.close();
    this.feed = null;
    this.resized?.disconnect();
    document.removeEventListener("visibilitychange", this.awake);
    for (const timer of [this.ticking, this.retrying, this.settling, this.losing, this.watching]) {
      clearTimeout(timer);
    }
    this.settling = null;
    this.losing = null;
  }

  // the feed ---------------------------------------------------------------------------------

  connect() {
    clearTimeout(this.retrying);
    this.feed?.close();
    const feed = new EventSource(`/live/${this.code}?version=${this.seen}`);
    this.feed = feed;
    feed.onopen = () => this.found();
    this.watch();
    feed.addEventListener("beat", () => this.watch());
    feed.onerror = () => {
      this.lost();
      // A refusal (a restarting server, a proxy) closes the feed for good: begin another.
      if (feed.readyState === EventSource.CLOSED) this.retry();
    };
    feed.addEventListener("change", (event) => {
      this.watch();
      this.changed(JSON.parse(event.data));
    });
  }

  // A connection can die without a word (a Wi-Fi that is left): then no beat comes either.
  watch() {
    clearTimeout(this.watching);
    this.watching = setTimeout(() => {
      this.lost();
      this.connect();
    }, SILENCE);
  }

  retry() {
    clearTimeout(this.retrying);
    this.retrying = setTimeout(() => this.connect(), RETRY);
  }

  lost() {
    this.wasLost = true;
    this.losing ??= setTimeout(() => {
      this.find(".lost").textContent = "Reconnexion…";
    }, PATIENCE);
  }

  found() {
    clearTimeout(this.losing);
    this.losing = null;
    this.find(".lost").textContent = "";
    if (this.wasLost) this.read();
    this.wasLost = false;
  }

  changed(change) {
    this.seen = change.version;
    const { version, scene, open_poll: open } = this.picture;
    if (change.version === version) return;
    const same = change.scene === scene && change.poll === open;
    if (same && this.counts(change.poll) && change.version > version) {
      this.count(change.answers);
      this.settling ??= setTimeout(() => {
        this.settling = null;
        this.read();
      }, SETTLE);
    } else {
      this.read();
    }
  }

  // Whether the picture is that of the question `poll` while it takes answers.
  counts(poll) {
    const { scene, body } = this.picture;
    return scene === "question" && body.is_open && body.poll === poll;
  }

  async read() {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.again = false;
        await this.readOnce();
      } while (this.again);
    } finally {
      this.reading = false;
    }
  }

  async readOnce() {
    const code = this.code;
    try {
      const answer = await fetch(`/ecran/${code}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const picture = await answer.json();
      if (code !== this.code) return;
      // The feed may have told of more answers than this reading saw: a count never goes back.
      const late = picture.version < this.seen && picture.body.poll === this.picture.body.poll;
      if (late && this.counts(picture.open_poll)) {
        picture.body.answered = this.picture.body.answered;
      }
      this.show(picture);
    } catch {
      this.lost();
      this.retry();
    }
  }

  // the picture ------------------------------------------------------------------------------

  show(picture) {
    const before = this.picture;
    this.picture = picture;
    this.receivedAt = performance.now();
    if (before && drawn(before) === drawn(picture)) return;
    const enters = !before || before.scene !== picture.scene || before.body.poll !== picture.body.poll;
    const frame = this.find(".picture");
    frame.className = "picture";
    frame.replaceChildren(...SCENES[picture.scene](picture, this.lengths));
    this.find(".stage").dataset.scene = picture.scene;
    this.foot(picture);
    fit(this);
    this.tick();
    grow(frame);
    if (enters) {
      void frame.offsetWidth; // so that the animation starts again
      frame.classList.add("enters");
      this.find(".told").textContent = picture.told;
    }
  }

  foot(picture) {
    this.find(".seance").textContent = picture.seance;
    this.find(".demo").textContent = "Données de démonstration";
    this.find(".demo").hidden = !picture.is_demo;
    this.find(".way .address").textContent = picture.address;
    this.find(".way .code").textContent = picture.code;
    const large = picture.scene === "accueil" || Boolean(picture.body.invitation); // it bears them
    this.find(".join").hidden = large;
    this.find(".corner-qr").replaceChildren(...(large ? [] : [qr(picture)]));
  }

  count(answers) {
    const { body } = this.picture;
    body.answered = answers ?? body.answered;
    this.find(".counted").replaceWith(counted(body));
    this.find(".meter > div").style.width = filled(body);
  }

  tick() {
    const since = (performance.now() - this.receivedAt) / 1000;
    const countdown = this.find("[data-left]");
    if (countdown) this.countDown(countdown, since);
    const clock = this.find("[data-clock]");
    if (!clock) return;
    const seconds = this.picture.body.elapsed + since;
    clock.textContent = String(Math.max(0, Math.floor(seconds / 60)));
    const planned = this.picture.body.planned * 60;
    this.find(".band .fill").style.width = `${Math.min(100, (100 * seconds) / planned)}%`;
  }

  // The end is told once; a screen that comes after it finds it told already.
  countDown(clock, since) {
    const { left, minutes, over } = this.picture.body;
    const seconds = Math.max(0, Math.ceil(left - since));
    const isOver = seconds === 0;
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.find(".remaining .fill").style.width = `${minutes ? (100 * seconds) / (60 * minutes) : 0}%`;
    if (isOver && !clock.classList.contains("over")) {
      this.find(".ends").textContent = over;
      this.find(".told").textContent = over;
    }
    clock.classList.toggle("over", isOver);
  }
}

function newer(picture, other) {
  return picture.version >= other.version;
}

function drawn({ version, ...rest }) {
  return JSON.stringify(rest, (key, value) => (CLOCKS.has(key) && value !== null ? 0 : value));
}

function keepAwake() {
  if (document.visibilityState !== "visible") return;
  navigator.wakeLock?.request("screen").catch(() => {}); // refused on a low battery: not ours
}

// A font named inside a shadow root is not loaded: it belongs to the document.
function loadFonts(then) {
  const family = "Atkinson Hyperlegible Next";
  const faces = [["Regular", "400"], ["SemiBold", "600"], ["Bold", "700"]];
  const known = new Set([...document.fonts].map((face) => face.family.replaceAll('"', "")));
  for (const [name, weight] of known.has(family) ? [] : faces) {
    const url = `url(/polices/AtkinsonHyperlegibleNext-${name}.woff2)`;
    document.fonts.add(new FontFace(family, url, { weight }));
  }
  const loading = faces.map(([, weight]) => document.fonts.load(`${weight} 40px "${family}"`));
  Promise.allSettled(loading).then(then);
}

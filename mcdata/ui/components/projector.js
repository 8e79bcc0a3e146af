// The projector's screen: draws what the server says the room sees, straight from the feed.
//
// The feed (/live/CODE) carries four keys. A count is drawn from it at once; anything else that
// changed is read from /ecran/CODE and drawn here, so that no Streamlit rerun stands in the way.

// Pixels of a title and of the rest on a screen of 1920 x 1080, from the most to the least.
const LARGE = [[72, 54], [72, 50], [72, 46], [72, 43]];
const STEPS = [
  [72, 40], [64, 40], [56, 40], [48, 40], [40, 40],
  [40, 36], [36, 33], [34, 30], [32, 28], [30, 26], [28, 24], [26, 22], [24, 20], [22, 16],
];
const CARD_STEPS = STEPS.slice(0, 9); // under 28 pixels, fewer cards are better than smaller ones
const RETRY = 2000; // milliseconds before a lost connection is tried again
const PATIENCE = 1500; // a connection lost for less than this is not worth a word
const SETTLE = 1000; // after a count drawn from the feed, the picture is read again at leisure
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
    this.find = (selector) => root.querySelector(selector);
  }

  start(picture) {
    loadFonts(() => this.fit());
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
    this.resized = new ResizeObserver(() => this.fit());
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
    for (const timer of [this.ticking, this.retrying, this.settling, this.losing]) {
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
    feed.onerror = () => {
      this.lost();
      // A refusal (a restarting server, a proxy) closes the feed for good: begin another.
      if (feed.readyState === EventSource.CLOSED) this.retry();
    };
    feed.addEventListener("change", (event) => this.changed(JSON.parse(event.data)));
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
    frame.replaceChildren(...SCENES[picture.scene](picture));
    this.foot(picture);
    this.fit();
    this.tick();
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
    const large = picture.scene === "accueil" || picture.scene === "merci";
    this.find(".corner-qr").replaceChildren(...(large ? [] : [qr(picture)]));
  }

  count(answers) {
    const { body } = this.picture;
    body.answered = answers ?? body.answered;
    this.find(".counted").replaceWith(counted(body));
    this.find(".meter > div").style.width = filled(body);
  }

  tick() {
    const clock = this.find("[data-clock]");
    if (!clock) return;
    const seconds = this.picture.body.elapsed + (performance.now() - this.receivedAt) / 1000;
    clock.textContent = String(Math.max(0, Math.floor(seconds / 60)));
    const planned = this.picture.body.planned * 60;
    this.find(".band .fill").style.width = `${Math.min(100, (100 * seconds) / planned)}%`;
  }

  // Type gets smaller step by step until everything is inside; nothing is ever cut.
  fit() {
    if (!this.picture) return;
    const cards = this.find(".cards");
    if (cards) this.deal(cards, this.picture.body.texts);
    const roomy = ["question", "resultats", "parole"].includes(this.picture.scene) ? LARGE : [];
    const steps = [...roomy, ...(cards ? CARD_STEPS : STEPS)];
    if (steps.some((step) => this.fitsAt(step)) || !cards) return;
    cards.replaceChildren();
    for (const text of this.picture.body.texts) {
      const card = el("li", "", text);
      cards.append(card);
      if (!this.fits()) card.remove();
    }
    const left = this.picture.body.texts.length - cards.children.length;
    const words = left === 1 ? "une autre réponse ne tient" : `${left} autres réponses ne tiennent`;
    this.find(".rest").textContent = ` · ${words} pas à l’écran`;
  }

  deal(cards, texts) {
    cards.replaceChildren(...texts.map((text) => el("li", "", text)));
    this.find(".rest").textContent = "";
  }

  fitsAt([title, text]) {
    const stage = this.find(".stage");
    stage.style.setProperty("--title", title);
    stage.style.setProperty("--text", text);
    return this.fits();
  }

  fits() {
    const [scene, frame, cards] = [".scene", ".picture", ".cards"].map(this.find);
    return (
      frame.scrollHeight <= scene.clientHeight + 1 &&
      frame.scrollWidth <= scene.clientWidth + 1 &&
      (!cards || cards.scrollWidth <= cards.clientWidth + 1)
    );
  }
}

function newer(picture, other) {
  return picture.version >= other.version;
}

function drawn({ version, ...rest }) {
  return JSON.stringify(rest, (key, value) => (key === "elapsed" && value !== null ? 0 : value));
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

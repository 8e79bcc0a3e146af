// The keyboard: everything that a finger can do. Never while someone is typing, and only while the
// animator wants it: keys of one letter can be turned off, on this device.

const SHORTCUTS = [
  [["1", "2", "Entrée"], "donner la parole à la place 12"],
  [["1", "2", "L"], "lever ou baisser la main de la place 12"],
  [["1", "2", "X"], "noter une arrivée ou un départ à la place 12"],
  [["Espace"], "terminer la prise de parole"],
  [["P"], "donner la parole à la personne suivante"],
  [["Z"], "annuler la dernière action (ou Ctrl Z)"],
  [["N"], `noter${THIN}; ↑ ↓ changent la nature, Échap sort`],
  [["O"], "ouvrir ou clore la question"],
  [["R"], "révéler les résultats de la question close"],
  [["S"], "commencer le temps suivant"],
  [["Alt", "1…6"], `choisir l’écran${NB}: Accueil, Déroulé, Question…`],
  [["D"], "toucher une place donne la parole"],
  [["M"], "toucher une place lève la main"],
  [["A"], "toucher une place note une arrivée"],
  [["Q"], "déroulé ou questions des participants"],
  [["V"], "voir ou cacher les noms"],
  [["T"], "derniers tours, pour en corriger un"],
  [["E"], "équilibre de la parole"],
  [["?"], "cette aide"],
];

const KEYS = {
  " ": (app) => commands.endTurn(app),
  p: (app) => commands.next(app),
  z: (app) => commands.undo(app),
  n: (app) => app.find(".note-form input").focus(),
  o: (app) => togglePoll(app),
  r: (app) => revealFeatured(app),
  s: (app) => commands.nextBlock(app),
  d: (app) => commands.mode(app, { mode: "turn" }),
  m: (app) => commands.mode(app, { mode: "hand" }),
  a: (app) => commands.mode(app, { mode: "arrival" }),
  q: (app) => commands.tab(app, { tab: app.tab === "agenda" ? "written" : "agenda" }),
  v: (app) => commands.names(app),
  t: (app) => openPanel(app, "turns"),
  e: (app) => openPanel(app, "balance"),
  "?": (app) => openPanel(app, "help"),
  c: () => {}, // Streamlit's own shortcut, which would ask a question in English
};

const WITH_SEAT = { // what a typed number is followed by
  enter: (app, seat) => commands.turnAt(app, seat),
  l: (app, seat) => commands.handAt(app, seat),
  x: (app, seat) => commands.arrivalAt(app, seat),
};

// Pressed twice in half a second, these would do a second thing: one block more, a question closed.
const ONCE = new Set(["s", "o", "r", "p"]);
const KEPT_OFF = "mc-console-raccourcis"; // where this device remembers that they are off

const ARROWS = { arrowright: 1, arrowdown: 1, arrowleft: -1, arrowup: -1 };

function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

// On a French keyboard the row of digits needs Shift: the key's place says the digit, not its letter.
function digitOf(event) {
  return /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? null;
}

function onKey(app, event) {
  if (event.defaultPrevented || event.isComposing) return;
  if (isTyping(event)) {
    typingKey(app, event);
    event.stopImmediatePropagation(); // Streamlit sees no field in a shadow root: it would take R and C
    return;
  }
  const isTaken = handleKey(app, event);
  if (!isTaken) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function handleKey(app, event) {
  const key = event.key.toLowerCase();
  const digit = digitOf(event);
  if (event.altKey && !event.ctrlKey && digit) return sceneKey(app, Number(digit));
  if (event.ctrlKey || event.metaKey) return key === "z" && !event.shiftKey && run(app, KEYS.z);
  if (event.altKey) return false;
  if (app.find(".panel").open) return key === "c" || key === "r"; // Échap closes it by itself
  const focused = app.root.activeElement;
  if (mapKey(app, event)) return true;
  if (focused?.matches("[role=tab], [role=radio]") && ARROWS[key]) return stepBeside(focused, ARROWS[key]);
  if (!app.hasShortcuts) return key === "c" || key === "r"; // Streamlit's own
  if (digit !== null && key !== "?") return typeDigit(app, digit);
  if (key === "escape" || key === "backspace") return eraseDigits(app, key);
  if (app.typed && WITH_SEAT[key]) return useDigits(app, WITH_SEAT[key]);
  if (key === " " && focused?.matches("button")) return false; // the button's own key
  if (!KEYS[key]) return false;
  return event.repeat || isAgain(app, key, event) || run(app, KEYS[key]);
}

function isAgain(app, key, { timeStamp: at }) {
  const before = app.pressed;
  app.pressed = { key, at };
  return ONCE.has(key) && before?.key === key && at - before.at < TWICE;
}

function shortcutsKept() {
  try {
    return localStorage.getItem(KEPT_OFF) !== "non";
  } catch {
    return true; // a browser that keeps nothing
  }
}

function keepShortcuts(app, isOn) {
  app.hasShortcuts = isOn;
  try {
    localStorage.setItem(KEPT_OFF, isOn ? "oui" : "non");
  } catch {
    // off until the page is closed
  }
  drawShortcuts(app);
}

// What a screen reader says of the keys is true only while they work.
function drawShortcuts(app) {
  for (const node of app.all("[aria-keyshortcuts], [data-keys]")) {
    node.dataset.keys ??= node.getAttribute("aria-keyshortcuts");
    if (app.hasShortcuts) node.setAttribute("aria-keyshortcuts", node.dataset.keys);
    else node.removeAttribute("aria-keyshortcuts");
  }
  say(app.find(".foot [data-panel=help]"), app.hasShortcuts ? `Raccourcis${NB}: ?` : `Raccourcis${NB}: non`);
}

// Tabs and radio buttons are walked with the arrows, as their roles promise.
function stepBeside(focused, step) {
  const all = [...focused.parentElement.children];
  const next = all[(all.indexOf(focused) + step + all.length) % all.length];
  next.click();
  next.focus();
  return true;
}

function run(app, command) {
  command(app);
  return true;
}

function sceneKey(app, number) {
  const scene = Object.keys(app.words.scenes)[number - 1];
  if (scene) commands.scene(app, { scene });
  return Boolean(scene);
}

function typeDigit(app, digit) {
  app.typed = `${app.typed}${digit}`.slice(-2);
  drawTyped(app);
  return true;
}

function eraseDigits(app, key) {
  if (!app.typed) return false;
  app.typed = key === "escape" ? "" : app.typed.slice(0, -1);
  drawTyped(app);
  return true;
}

function useDigits(app, command) {
  const seat = Number(app.typed);
  app.typed = "";
  drawTyped(app);
  if (seat >= 1 && seat <= app.places.length) command(app, seat); // with the chairs added
  else app.tell(`Les places vont de 1 à ${app.places.length}.`, true);
  return true;
}

function drawTyped(app) {
  const typed = app.find(".typed");
  show(typed, Boolean(app.typed));
  say(typed, `Place ${app.typed} – Entrée pour donner la parole`);
}

function togglePoll(app) {
  const poll = featuredPoll(app.link.view());
  if (!poll || poll.stage === "revelee") return;
  (poll.stage === "ouverte" ? commands.closePoll : commands.openPoll)(app, { poll: poll.id });
}

function revealFeatured(app) {
  const poll = featuredPoll(app.link.view());
  if (poll?.stage === "close") commands.revealPoll(app, { poll: poll.id });
  else if (poll?.stage === "ouverte") app.tell(`Cette question est encore ouverte${NB}: closez-la d’abord (O).`, true);
}

function typingKey(app, event) {
  const field = event.composedPath()[0];
  if (!field.closest(".note-form")) return;
  if (event.key === "Escape") field.blur();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  turnKind(app, step);
}

function turnKind(app, step) {
  const kinds = Object.keys(app.words.kinds);
  app.kind = kinds[(kinds.indexOf(app.kind) + step + kinds.length) % kinds.length];
  drawNotes(app, app.link.view());
}

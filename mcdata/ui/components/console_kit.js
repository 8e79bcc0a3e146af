// Small tools of the console: making elements, keeping lists in place, saying times in French.

// What each file adds its own to: commands (what a button does), acts foreseen before the server
// confirms them, what an act saw when the finger came down, panels.
const commands = {};
const foresee = {};
const SAW = {};
const PANELS = {};

const NB = "\u00a0";
const THIN = "\u202f";
const SVG = "http://www.w3.org/2000/svg";

function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "data") Object.assign(node.dataset, value);
    else if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function button(text, command, data = {}, className = "secondary") {
  return el("button", { type: "button", class: className, text, data: { do: command, ...data } });
}

// Writes only what differs, so that nothing flickers and a screen reader isn't told twice.
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function mark(node, name, value) {
  const wanted = value === true ? "true" : value === false ? "false" : String(value);
  if (node.getAttribute(name) !== wanted) node.setAttribute(name, wanted);
}

function show(node, isShown) {
  if (node.hidden === isShown) node.hidden = !isShown;
}

// Keeps one child per item, in order, without rebuilding those that stay: focus and finger stay too.
function keyed(parent, items, keyOf, make, fill) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    let node = before.get(key);
    if (node) before.delete(key);
    else {
      node = make(item);
      node.dataset.key = key;
    }
    fill?.(node, item, index);
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  for (const gone of before.values()) gone.remove();
}

function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}

const HAND = "M8 13V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5v-1a1.5 1.5 0 0 1 3 0V11m0-5.5a1.5 1.5 0 0 1 3 0V14"
  + "c0 4.5-2.5 7.5-6 7.5S6.5 20 5.5 17.5L4 14a1.6 1.6 0 0 1 2.8-1.5L8 14";

const hours = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit",
});

function hourOf(stamp) {
  const parts = Object.fromEntries(hours.formatToParts(stamp).map((p) => [p.type, p.value]));
  const minutes = parts.minute === "00" ? "" : `${NB}${parts.minute}`; // « 14 h », as everywhere else
  return `${Number(parts.hour)}${NB}h${minutes}`;
}

function clockOf(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}

function lasting(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (!minutes) return `${seconds}${NB}s`;
  return `${minutes}${NB}min${seconds % 60 ? `${NB}${String(seconds % 60).padStart(2, "0")}` : ""}`;
}

function count(number, one, many) {
  return `${number}${NB}${Math.abs(number) < 2 ? one : many}`;
}

// The head table's places are numbered far above the room's, and lettered on screen.
function isHead(seat) {
  return seat > RULES.head;
}

function headPlaces() {
  return Array.from(RULES.letters, (_, index) => RULES.head + 1 + index);
}

function labelOf(seat) {
  return isHead(seat) ? RULES.letters[seat - RULES.head - 1] : String(seat);
}

function quoted(text) {
  return `«${NB}${text}${NB}»`;
}

// Results as bars: words and number stand above each bar, whole and in one colour.
//
// Joined in front of projector.js. A bar grows from the length that it had the last time that the
// room saw it; the style sheet says how long that takes, and stills it without motion.

const RIGHT = "Bonne réponse"; // of a quiz

// `before` holds the lengths last shown, by question: the room sees what moved.
function bars({ poll, rows }, before) {
  const last = before.get(poll) ?? [];
  before.set(poll, rows.map((row) => row.percent));
  const whole = group("ol", "bars", ...rows.map((row, index) => bar(row, last[index] ?? 0)));
  whole.setAttribute("aria-hidden", "true"); // the table below says the same
  return whole;
}

function bar(row, last) {
  const fill = el("span", "fill");
  fill.style.width = `${last}%`;
  fill.dataset.percent = row.percent;
  const words = group("p", "words-of", typed("span", "option", row.label));
  if (row.right) words.append(el("span", "right", RIGHT));
  words.append(el("span", "number", row.number));
  const classes = ["bar", row.outside && "outside", row.leads && "leads"].filter(Boolean);
  return group("li", classes.join(" "), words, group("div", "track", fill));
}

// Once the bars are drawn at their last length, let them go to the new one.
function grow(picture) {
  const fills = picture.querySelectorAll(".bar .fill");
  if (!fills.length) return;
  void picture.offsetWidth; // the browser must have seen the length that they leave
  for (const fill of fills) fill.style.width = `${fill.dataset.percent}%`;
}

function table(body) {
  const rows = body.rows.map((row) =>
    group("tr", "", typed("th", "", row.label), el("td", "", row.right ? `${row.number} · ${RIGHT}` : row.number)),
  );
  rows.forEach((row) => row.firstChild.setAttribute("scope", "row"));
  const head = group("tr", "", el("th", "", "Réponse"), el("th", "", "Nombre et part"));
  const whole = group("table", "", el("caption", "", body.denominator));
  whole.append(group("thead", "", head), group("tbody", "", ...rows));
  return group("div", "unseen", whole);
}

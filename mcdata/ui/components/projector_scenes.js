// The projector's scenes: each turns its part of /ecran/CODE into the elements to draw.
//
// Joined in front of projector.js. Typed text only ever goes in as text, never as HTML.

const SCENES = {
  accueil: ({ body, address, code, qr_svg }) => [
    split(
      { qr_svg },
      el("h1", "title", "Répondez depuis votre téléphone"),
      group("p", "", el("span", "label", "Adresse")),
      el("p", "address", address),
      group("p", "", el("span", "label", "Code")),
      el("p", "code", code),
      el("p", "quiet", body.card),
    ),
  ],

  deroule: ({ body }) => {
    const band = group("ol", body.segments.length > 24 ? "band many" : "band");
    body.segments.forEach((segment, index) => {
      const item = group("li", segment.state, el("b", "", String(index + 1)));
      if (segment.state === "current") item.prepend(el("span", "fill"));
      item.style.setProperty("--minutes", segment.minutes);
      item.setAttribute("aria-label", segment.told);
      if (segment.state === "current") item.setAttribute("aria-current", "step");
      band.append(item);
    });
    const now = group("div", "agenda", el("h1", "title", body.title));
    if (body.elapsed !== null) {
      const minutes = el("strong", "");
      minutes.dataset.clock = "";
      now.append(group("p", "clock", minutes, ` min sur ${body.planned}`));
    }
    if (body.next) now.append(el("p", "quiet", body.next));
    return body.segments.length ? [band, now] : [now];
  },

  question: ({ body }) => {
    const list = group("ul", "options", ...body.options.map((option) => el("li", "", option)));
    if (body.is_multiple) list.classList.add("several");
    if (body.options.length > 5) {
      list.classList.add("two");
      list.style.setProperty("--rows", Math.ceil(body.options.length / 2));
    }
    const parts = [el("h1", "title", body.question)];
    if (body.hint) parts.push(el("p", "quiet", body.hint));
    if (body.options.length) parts.push(list);
    if (!body.poll) return parts;
    const bar = el("div", "");
    bar.style.width = filled(body);
    return [...parts, group("div", "answers", counted(body), group("div", "meter", bar))];
  },

  resultats: ({ body }) => {
    const parts = [el("h1", "title", body.question)];
    if (body.notice) parts.push(group("div", "agenda", el("p", "clock", body.notice)));
    else if (body.texts.length) {
      const long = body.texts.some((text) => text.length > 160);
      parts.push(group("ul", long ? "cards wide" : "cards"));
    } else {
      parts.push(group("div", "bars", ...body.rows.map(bar)), table(body));
    }
    return [...parts, group("p", "", body.denominator, el("span", "rest quiet"))];
  },

  parole: ({ body }) => {
    const count = el("strong", "", body.spoken ? String(body.spoken) : "");
    const parts = [group("h1", "title headline", count, body.headline)];
    if (body.present) {
      const marks = group("div", body.present > 26 ? "people many" : "people");
      for (let place = 0; place < body.present; place += 1) {
        marks.append(el("i", place < body.spoken ? "spoken" : ""));
      }
      marks.setAttribute("aria-hidden", "true");
      parts.push(marks);
    }
    if (body.groups.length) {
      parts.push(group("div", "groups", ...body.groups.flatMap(shares)));
    }
    if (body.notice) parts.push(el("p", "quiet", body.notice));
    return [group("div", "floor", ...parts)];
  },

  merci: ({ body, address, code, qr_svg }) => {
    const words = [el("h1", "title", "Merci"), el("p", "", body.invitation)];
    words.push(el("p", "address", address), el("p", "code", code));
    const next = group("div", "next", el("p", "quiet", body.next_label));
    body.next.forEach((line, index) => {
      next.append(index ? el("p", "", line) : group("p", "", el("strong", "", line)));
    });
    return [split({ qr_svg }, ...words, next)];
  },
};

function split(picture, ...words) {
  return group("div", "split", group("div", "large-qr", qr(picture)), group("div", "words", ...words));
}

function counted({ answered, expected, is_open }) {
  const line = el("p", "counted");
  if (!answered) line.append(is_open ? "Personne n’a encore répondu" : "Personne n’a répondu");
  else {
    const known = expected >= answered;
    const who = known ? ` sur ${expected} ` : answered > 1 ? " personnes " : " personne ";
    line.append(el("strong", "", String(answered)), who, answered > 1 ? "ont répondu" : "a répondu");
  }
  if (!is_open) line.append(el("span", "quiet", " · réponses closes"));
  return line;
}

function filled({ answered, expected }) {
  return `${expected ? Math.min(100, (100 * answered) / expected) : 0}%`;
}

function bar(row) {
  const face = () =>
    group("div", "face", el("span", "", row.label), el("span", "number", row.number));
  const over = face();
  over.classList.add("over");
  over.style.clipPath = `inset(0 ${100 - row.percent}% 0 0)`;
  const whole = group("div", row.outside ? "bar outside" : "bar", face(), over);
  whole.setAttribute("aria-hidden", "true");
  return whole;
}

function table(body) {
  const rows = body.rows.map((row) =>
    group("tr", "", el("th", "", row.label), el("td", "", row.number)),
  );
  rows.forEach((row) => row.firstChild.setAttribute("scope", "row"));
  const head = group("tr", "", el("th", "", "Réponse"), el("th", "", "Nombre et part"));
  const whole = group("table", "", el("caption", "", body.denominator));
  whole.append(group("thead", "", head), group("tbody", "", ...rows));
  return group("div", "unseen", whole);
}

function shares({ label, speech, seats, speech_words, seats_words }) {
  const line = (kind, part, words) => {
    const fill = el("span", "");
    fill.style.width = `${part * 0.6}%`;
    return group("div", `share ${kind}`, fill, words);
  };
  return [
    el("h2", "", label),
    group("div", "", line("speech", speech, speech_words), line("seats", seats, seats_words)),
  ];
}

// The QR code is drawn by the server from its own address; nothing that a person typed is in it.
function qr({ qr_svg }) {
  const box = document.createElement("template");
  box.innerHTML = qr_svg;
  return box.content.firstElementChild;
}

function el(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function group(tag, className, ...children) {
  const element = el(tag, className);
  element.append(...children);
  return element;
}

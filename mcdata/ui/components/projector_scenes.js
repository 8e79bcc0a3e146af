// The projector's scenes: each turns its part of /ecran/CODE into the elements to draw.
//
// Joined in front of projector.js. Typed text only ever goes in as text, never as HTML.

const SCENES = {
  accueil: ({ body, address, code, qr_svg }) => {
    const way = [
      group("div", "pair", el("p", "label", "Adresse"), el("p", "address", address)),
      group("div", "pair", el("p", "label", "Code"), el("p", "code", code)),
      el("p", "quiet", body.card),
    ];
    const invitation = "Répondez depuis votre téléphone";
    if (!body.wifi) return [split({ qr_svg }, el("h1", "title", invitation), ...way)];
    const answer = group("section", "", el("h2", "title", "2. Répondre"), split({ qr_svg }, ...way));
    return [
      el("h1", "unseen", invitation),
      group("div", "steps", network(body.wifi), answer),
      el("p", "stay", body.stay),
    ];
  },

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
    const now = group("div", "agenda", typed("h1", "title", body.title));
    if (body.elapsed !== null) {
      const minutes = el("strong", "");
      minutes.dataset.clock = "";
      now.append(group("p", "clock", minutes, ` min sur ${body.planned}`));
    }
    if (body.next) now.append(typed("p", "quiet", body.next));
    return body.segments.length ? [band, now] : [now];
  },

  question: ({ body }) => {
    const list = group("ul", "options", ...body.options.map((option) => group("li", "", typed("span", "", option))));
    if (body.is_multiple) list.classList.add("several");
    if (body.options.length > 5) {
      list.classList.add("two");
    }
    const columns = body.options.length > 5 ? 2 : 1;
    list.style.setProperty("--rows", Math.ceil(body.options.length / columns));
    const parts = [typed("h1", "title", body.question)];
    if (body.hint) parts.push(el("p", "quiet", body.hint));
    if (body.options.length) parts.push(list);
    if (!body.poll) return parts;
    const bar = el("div", "fill");
    bar.style.width = filled(body);
    return [...parts, group("div", "answers", counted(body), group("div", "meter", bar))];
  },

  resultats: ({ body }, before) => {
    const parts = [typed("h1", "title", body.question)];
    if (body.notice) parts.push(group("div", "agenda", el("p", "clock", body.notice)));
    else if (body.texts.length) {
      const long = body.texts.some((text) => text.length > 160);
      parts.push(group("ul", long ? "cards wide" : "cards"));
    } else {
      parts.push(bars(body, before), table(body));
    }
    return [...parts, group("p", "", body.denominator, el("span", "rest quiet"))];
  },

  parole: ({ body }) => {
    const count = el("strong", "", body.spoken ? String(body.spoken) : "");
    const parts = [group("h1", "title headline", count, body.headline)];
    if (body.present) {
      const marks = group("div", body.present > 25 ? "people many" : "people");
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
    const next = group("div", "next");
    if (body.next_label) next.append(el("p", "quiet", body.next_label));
    body.next.forEach((line, index) => {
      next.append(index ? typed("p", "", line) : group("p", "", typed("strong", "", line)));
    });
    const words = [el("h1", "title", "Merci")];
    if (!body.invitation) return [group("div", "agenda", ...words, ...(body.next.length ? [next] : []))];
    words.push(el("p", "", body.invitation), el("p", "address", address), el("p", "code", code));
    return [split({ qr_svg }, ...words, ...(body.next.length ? [next] : []))];
  },

  compte: ({ body }) => {
    const clock = el("p", "countdown");
    clock.dataset.left = "";
    clock.setAttribute("role", "timer");
    clock.setAttribute("aria-label", "Temps restant");
    const fill = el("div", "fill");
    fill.style.width = `${body.minutes ? (100 * body.left) / (60 * body.minutes) : 0}%`;
    const bar = group("div", "meter remaining", fill);
    bar.setAttribute("aria-hidden", "true");
    return [
      group("div", "agenda centred", typed("h1", "title", body.title), clock, bar,
        el("p", "quiet ends", body.ends)),
    ];
  },

  entracte: ({ body }) => [
    group("div", "agenda centred", el("h1", "title", "Pause"), el("p", "clock resumes", body.resumes)),
  ],

  noir: () => [el("h1", "unseen", "Écran noir")],

  ecrite: ({ body }) => [
    group("div", "agenda", el("p", "label quiet", body.text ? "Une question de la salle" : ""),
      typed("h1", "title asked", body.text || "Un instant")),
  ],
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

function shares({ label, speech, seats, speech_words, seats_words, people_words }) {
  const line = (kind, part, words) => {
    const fill = el("span", "fill");
    fill.style.width = `${part}%`;
    return group("div", `share ${kind}`, group("div", "track", fill), el("p", "", words));
  };
  return [
    group("div", "", el("h2", "", label), el("p", "", people_words)),
    group("div", "", line("speech", speech, speech_words), line("seats", seats, seats_words)),
  ];
}

// Joining the room's Wi-Fi: its QR code, and what one types by hand.
function network(wifi) {
  const words = [el("p", "label", "Nom"), typed("p", "name", wifi.name)];
  if (wifi.password) words.push(el("p", "label", "Mot de passe"), typed("p", "name", wifi.password));
  else words.push(el("p", "label", "Sans mot de passe"));
  return group(
    "section",
    "wifi",
    el("h2", "title", "1. Wi-Fi"),
    group("div", "wifi-qr", qr(wifi)),
    ...words,
  );
}

// The QR code is drawn by the server from its own address; nothing that a person typed is in it.
function qr({ qr_svg }) {
  const box = document.createElement("template");
  box.innerHTML = qr_svg;
  return box.content.firstElementChild;
}

// What people typed reads in its own direction, whatever the language.
function typed(tag, className, text) {
  const element = el(tag, className, text);
  element.dir = "auto";
  return element;
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

// People without a phone: hands counted option by option, or a text written for someone. The count
// is a draft in the panel until it is sent; sent again, it replaces the one before.

function draftOf(poll) {
  const hands = poll.aside.hands.length ? [...poll.aside.hands] : poll.options.map(() => 0);
  return { counted: poll.aside.counted, hands, people: poll.aside.is_multiple ? poll.aside.by_hand : null };
}

function peopleOf(draft) {
  return draft.people ?? draft.hands.reduce((sum, one) => sum + one, 0);
}

function drawHandsPanel(app, view, body) {
  const poll = pollOf(view, app.panel.poll);
  if (!poll || poll.stage !== "ouverte") return drawHandsOver(body);
  if (!app.panel.draft || app.panel.draft.counted !== poll.aside.counted) app.panel.draft = draftOf(poll);
  once(body, () => [el("p", { class: "hands-question" }), el("p", { class: "explain" }),
    el("ul", { class: "hand-counts" }), el("p", { class: "hands-sum", role: "status" }),
    el("p", { class: "poll-warning", hidden: true }), el("div", { class: "seat-acts" })]);
  say(body.querySelector(".hands-question"), poll.question);
  say(body.querySelector(".explain"), poll.aside.is_multiple
    ? "Comptez les mains de chaque réponse, puis les personnes qui ont levé la main."
    : "Une main par personne. Ce compte remplace celui d’avant.");
  fillHands(app, view, poll, body);
  return undefined;
}

function drawHandsOver(body) {
  body.replaceChildren(el("p", { class: "explain",
    text: "La question n’est plus ouverte. Rouvrez-la pour compter des mains." }));
}

function fillHands(app, view, poll, body) {
  const { draft } = app.panel;
  const rows = poll.options.map((label, index) => ({ key: index, label, value: draft.hands[index] }));
  if (poll.aside.is_multiple) rows.push({ key: "people", label: "Personnes qui ont levé la main", value: draft.people });
  keyed(body.querySelector(".hand-counts"), rows, (row) => row.key, handRow, fillHandRow);
  const people = peopleOf(draft);
  const phones = poll.answers - poll.aside.by_hand;
  say(body.querySelector(".hands-sum"), `${count(people, "personne", "personnes")} à main levée, `
    + `${count(phones, "réponse", "réponses")} par téléphone.`);
  const here = askedIn(view);
  const warning = body.querySelector(".poll-warning");
  const isOver = people + phones > here;
  show(warning, isOver);
  if (isOver) say(warning, `C’est plus que les ${count(here, "personne présente", "personnes présentes")}${NB}: `
    + "quelqu’un a-t-il répondu deux fois, ou manque-t-il une arrivée\u202f?");
  keyed(body.querySelector(".seat-acts"), ["send"], (key) => key,
    () => button("", "sendHands", { poll: poll.id }, "primary"),
    (made) => {
      say(made, `Compter ${count(people, "personne", "personnes")}`);
      made.dataset.counted = draft.counted ?? "";
      made.dataset.draft = [...draft.hands, draft.people].join(" ");
    });
}

function handRow({ key, label }) {
  const minus = button("−", "handStep", { option: key, step: -1 });
  const plus = button("+", "handStep", { option: key, step: 1 });
  minus.setAttribute("aria-label", `Une main de moins${NB}: ${label}`);
  plus.setAttribute("aria-label", `Une main de plus${NB}: ${label}`);
  return el("li", {}, el("span", { class: "hand-label", text: label }), minus,
    el("output", { class: "hand-number" }), plus);
}

function fillHandRow(node, { key, value }) {
  say(node.querySelector("output"), String(value));
  node.dataset.people = key === "people";
  node.querySelector("button").disabled = value <= 0;
}

// Who may answer: those whom the console counts as asked, or present.
function askedIn(view) {
  return view.asked ?? view.present;
}

function drawWritingPanel(app, view, body) {
  const poll = pollOf(view, app.panel.poll);
  if (!poll || poll.stage !== "ouverte") return drawHandsOver(body);
  once(body, () => {
    const field = el("textarea", { rows: 4, maxlength: RULES.text, "aria-label": "Ce que la personne répond" });
    return [el("p", { class: "hands-question" }),
      el("p", { class: "explain", text: "Écrivez ce que la personne vous dit, sans son nom. Sa réponse compte comme les autres." }),
      field, el("div", { class: "seat-acts" }, button("Enregistrer la réponse", "writeFor", { poll: poll.id }, "primary")),
      el("h3"), el("ul", { class: "written-for" })];
  });
  say(body.querySelector(".hands-question"), poll.question);
  const { written } = poll.aside;
  say(body.querySelector("h3"), written.length ? `Écrites pour quelqu’un (${written.length})` : "");
  keyed(body.querySelector(".written-for"), written.map((text, index) => ({ text, index })),
    ({ text, index }) => `${index} ${text}`, ({ text }) => el("li", {}, el("p", { text, dir: "auto" }),
      button("Retirer", "takeBack", { poll: poll.id, text }, "quiet")));
  return undefined;
}

Object.assign(PANELS, {
  hands: { title: () => "Sans téléphone", draw: drawHandsPanel },
  writing: { title: () => "Écrire pour quelqu’un", draw: drawWritingPanel },
});

Object.assign(commands, {
  handStep(app, { option, step }) {
    const { draft } = app.panel;
    const change = (value) => Math.min(500, Math.max(0, value + Number(step)));
    if (option === "people") draft.people = change(draft.people);
    else draft.hands[option] = change(draft.hands[option]);
    // as many people at least as the most chosen answer has hands
    if (draft.people !== null && option !== "people") draft.people = Math.max(draft.people, ...draft.hands);
    drawPanel(app, app.link.view());
  },
  async sendHands(app, { poll }) {
    const { draft } = app.panel;
    const answer = await app.link.act("count_hands",
      { poll, counts: draft.hands, people: draft.people, counted: draft.counted });
    if (answer?.state && !answer.stale && app.panel?.name === "hands") closePanel(app);
  },
  // The field is emptied once the server has it.
  async writeFor(app, { poll }) {
    const field = app.find(".panel textarea");
    const text = field.value.trim();
    if (!text || app.isWriting) return;
    app.isWriting = true;
    const { counted } = pollOf(app.link.view(), poll).aside;
    const answer = await app.link.act("write_for", { poll, text, counted });
    app.isWriting = false;
    if (answer?.state && !answer.stale && field.value.trim() === text) field.value = "";
  },
  takeBack: (app, { poll, text }) => app.link.act("take_back",
    { poll, text, counted: pollOf(app.link.view(), poll).aside.counted }),
});

// The count that was on the screen when the draft began: another console's isn't overwritten unseen.
const sawHands = (view, { poll, counted }) => ({ [`hands:${poll}`]: counted, open_poll: poll });

Object.assign(SAW, { count_hands: sawHands, write_for: sawHands, take_back: sawHands });

// The right side: the running order, the questions put to the room, what is noted.

const ROWS = 2; // questions listed under the one that matters now
const WARNED = 5; // minutes of delay from which the drift is shown as one to look at

function drawAgenda(app, view) {
  const waiting = view.questions.filter((one) => !one.answered);
  for (const tab of app.all("[role=tab]")) {
    const isChosen = tab.dataset.tab === app.tab;
    mark(tab, "aria-selected", isChosen);
    mark(tab, "tabindex", isChosen ? 0 : -1);
    show(app.find(`#pane-${tab.dataset.tab}`), isChosen);
  }
  say(app.find("#tab-written"), `Questions des participants${waiting.length ? ` (${waiting.length})` : ""}`);
  drawProgress(app, view);
  const following = view.agenda.blocks.find((one) => one.id === view.agenda.following);
  const isLive = view.opened && !view.ended;
  show(app.find("[data-do=nextBlock]"), Boolean(following && isLive));
  say(app.find(".following-text"), followingWords(app, view, following));
  show(app.find(".written-empty"), !waiting.length);
  keyed(app.find(".written"), waiting, (one) => one.number, (one) => el("li", {},
    el("p", { text: one.text }), button("Traitée", "answered", { question: one.number })));
}

function followingWords(app, view, following) {
  if (!view.agenda.blocks.length) return "Aucun déroulé n’est préparé.";
  if (view.ended) return "Le déroulé est terminé.";
  if (!following) return "Dernier temps du déroulé.";
  const at = view.agenda.following_at ? `, ${hourOf(nextAt(app, view))}` : "";
  return `${view.agenda.current ? "Suivant" : "Premier temps"}${NB}: ${following.title}${at}`;
}

function spentMinutes(app, view) {
  return view.agenda.elapsed + Math.max(0, app.link.now() - view.now) / 60000;
}

// The drift that the server counted, and what the block in progress has overrun since.
function driftOf(app, view) {
  const over = (minutes) => Math.max(0, minutes - view.agenda.planned);
  const since = over(spentMinutes(app, view)) - over(view.agenda.elapsed);
  return view.agenda.drift + Math.floor(since);
}

function nextAt(app, view) {
  const left = view.agenda.planned - spentMinutes(app, view);
  return view.agenda.current ? app.link.now() + Math.max(0, left) * 60000 : view.agenda.following_at;
}

function driftWords(drift) {
  if (drift > 0) return `${drift}${NB}min de retard`;
  return drift < 0 ? `${-drift}${NB}min d’avance` : "à l’heure";
}

function drawProgress(app, view) {
  const current = view.agenda.blocks.find((one) => one.id === view.agenda.current);
  const isRunning = Boolean(current && view.opened && !view.ended);
  const idle = view.ended ? "Séance terminée" : "Aucun temps n’est commencé";
  say(app.find(".block-title"), current ? current.title : idle);
  const gauge = app.find(".gauge");
  mark(gauge, "data-idle", !isRunning);
  const spent = isRunning ? spentMinutes(app, view) : 0;
  const share = isRunning ? Math.min(1, spent / Math.max(1, view.agenda.planned)) : 0;
  gauge.firstElementChild.style.width = `${(share * 100).toFixed(1)}%`;
  mark(gauge, "data-over", isRunning && spent > view.agenda.planned);
  say(app.find(".spent"), isRunning ? `${Math.floor(spent)} / ${view.agenda.planned}${NB}min` : "");
  const drift = driftOf(app, view);
  say(app.find(".drift"), isRunning ? driftWords(drift) : "");
  mark(app.find(".drift"), "data-late", drift >= WARNED);
}

// One button a state; « Révéler » never stands where « Clore » stood, for it can't be undone.
const POLL_BUTTONS = {
  preparee: [["Ouvrir", "openPoll", "primary"]],
  ouverte: [["Clore", "closePoll", "primary"], ["Révéler", "revealPoll", "secondary"]],
  close: [["Rouvrir", "openPoll", "secondary"], ["Révéler", "revealPoll", "primary"]],
  revelee: [["Montrer les résultats", "showResults", "secondary"]],
};
const POLL_WORDS = { preparee: "à ouvrir", ouverte: "ouverte", close: "close", revelee: "révélée" };

// The question that matters now: the one that waits for a yes, the open one, the one just shown,
// else the first to come.
function featuredPoll(app, view) {
  return view.polls.find((one) => one.id === app.confirming)
    ?? view.polls.find((one) => one.stage === "ouverte")
    ?? view.polls.find((one) => one.id === view.scene_poll)
    ?? view.polls.find((one) => one.stage === "close")
    ?? view.polls.find((one) => one.stage === "preparee")
    ?? view.polls.at(-1);
}

function makeFeatured(poll) {
  return el("article", {}, el("p", { class: "poll-question" }),
    el("p", { class: "poll-warning", hidden: true }),
    el("div", { class: "poll-state" }, el("p", { class: "poll-count" }, el("b"), el("span")),
      el("div", { class: "poll-buttons", data: { poll: poll.id } })));
}

function drawPolls(app, view) {
  const asked = view.polls.find((one) => one.id === app.confirming);
  if (asked?.stage !== app.confirmingStage) app.confirming = null; // another one opened, or settled elsewhere
  const featured = featuredPoll(app, view);
  const isLive = Boolean(view.opened && !view.ended);
  show(app.find(".polls-empty"), !view.polls.length);
  const all = app.find(".polls [data-panel=polls]");
  show(all, Boolean(view.polls.length));
  say(all, `Toutes les questions (${view.polls.length})`);
  keyed(app.find(".featured"), featured ? [featured] : [], (one) => one.id, makeFeatured,
    (node, poll) => fillFeatured(app, view, node, poll, isLive));
  const others = view.polls.filter((one) => one !== featured && one.stage !== "revelee");
  const rows = app.confirming ? 0 : ROWS; // the warning takes their place
  keyed(app.find(".poll-list"), others.slice(0, rows), (one) => one.id, (poll) => pollRow(poll),
    (node, poll) => fillPollRow(node, poll, isLive));
}

function fillFeatured(app, view, node, poll, isLive) {
  say(node.querySelector(".poll-question"), poll.question);
  const [number, words] = node.querySelector(".poll-count").children;
  const isAsked = poll.stage !== "preparee";
  say(number, isAsked ? `${poll.answers} / ${view.present}` : "");
  say(words, isAsked ? `${poll.answers === 1 ? "a" : "ont"} répondu · ${POLL_WORDS[poll.stage]}` : poll.type);
  const isAsking = app.confirming === poll.id;
  const warning = node.querySelector(".poll-warning");
  show(warning, isAsking);
  show(node.querySelector(".poll-count"), !isAsking);
  if (isAsking) say(warning, revealWarning(view, poll));
  const choices = isAsking
    ? [["Attendre", "keepPoll", "secondary"], ["Révéler pour de bon", "confirmReveal", "primary"]]
    : POLL_BUTTONS[poll.stage];
  keyed(node.querySelector(".poll-buttons"), isLive ? choices : [], ([, command]) => command,
    ([text, command, look]) => button(text, command, { poll: poll.id }, look),
    (made, [text, , look]) => { say(made, text); made.className = look; });
}

function revealWarning(view, poll) {
  const answered = `${count(poll.answers, "personne a répondu", "personnes ont répondu")} sur ${view.present}`;
  if (poll.answers < view.minimum_shown) {
    return `${answered}${NB}: l’écran dira «${NB}Encore trop peu de réponses${NB}». Révéler est définitif.`;
  }
  return `${answered}. Révéler clôt la question et ne s’annule pas.`;
}

function pollRow(poll) {
  return el("li", { data: { poll: poll.id } }, el("p", {}, el("span"), el("small")),
    el("div", { class: "poll-buttons" }));
}

function fillPollRow(node, poll, isLive) {
  say(node.querySelector("span"), poll.question);
  const asked = poll.stage === "preparee" ? "" : ` · ${count(poll.answers, "réponse", "réponses")}`;
  say(node.querySelector("small"), `${POLL_WORDS[poll.stage]}${asked}`);
  const choices = POLL_BUTTONS[poll.stage].map(([text, command]) => [text, command, "secondary"]);
  keyed(node.querySelector(".poll-buttons"), isLive ? choices : [], ([, command]) => command,
    ([text, command, look]) => button(text, command, { poll: poll.id }, look),
    (made, [text]) => {
      say(made, text);
      mark(made, "aria-label", `${text}${NB}: ${poll.question}`);
    });
}

function drawNotes(app, view) {
  keyed(app.find(".kinds"), Object.entries(app.words.kinds), ([key]) => key,
    ([key, text]) => el("button", { type: "button", role: "radio", class: "chip", text,
      data: { do: "kind", kind: key } }),
    (node, [key]) => {
      mark(node, "aria-checked", key === app.kind);
      mark(node, "tabindex", key === app.kind ? 0 : -1);
    });
  const all = app.find(".notes [data-panel=notes]");
  show(all, Boolean(view.notes.length));
  say(all, `Toutes les notes (${view.notes.length})`);
  const last = view.notes[0];
  say(app.find(".last-note"), last ? `Dernière note, ${app.words.kinds[last.kind]}${NB}: ${quoted(last.text)}` : "");
}

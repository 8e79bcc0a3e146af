// The questions put to the room: the one that matters now, and the next ones.

// One button a state. An open question is closed first: « Révéler » can't be undone, so nothing
// reveals what people are still answering, and it never stands where « Clore » stood.
const POLL_BUTTONS = {
  preparee: [["Ouvrir", "openPoll", "primary"]],
  ouverte: [["Clore", "closePoll", "primary"]],
  close: [["Rouvrir", "openPoll", "secondary"], ["Révéler, c’est définitif", "revealPoll", "primary"]],
  revelee: [["Montrer les résultats", "showResults", "secondary"]],
};
const POLL_WORDS = { preparee: "à ouvrir", ouverte: "ouverte", close: "close", revelee: "révélée" };

function isShown(view, poll) {
  return poll.stage === "revelee" && view.scene === "resultats" && view.scene_poll === poll.id;
}

function pollButtons(view, poll) {
  if (poll.aside.is_unread) return [["Lire, puis montrer", "readAnswers", "primary"]];
  return isShown(view, poll) ? [] : POLL_BUTTONS[poll.stage];
}

// The question that matters now: the open one, the one just shown, else the first to come.
function featuredPoll(view) {
  return view.polls.find((one) => one.stage === "ouverte")
    ?? view.polls.find((one) => one.id === view.scene_poll)
    ?? view.polls.find((one) => one.stage === "close")
    ?? view.polls.find((one) => one.stage === "preparee")
    ?? view.polls.at(-1);
}

function makeFeatured() {
  return el("article", {}, el("p", { class: "poll-question" }),
    el("div", { class: "poll-state" }, el("p", { class: "poll-count" }, el("b"), el("span")),
      el("div", { class: "poll-more" }), el("div", { class: "poll-buttons" })),
    el("div", { class: "poll-lines" }), el("p", { class: "poll-warning", hidden: true }));
}

function drawPolls(app, view) {
  const featured = featuredPoll(view);
  const isLive = Boolean(view.opened && !view.ended);
  show(app.find(".polls-empty"), !view.polls.length);
  const all = app.find(".polls [data-panel=polls]");
  show(all, Boolean(view.polls.length));
  say(all, `Toutes les questions (${view.polls.length})`);
  drawEvaluation(app, view);
  keyed(app.find(".featured"), featured ? [featured] : [], (one) => one.id, makeFeatured,
    (node, poll) => fillFeatured(view, node, poll, isLive));
  const others = view.polls.filter((one) => one !== featured && one.stage !== "revelee");
  keyed(app.find(".poll-list"), others, (one) => one.id, pollRow,
    (node, poll) => fillPollRow(view, node, poll, isLive));
}

function fillFeatured(view, node, poll, isLive) {
  say(node.querySelector(".poll-question"), poll.question);
  const [number, words] = node.querySelector(".poll-count").children;
  const isAsked = poll.stage !== "preparee";
  say(number, isAsked ? `${poll.answers} / ${poll.asked}` : "");
  say(words, isAsked ? `${poll.answers === 1 ? "a" : "ont"} répondu · ${stageWords(view, poll)}` : poll.type);
  const tooFew = poll.stage === "close" && poll.answers < view.minimum_shown;
  const warning = node.querySelector(".poll-warning");
  show(warning, tooFew);
  if (tooFew) say(warning, `L’écran dira «${NB}Trop peu de réponses pour être montrées${NB}».`);
  fillPollButtons(node, isLive ? pollButtons(view, poll) : [], poll);
  drawPollMore(view, node, poll, isLive);
}

function stageWords(view, poll) {
  if (poll.aside.is_unread) return "à lire avant la salle";
  return isShown(view, poll) ? "résultats à l’écran" : POLL_WORDS[poll.stage];
}

function fillPollButtons(node, choices, poll) {
  keyed(node.querySelector(".poll-buttons"), choices, ([, command]) => command,
    ([text, command, look]) => button(text, command, { poll: poll.id }, look),
    (made, [text, , look]) => {
      say(made, text);
      made.className = look;
      made.dataset.stage = poll.stage;
    });
}

function pollRow(poll) {
  return el("li", { data: { poll: poll.id } }, el("p", {}, el("span"), el("small")),
    el("div", { class: "poll-buttons" }));
}

function fillPollRow(view, node, poll, isLive) {
  say(node.querySelector("span"), poll.question);
  const asked = poll.stage === "preparee" ? "" : ` · ${count(poll.answers, "réponse", "réponses")}`;
  say(node.querySelector("small"), `${stageWords(view, poll)}${asked}`);
  const choices = pollButtons(view, poll).map(([text, command]) => [text, command, "secondary"]);
  fillPollButtons(node, isLive ? choices : [], poll);
  for (const made of node.querySelectorAll("button")) {
    mark(made, "aria-label", `${made.textContent}${NB}: ${poll.question}`);
  }
}

function toPoll(view, id, stage) {
  for (const poll of view.polls) {
    if (poll.id === id) poll.stage = stage;
    else if (stage === "ouverte" && poll.stage === "ouverte") poll.stage = "close";
  }
}

Object.assign(foresee, {
  open_poll(view, { poll }) {
    toPoll(view, poll, "ouverte");
    [view.scene, view.scene_poll] = ["question", poll];
  },
  close_poll(view, { poll }) {
    toPoll(view, poll, "close");
  },
});

function sawPoll(view, { poll }) {
  const open = view.polls.find((one) => one.stage === "ouverte");
  const asked = view.polls.find((one) => one.id === poll);
  return { [`poll:${poll}`]: asked?.stage ?? null, open_poll: open?.id ?? null };
}

Object.assign(SAW, { open_poll: sawPoll, close_poll: sawPoll, reveal_poll: sawPoll });

Object.assign(commands, {
  showResults: (app, { poll }) => app.link.act("choose_scene", { scene: "resultats", poll }),
  openPoll: (app, { poll }) => app.link.act("open_poll", { poll }),
  closePoll: (app, { poll }) => app.link.act("close_poll", { poll }),
  // Free answers are listed at once: the room sees none before they have been read.
  async revealPoll(app, { poll }) {
    const answer = await app.link.act("reveal_poll", { poll });
    const revealed = answer?.state?.polls.find((one) => one.id === poll);
    if (revealed?.aside.is_unread) openPanel(app, "reading", { poll });
  },
});

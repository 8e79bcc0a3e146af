// Free answers: the animator reads them first, hides what the room mustn't read, then shows the rest.

function drawReadingPanel(app, view, body) {
  const poll = pollOf(view, app.panel.poll);
  if (!poll) return;
  once(body, () => [el("p", { class: "hands-question" }), el("p", { class: "explain" }),
    el("div", { class: "seat-acts" }), el("ul", { class: "answers-read" })]);
  const { texts, is_unread: isUnread } = poll.aside;
  const shown = texts.filter((one) => !one.hidden).length;
  const isLive = Boolean(view.opened && !view.ended);
  say(body.querySelector(".hands-question"), poll.question);
  say(body.querySelector(".explain"), readingWords(texts, isUnread, isLive));
  const isOnScreen = !isUnread && view.scene === "resultats" && view.scene_poll === poll.id;
  keyed(body.querySelector(".seat-acts"), isLive && !isOnScreen ? ["show"] : [], (key) => key,
    () => button("", "showAnswers", { poll: poll.id }, "primary"),
    (made) => say(made, `Montrer à la salle (${shown})`));
  keyed(body.querySelector(".answers-read"), texts, (one) => one.place,
    (one) => el("li", {}, el("p", { text: one.text, dir: "auto" }),
      button("", "", { poll: poll.id, answer: one.place })),
    (node, one) => {
      mark(node, "data-hidden", one.hidden);
      const made = node.querySelector("button");
      made.dataset.do = one.hidden ? "restoreAnswer" : "hideAnswer";
      say(made, one.hidden ? "Remettre" : "Cacher");
      mark(made, "aria-label", `${made.textContent}${NB}: ${one.text.slice(0, 80)}`);
    });
}

function readingWords(texts, isUnread, isLive) {
  if (!texts.length) return "Personne n’a répondu.";
  if (!isLive) return "La séance est terminée : l’écran et les téléphones ne montrent plus ces réponses.";
  return isUnread
    ? "La salle n’en voit aucune pour l’instant. Cachez celles qui nomment ou blessent quelqu’un : elles comptent toujours."
    : "La salle peut les lire. Une réponse cachée disparaît aussitôt de l’écran ; elle compte toujours.";
}

Object.assign(PANELS, { reading: { title: () => "Lire les réponses", draw: drawReadingPanel } });

function toAnswer(view, poll, place, hidden) {
  const one = pollOf(view, poll)?.aside.texts.find((each) => each.place === place);
  if (one) one.hidden = hidden;
}

Object.assign(commands, {
  readAnswers: (app, { poll }) => openPanel(app, "reading", { poll }),
  hideAnswer: (app, { poll, answer }) => app.link.act("hide_answer", { poll, answer: Number(answer) }),
  restoreAnswer: (app, { poll, answer }) => app.link.act("restore_answer", { poll, answer: Number(answer) }),
  async showAnswers(app, { poll }) {
    const answer = await app.link.act("show_answers", { poll });
    if (answer?.state && !answer.stale && app.panel?.name === "reading") closePanel(app);
  },
});

Object.assign(foresee, {
  hide_answer: (view, { poll, answer }) => toAnswer(view, poll, answer, true),
  restore_answer: (view, { poll, answer }) => toAnswer(view, poll, answer, false),
});

Object.assign(SAW, { show_answers: (view, { poll }) => ({ [`poll:${poll}`]: pollOf(view, poll)?.stage ?? null }) });

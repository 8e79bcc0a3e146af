// The panel of all the questions.

function drawPollsPanel(app, view, body) {
  once(body, () => [el("ul", { class: "poll-list" })]);
  const isLive = Boolean(view.opened && !view.ended);
  keyed(body.firstElementChild, view.polls, (one) => one.id, pollRow,
    (node, one) => fillPollRow(view, node, one, isLive));
}

Object.assign(PANELS, { polls: { title: () => "Toutes les questions", draw: drawPollsPanel } });

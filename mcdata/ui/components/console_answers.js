// Under the question that matters: how its answers came, and what only the animator does with them.

const MORE = {
  count: (poll) => ["hands", poll.aside.by_hand ? `Sans téléphone (${poll.aside.by_hand})` : "Sans téléphone"],
  write: (poll) => ["writing", poll.aside.by_hand ? `Écrire pour quelqu’un (${poll.aside.by_hand})` : "Écrire pour quelqu’un"],
  read: () => ["reading", "Relire les réponses"],
};

function moreOf(poll) {
  const { is_text: isText, is_unread: isUnread } = poll.aside;
  if (poll.stage === "ouverte") return isText ? "write" : "count";
  return isText && poll.stage === "revelee" && !isUnread ? "read" : null;
}

function drawPollMore(view, node, poll, isLive) {
  const lines = [
    poll.aside.channels,
    poll.aside.right ? `✓ Bonne réponse${NB}: ${poll.aside.right}` : "",
  ].filter(Boolean);
  const more = isLive ? moreOf(poll) : null;
  const items = [...lines.map((text, index) => ({ key: `line-${index}`, text })),
    ...(more ? [{ key: more }] : [])];
  keyed(node.querySelector(".poll-more"), items, ({ key }) => key,
    ({ key }) => key.startsWith("line") ? el("p", { class: "poll-told" })
      : button("", "pollPanel", { panel: MORE[key](poll)[0], poll: poll.id }, "secondary"),
    (made, { key, text }) => say(made, text ?? MORE[key](poll)[1]));
}

function pollOf(view, id) {
  return view.polls.find((one) => one.id === id);
}

Object.assign(commands, {
  pollPanel: (app, { panel, poll }) => openPanel(app, panel, { poll }),
});

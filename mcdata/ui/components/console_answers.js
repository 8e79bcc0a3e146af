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
  keyed(node.querySelector(".poll-more"), more ? [more] : [], (key) => key,
    (key) => button("", "pollPanel", { panel: MORE[key](poll)[0], poll: poll.id }, "secondary"),
    (made, key) => say(made, MORE[key](poll)[1]));
  keyed(node.querySelector(".poll-lines"), lines, (text) => text, (text) => el("p", { text }));
}

function pollOf(view, id) {
  return view.polls.find((one) => one.id === id);
}

Object.assign(commands, {
  pollPanel: (app, { panel, poll }) => openPanel(app, panel, { poll }),
});

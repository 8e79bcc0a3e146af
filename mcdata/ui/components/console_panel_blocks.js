// The panel of the whole running order.

function drawBlocksPanel(app, view, body) {
  once(body, () => [el("ol", { class: "blocks" })]);
  const isLive = view.opened && !view.ended;
  keyed(body.firstElementChild, view.agenda.blocks, (one) => one.id, (one) => el("li", {},
    el("p", {}, el("span", { text: one.title }), el("small")), el("div", { class: "block-acts" })),
  (node, one) => {
    const isCurrent = one.id === view.agenda.current;
    mark(node, "data-current", isCurrent);
    const went = one.started ? ` · ${isCurrent ? "en cours depuis" : "commencé à"} ${hourOf(one.started)}` : "";
    say(node.querySelector("small"), `${one.minutes}${NB}min${went}`);
    keyed(node.querySelector(".block-acts"), isLive && !isCurrent ? [one] : [], () => "start",
      () => button(one.started ? "Reprendre" : "Commencer", "startBlock", { block: one.id }),
      (made) => mark(made, "aria-label", `Commencer${NB}: ${one.title}`));
  });
}

Object.assign(PANELS, { blocks: { title: () => "Tout le déroulé", draw: drawBlocksPanel } });

// The running order: the block in progress, its time, the next one.

const MORE_TIME = 5; // minutes that one tap gives
const WARNED = 5; // minutes of delay from which the drift is shown as one to look at

function drawAgenda(app, view) {
  for (const tab of app.all("[role=tab]")) {
    const isChosen = tab.dataset.tab === app.tab;
    mark(tab, "aria-selected", isChosen);
    mark(tab, "tabindex", isChosen ? 0 : -1);
    show(app.find(`#pane-${tab.dataset.tab}`), isChosen);
  }
  drawProgress(app, view);
  const following = view.agenda.blocks.find((one) => one.id === view.agenda.following);
  const isLive = view.opened && !view.ended;
  const next = app.find("[data-do=nextBlock]");
  show(next, Boolean(following && isLive));
  next.dataset.block = following?.id ?? "";
  const current = view.agenda.blocks.find((one) => one.id === view.agenda.current);
  const more = app.find(".more-time");
  show(more, Boolean(current && isLive));
  more.dataset.block = current?.id ?? "";
  more.dataset.extra = current?.extra ?? 0;
  mark(more, "aria-label", `Donner 5 minutes de plus${NB}: ${current?.title ?? ""}`);
  say(app.find(".following-text"), followingWords(app, view, following));
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

Object.assign(commands, {
  tab(app, { tab }) {
    app.tab = tab;
    app.draw();
  },
  nextBlock(app) {
    const { following } = app.link.view().agenda;
    if (following) app.link.act("start_block", { block: following });
    else app.tell("Il n’y a pas de temps suivant.", false);
  },
  extend: (app, { block }) => app.link.act("extend_block", { block }),
  startBlock: (app, { block }) => app.link.act("start_block", { block }),
});

Object.assign(foresee, {
  start_block(view, { block }, at) {
    const chosen = view.agenda.blocks.find((one) => one.id === block);
    if (!chosen || view.agenda.current === block) return;
    chosen.started ??= at;
    Object.assign(view.agenda, { current: block, running: block, elapsed: 0, planned: chosen.minutes });
    const index = view.agenda.blocks.indexOf(chosen);
    view.agenda.following = view.agenda.blocks[index + 1]?.id ?? null;
    view.agenda.following_at = null;
    view.now = at;
  },
});

foresee.extend_block = (view, { block }) => {
  const chosen = view.agenda.blocks.find((one) => one.id === block);
  if (!chosen || view.agenda.current !== block) return;
  chosen.minutes += MORE_TIME;
  chosen.extra += MORE_TIME;
  view.agenda.planned = chosen.minutes;
};

Object.assign(SAW, {
  start_block: (view) => ({ block: view.agenda.running }),
  extend_block: (view, { block }) => {
    const chosen = view.agenda.blocks.find((one) => one.id === block);
    return { block: view.agenda.running, [`minutes:${block}`]: chosen?.extra ?? 0 };
  },
});

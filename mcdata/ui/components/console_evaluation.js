// The closing evaluation: it opens on the phones with « Merci », and is closed here, for good.

function drawEvaluation(app, view) {
  const evaluation = view.evaluation;
  const isOpen = Boolean(evaluation?.is_open);
  keyed(app.find(".evaluation"), isOpen ? [evaluation] : [], () => "open",
    () => el("div", { class: "poll-state" }, el("p"), button("Clore l’évaluation", "panel", { panel: "evaluation" })),
    (node, one) => say(node.querySelector("p"),
      `Évaluation ouverte sur les téléphones${NB}: ${count(one.people, "avis", "avis")}.`));
}

function drawEvaluationPanel(app, view, body) {
  once(body, () => [el("p", { class: "explain" }), el("ul", { class: "asked" }),
    el("div", { class: "seat-acts" }, button("Clore pour de bon", "closeEvaluation", {}, "primary"),
      button("La laisser ouverte", "closePanel"))]);
  const { people, questions } = view.evaluation ?? { people: 0, questions: [] };
  const few = people < view.minimum_shown
    ? ` Il en faut ${view.minimum_shown} pour que les résultats se lisent.` : "";
  say(body.querySelector(".explain"), `${count(people, "avis reçu", "avis reçus")}.${few} `
    + "Une fois close, l’évaluation ne rouvre plus : les réponses sont mélangées.");
  keyed(body.querySelector(".asked"), questions, (one) => one, (text) => el("li", { text }));
}

Object.assign(PANELS, {
  evaluation: { title: () => `Clore l’évaluation${THIN}?`, draw: drawEvaluationPanel },
});

Object.assign(commands, {
  closeEvaluation(app) {
    closePanel(app);
    return app.link.act("close_evaluation");
  },
});

Object.assign(foresee, {
  close_evaluation(view) {
    if (view.evaluation) view.evaluation.is_open = false;
  },
});

Object.assign(SAW, { close_evaluation: (view) => ({ evaluation: Boolean(view.evaluation?.is_open) }) });

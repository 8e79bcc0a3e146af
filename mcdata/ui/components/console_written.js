// The questions that participants wrote: those that wait, those that were answered.

function drawWritten(app, view) {
  const waiting = view.questions.filter((one) => !one.answered);
  const answered = view.questions.length - waiting.length;
  say(app.find("#tab-written"), `Questions des participants${waiting.length ? ` (${waiting.length})` : ""}`);
  show(app.find(".written-empty"), !waiting.length);
  const isLive = Boolean(view.opened && !view.ended);
  keyed(app.find(".written"), waiting, (one) => one.number, writtenRow,
    (node, one) => fillWritten(view, node, one, isLive));
  const all = app.find(".written-answered");
  show(all, Boolean(answered));
  say(all, `Traitées (${answered})`);
}

function writtenRow(one) {
  return el("li", {}, el("p", { text: one.text, dir: "auto" }), el("div", { class: "written-acts" }));
}

// Shown to the room only by a finger of the animator, who has just read it.
function fillWritten(view, node, one, isLive) {
  const isShown = view.scene === "ecrite" && view.scene_question === one.number;
  const acts = [
    ...(isLive && !isShown ? [["À l’écran", "showWritten"]] : []),
    one.answered ? ["Remettre en attente", "unanswered"] : ["Traitée", "answered"],
  ];
  mark(node, "data-shown", isShown);
  keyed(node.querySelector(".written-acts"), acts, ([, command]) => command,
    ([text, command]) => button(text, command, { question: one.number }),
    (made, [text]) => mark(made, "aria-label", `${text}${NB}: ${one.text.slice(0, 80)}`));
}

function drawAnsweredPanel(app, view, body) {
  once(body, () => [el("ul", { class: "written" }), el("p", { class: "empty", text: "Aucune question écrite n’est traitée." })]);
  const answered = view.questions.filter((one) => one.answered);
  const isLive = Boolean(view.opened && !view.ended);
  show(body.querySelector(".empty"), !answered.length);
  keyed(body.querySelector(".written"), answered, (one) => one.number, writtenRow,
    (node, one) => fillWritten(view, node, one, isLive));
}

function toQuestion(view, number, isAnswered) {
  const asked = view.questions.find((one) => one.number === number);
  if (asked) asked.answered = isAnswered;
}

Object.assign(PANELS, { answered: { title: () => "Questions écrites traitées", draw: drawAnsweredPanel } });

Object.assign(commands, {
  answered: (app, { question }) => app.link.act("answer_question", { question: Number(question) }),
  unanswered: (app, { question }) => app.link.act("reopen_question", { question: Number(question) }),
  showWritten: (app, { question }) => app.link.act("choose_scene", { scene: "ecrite", question: Number(question) }),
});

Object.assign(foresee, {
  answer_question: (view, { question }) => toQuestion(view, question, true),
  reopen_question: (view, { question }) => toQuestion(view, question, false),
});

const sawQuestion = (view, { question }) => ({
  [`question:${question}`]: view.questions.find((one) => one.number === question)?.answered ?? null,
});

Object.assign(SAW, { answer_question: sawQuestion, reopen_question: sawQuestion });

// The questions that participants wrote, waiting to be taken up.

function drawWritten(app, view) {
  const waiting = view.questions.filter((one) => !one.answered);
  say(app.find("#tab-written"), `Questions des participants${waiting.length ? ` (${waiting.length})` : ""}`);
  show(app.find(".written-empty"), !waiting.length);
  keyed(app.find(".written"), waiting, (one) => one.number, (one) => el("li", {},
    el("p", { text: one.text }), button("Traitée", "answered", { question: one.number })));
}

Object.assign(commands, {
  answered: (app, { question }) => app.link.act("answer_question", { question: Number(question) }),
});

Object.assign(foresee, {
  answer_question(view, { question }) {
    const asked = view.questions.find((one) => one.number === question);
    if (asked) asked.answered = true;
  },
});

Object.assign(SAW, {
  answer_question: (view, { question }) => ({
    [`question:${question}`]: view.questions.find((one) => one.number === question)?.answered ?? null,
  }),
});

// What is noted: a field, the kinds of note, the last one.

function drawNotes(app, view) {
  keyed(app.find(".kinds"), Object.entries(app.words.kinds), ([key]) => key,
    ([key, text]) => el("button", { type: "button", role: "radio", class: "chip", text,
      data: { do: "kind", kind: key } }),
    (node, [key]) => {
      mark(node, "aria-checked", key === app.kind);
      mark(node, "tabindex", key === app.kind ? 0 : -1);
    });
  const all = app.find(".notes [data-panel=notes]");
  show(all, Boolean(view.notes.length));
  say(all, `Toutes les notes (${view.notes.length})`);
  const last = view.notes[0];
  say(app.find(".last-note"), last ? `Dernière note, ${app.words.kinds[last.kind]}${NB}: ${quoted(last.text)}` : "");
}

Object.assign(commands, {
  kind(app, { kind }) {
    app.kind = kind;
    app.draw();
  },
});

// A note is kept in the field until the server has it.
async function noteDown(app, form) {
  const field = form.elements.text;
  const text = field.value.trim();
  if (!text || app.isNoting) return;
  app.isNoting = true;
  const answer = await app.link.act("take_note", { kind: app.kind, text });
  app.isNoting = false;
  if (answer?.state && field.value.trim() === text) field.value = "";
}

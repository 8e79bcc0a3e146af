// The panel of all the notes.

function drawNotesPanel(app, view, body) {
  once(body, () => [el("p", { class: "explain", text: `Une note ne dit jamais qui a parlé.` }),
    el("ul", { class: "note-list" })]);
  keyed(body.lastElementChild, view.notes, (one) => one.number, (one) => makeNote(app, one),
    (node, one) => {
      const [kind, text] = node.querySelectorAll("select, input");
      if (node.dataset.saved === `${one.kind} ${one.text}`) return;
      node.dataset.saved = `${one.kind} ${one.text}`;
      [kind.value, text.value] = [one.kind, one.text];
    });
}

function makeNote(app, note) {
  const options = Object.entries(app.words.kinds).map(([value, text]) => el("option", { value, text }));
  const kind = el("select", { "aria-label": `Nature de la note de ${hourOf(note.at)}` }, ...options);
  const text = el("input", { type: "text", maxlength: RULES.note, "aria-label": "Texte de la note" });
  const data = { note: note.number };
  return el("li", {}, el("small", { text: hourOf(note.at) }), kind, text,
    button("Corriger", "correctNote", data), button("Retirer", "removeNote", data, "quiet"));
}

Object.assign(PANELS, { notes: { title: () => "Toutes les notes", draw: drawNotesPanel } });

Object.assign(commands, {
  correctNote(app, { note }, node) {
    const [kind, text] = node.closest("li").querySelectorAll("select, input");
    app.link.act("correct_note", { note: Number(note), kind: kind.value, text: text.value });
  },
  removeNote: (app, { note }) => app.link.act("remove_note", { note: Number(note) }),
});

Object.assign(foresee, {
  remove_note(view, { note }) {
    view.notes = view.notes.filter((one) => one.number !== note);
  },
});

const sawNote = (view, { note }) => ({
  [`note:${note}`]: view.notes.find((one) => one.number === note)?.text ?? null,
});

Object.assign(SAW, { correct_note: sawNote, remove_note: sawNote });

// The screens that one needs now and then: a countdown, a break, nothing at all.

const COUNTDOWNS = [1, 2, 3, 5, 10, 15, 20, 30]; // minutes
const BREAKS = [5, 10, 15, 20, 30];

function drawScreensPanel(app, view, body) {
  once(body, () => [
    el("p", { class: "explain shown-now" }),
    button("Écran noir", "scenePicked", { scene: "noir" }),
    el("h3", { text: "Compte à rebours" }),
    el("div", { class: "lengths" },
      ...COUNTDOWNS.map((minutes) => lengthButton("compte", minutes, `${minutes}${NB}min`))),
    el("h3", { text: "Pause" }),
    el("div", { class: "lengths breaks" },
      ...BREAKS.map((minutes) => lengthButton("entracte", minutes, ""))),
    el("div", { class: "other-length" },
      el("label", {}, "Une autre durée, en minutes", el("input", {
        type: "number", name: "minutes", min: 1, max: RULES.minutes, step: 1, inputmode: "numeric",
      })),
      button("Compte à rebours", "otherLength", { scene: "compte" }),
      button("Pause", "otherLength", { scene: "entracte" })),
  ]);
  const aside = app.words.more[view.scene];
  say(body.querySelector(".shown-now"), aside ? `À l’écran${NB}: ${aside}${until(view)}.` : "");
  for (const one of body.querySelectorAll(".breaks button")) {
    const minutes = Number(one.dataset.minutes);
    say(one, `${minutes}${NB}min, reprise à ${hourOf(wholeMinute(app.link.now() + minutes * 60000))}`);
  }
}

// A minute that has begun is given to the room, as on the screen.
function wholeMinute(stamp) {
  return Math.ceil(stamp / 60000) * 60000;
}

function until(view) {
  return view.scene_until ? `, jusqu’à ${hourOf(wholeMinute(view.scene_until))}` : "";
}

function lengthButton(scene, minutes, text) {
  return button(text, "scenePicked", { scene, minutes });
}

Object.assign(PANELS, { screens: { title: () => "Plus d’écrans", draw: drawScreensPanel } });

Object.assign(commands, {
  scenePicked(app, { scene, minutes }) {
    closePanel(app);
    app.link.act("choose_scene", minutes ? { scene, minutes: Number(minutes) } : { scene });
  },
  otherLength(app, { scene }, node) {
    const field = node.closest(".other-length").querySelector("input");
    const minutes = Number(field.value);
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > RULES.minutes) {
      app.tell(`Écrivez une durée, de 1 à ${RULES.minutes} minutes.`, true);
      field.focus();
      return;
    }
    commands.scenePicked(app, { scene, minutes });
  },
});

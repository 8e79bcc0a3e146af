// What the projector shows: one button a scene.

function drawScreens(app, view) {
  const aside = app.words.more[view.scene]; // a countdown, a break…: behind « Plus »
  keyed(app.find(".scenes"), [...Object.entries(app.words.scenes), ["plus", aside ?? "Plus"]],
    ([key]) => key,
    ([key, text]) => (key === "plus"
      ? button(text, "panel", { panel: "screens" }, "scene more")
      : button(text, "scene", { scene: key }, "scene")),
    (node, [key, text]) => {
      say(node, text);
      mark(node, "aria-pressed", key === "plus" ? Boolean(aside) : key === view.scene);
      if (key === "plus") mark(node, "aria-label", aside ? `${aside}. Plus d’écrans` : "Plus d’écrans");
    });
}

Object.assign(commands, {
  scene: (app, { scene }) => app.link.act("choose_scene", { scene }),
});

Object.assign(foresee, {
  choose_scene(view, { scene, poll }) {
    if (!["question", "resultats"].includes(scene)) [view.scene, view.scene_poll] = [scene, null];
    else if (poll) [view.scene, view.scene_poll] = [scene, poll];
  },
});

Object.assign(SAW, { choose_scene: (view) => ({ scene: view.scene }) });

// What the projector shows: one button a scene.

function drawScreens(app, view) {
  keyed(app.find(".scenes"), Object.entries(app.words.scenes), ([key]) => key,
    ([key, text]) => button(text, "scene", { scene: key }, "scene"),
    (node, [key]) => mark(node, "aria-pressed", key === view.scene));
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

// The panels that open over the right side: one at a time, drawn again whenever the state changes.

function openPanel(app, name, more = {}) {
  app.panel = { name, ...more };
  const dialog = app.find(".panel");
  app.find(".panel-body").replaceChildren();
  mark(dialog, "data-panel", name);
  drawPanel(app, app.link.view());
  if (!dialog.open) dialog.showModal();
}

function closePanel(app) {
  app.panel = null;
  const dialog = app.find(".panel");
  if (dialog.open) dialog.close();
}

function drawPanel(app, view) {
  if (!app.panel) return;
  const panel = PANELS[app.panel.name];
  say(app.find("#panel-title"), panel.title(app));
  panel.draw(app, view, app.find(".panel-body"));
}

// Makes a panel's fixed parts once; what changes is filled in at every drawing.
function once(body, make) {
  if (!body.firstElementChild) body.append(...make());
}

Object.assign(commands, {
  panel: (app, { panel }) => openPanel(app, panel),
  closePanel: (app) => closePanel(app),
});

// The panels that ask once more before the séance opens or ends.

function drawStartPanel(app, view, body) {
  once(body, () => [
    el("p", { text: `Elle est prévue le ${view.when}. Une fois ouverte, elle est en cours pour tout le monde.` }),
    el("div", { class: "seat-acts" }, button("Ouvrir maintenant", "startSeance", {}, "primary"),
      button("Ne pas ouvrir", "closePanel")),
  ]);
}

function drawEndPanel(app, view, body) {
  once(body, () => [
    el("p", { text: "La prise de parole, le temps et la question en cours s’arrêtent. "
      + "Les réponses sont mélangées pour de bon, l’écran remercie la salle, "
      + "et l’évaluation s’ouvre sur les téléphones." }),
    el("div", { class: "seat-acts" }, button("Terminer la séance", "endSeance", {}, "primary"),
      button("Continuer la séance", "closePanel")),
  ]);
}

Object.assign(PANELS, {
  start: { title: () => `Ouvrir la séance${THIN}?`, draw: drawStartPanel },
  end: { title: () => `Terminer la séance${THIN}?`, draw: drawEndPanel },
});

Object.assign(commands, {
  endSeance(app) {
    closePanel(app);
    app.link.act("end_seance");
  },
});

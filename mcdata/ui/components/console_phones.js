// How many phones are connected, and what to look at when none is.

const NOBODY = `Aucun téléphone${NB}: que vérifier${THIN}?`;
const ALONE = 60000; // ms on the welcome scene without a phone before saying so

function drawPhones(app, view) {
  const line = app.find(".phones");
  const isWelcome = view.scene === "accueil" && !view.ended;
  app.welcomeSince = isWelcome ? app.welcomeSince ?? performance.now() : null;
  const isAlone = app.phones === 0 && isWelcome && performance.now() - app.welcomeSince > ALONE;
  if (!line.firstElementChild) {
    line.append(el("span", { role: "status" }), button(NOBODY, "panel", { panel: "phones" }, "quiet"),
      button("", "panel", { panel: "wifi" }, "quiet"));
  }
  const [told, check, wifi] = line.children;
  told.classList.toggle("unseen", isAlone); // the button beside it says so too
  say(told, phonesWords(app.phones, view, isAlone));
  show(check, isAlone);
  say(wifi, view.wifi && !view.wifi.proposed ? "Wi-Fi de la salle" : "Indiquer le Wi-Fi");
  show(wifi, !view.opened);
}

function phonesWords(phones, view, isAlone) {
  if (phones === undefined || view.ended) return "";
  if (isAlone) return "Aucun téléphone connecté.";
  return count(phones, "téléphone connecté", "téléphones connectés");
}

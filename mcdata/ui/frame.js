/* Runs in the page's head, before Streamlit's own script. See frame.py. */
(function () {
  "use strict";
  window.prerenderReady = false;
  window.__streamlit = {
    BACKEND_BASE_URL: location.origin + "/",
    MAIN_PAGE_BASE_URL: location.origin + "/",
    HOST_CONFIG: { allowedOrigins: [], useExternalAuthToken: false, blockErrorDialogs: true },
  };

  // Streamlit's words -> ours --------------------------------------------------------------

  const WORDS = {
    "Skip to main content": "Aller au contenu",
    "App pages": "Pages",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Select an option": "Choisir",
    "No results": "Rien ne correspond",
    "No options to select": "Rien à choisir",
    "Open": "Ouvrir la liste",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Decrement": "Moins",
    "Increment": "Plus",
    "Choose date": "Choisir une date",
    "Previous month": "Mois précédent",
    "Next month": "Mois suivant",
    "Copy to clipboard": "Copier",
    "Copied to clipboard": "Copié",
    "Clear value": "Effacer",
    "Clear all": "Tout effacer",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Flèches pour changer de jour. Entrée pour choisir. Échap pour fermer.",
    "Upload": "Choisir un fichier",
    "Add files": "Ajouter des fichiers",
    "File Uploader": "Choisir un fichier",
    "Drag and drop a file here": "Ou déposez le fichier ici",
    "Drag and drop files here": "Ou déposez les fichiers ici",
    "Press Enter to apply": "Entrée pour valider",
    "Press Enter to submit form": "Entrée pour envoyer",
    "Press Ctrl+Enter to apply": "Ctrl+Entrée pour valider",
    "Press ⌘+Enter to apply": "⌘+Entrée pour valider",
    "Press Ctrl+Enter to submit form": "Ctrl+Entrée pour envoyer",
    "Press ⌘+Enter to submit form": "⌘+Entrée pour envoyer",
    "view more": "voir la suite",
    "view less": "réduire",
    "Fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Download as CSV": "Télécharger en CSV",
    "Show password text": "Montrer le mot de passe",
    "Hide password text": "Cacher le mot de passe",
    "This field is required": "Ce champ est obligatoire",
    "required": "obligatoire",
  };
  // said by a label only: as a text of its own, such a word may be somebody's
  const LABELS = new Set(["Open", "Close", "Dismiss", "Increment", "Decrement", "required"]);
  const SHAPES = [
    [/^Choose date, (.+)$/, "Choisir une date, $1"],
    [/^day, (.+)$/, "jour, $1"],
    [/^month, (.+)$/, "mois, $1"],
    [/^year, (.+)$/, "année, $1"],
    [/^(\d+) more$/, "$1 de plus"],
    [/^Remove (.+)$/, "Retirer $1"],
    [/^Clear (.+)$/, "Effacer $1"],
    [/^(\d+(?:\.\d+)?) ?MB per file(.*)$/, "$1 Mo au plus$2"],
    [/^Selected: ?(.+)$/, "Choisi\u00a0: $1"],
  ];
  const SPOKEN = ["aria-label", "placeholder", "title", "aria-description", "aria-roledescription"];

  function french(text) {
    const own = text.trim();
    if (Object.hasOwn(WORDS, own)) return WORDS[own];
    for (const [shape, words] of SHAPES) if (shape.test(text)) return text.replace(shape, words);
    return null;
  }

  function translateAttributes(element) {
    for (const name of SPOKEN) {
      const value = element.getAttribute(name);
      const words = value && french(value);
      if (words) element.setAttribute(name, words);
    }
  }

  function translateText(node) {
    // what people typed is never an element of Streamlit's own frame
    if (node.parentElement?.closest("textarea, script, style, [data-testid=stHtml], .stHtml")) return;
    const words = LABELS.has(node.data.trim()) ? null : french(node.data);
    if (words) node.data = words;
  }

  function translateAll(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(root);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateAttributes(node);
    }
  }

  // a name in full for a button whose words repeat (see page.named) ---------------------------

  function nameInFull() {
    for (const mark of document.querySelectorAll(".mc-name")) {
      const holder = mark.dataset.for
        ? document.querySelector("." + CSS.escape(mark.dataset.for))
        : mark.closest("[data-testid=stElementContainer]")?.previousElementSibling;
      const target = holder && (holder.matches("a, button") ? holder : holder.querySelector("a, button"));
      if (target && target.getAttribute("aria-label") !== mark.textContent) {
        target.setAttribute("aria-label", mark.textContent);
      }
    }
  }

  let naming = 0;
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") translateAttributes(change.target);
      else if (change.type === "characterData") translateText(change.target);
      else change.addedNodes.forEach(translateAll);
    }
    if (!naming) naming = requestAnimationFrame(() => { naming = 0; nameInFull(); });
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN,
  });

  // the server is gone, and back ------------------------------------------------------------

  const PATIENCE = 2000; // milliseconds; a shorter cut is not worth a word
  const OWN_WORDS = ["/animation", "/projection"]; // these screens say it themselves
  let losing = 0;

  function gone() {
    if (losing || OWN_WORDS.includes(location.pathname)) return;
    losing = setTimeout(() => {
      const words = document.createElement("div");
      words.id = "mc-gone";
      words.setAttribute("role", "alert");
      words.textContent = "Le tableau de bord ne répond plus. Gardez cette page ouverte\u00a0: elle " +
        "reprend toute seule dès qu’il revient. S’il est arrêté, relancez-le sur l’ordinateur.";
      document.body.append(words);
    }, PATIENCE);
  }

  function back() {
    clearTimeout(losing);
    losing = 0;
    document.getElementById("mc-gone")?.remove();
  }

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...how) {
      super(...how);
      if (!String(how[0]).includes("/_stcore/stream")) return;
      this.addEventListener("open", back);
      this.addEventListener("close", gone);
      this.addEventListener("error", gone);
    }
  };
  addEventListener("pagehide", () => clearTimeout(losing));
})();

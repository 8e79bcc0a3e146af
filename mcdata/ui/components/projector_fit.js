// How large everything is: as large as fits on a wall, and as large as asked on a small or zoomed
// screen, where the page scrolls instead of shrinking.
//
// Joined in front of projector.js.

// Pixels of a title and of the rest on a screen of 1920 x 1080, from the most to the least. The
// title stays larger than the foot (40, or 32 once the title is under FOOT_YIELDS).
const LARGE = [[72, 58], [72, 54], [72, 50], [72, 46], [72, 43]];
const STEPS = [
  [72, 40], [64, 40], [56, 40], [56, 36], [52, 36], [52, 33], [48, 32], [48, 30], [46, 28], [46, 26],
  [44, 24], [44, 22], [42, 20], [42, 18], [40, 17], [38, 16],
];
const CARD_STEPS = STEPS.slice(0, 10); // under 26 pixels, fewer cards are better than smaller ones
const ROOMY = new Set(["question", "resultats", "parole"]);
const FOOT_YIELDS = 56;
const LEAST = 0.42; // CSS pixels of a unit: text of 17 pixels, on a telephone or zoomed to 400 %
const ZOOMED = 1.1;

function fit(projector) {
  const { picture, find } = projector;
  if (!picture) return;
  const stage = find(".stage");
  const unit = grows();
  stage.classList.toggle("grown", unit > 0);
  if (unit) {
    stage.style.setProperty("--u", `${unit}px`);
    stage.tabIndex = 0; // it scrolls: the keyboard must reach it
  } else {
    stage.style.removeProperty("--u");
    stage.removeAttribute("tabindex");
  }
  const cards = find(".cards");
  if (cards) deal(projector, cards, picture.body.texts);
  if (unit) return sizes(stage, [64, 40]);
  const steps = [...(ROOMY.has(picture.scene) ? LARGE : []), ...(cards ? CARD_STEPS : STEPS)];
  if (steps.some((step) => fitsAt(projector, step))) return;
  if (cards) dealWhatFits(projector, cards);
  else stage.classList.add("grown"); // rather than cutting anything, the page scrolls
}

// CSS pixels of a unit on a screen that is too small or zoomed in, else 0: then the style sheet's
// own unit fills the window. Only the browser's frame tells a zoom from a small window.
function grows() {
  const natural = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
  const zoom = window.outerWidth / window.innerWidth;
  const asked = zoom > ZOOMED ? natural * zoom : natural;
  return zoom > ZOOMED || asked < LEAST ? Math.max(LEAST, asked) : 0;
}

function deal({ find }, cards, texts) {
  cards.replaceChildren(...texts.map((text) => typed("li", "", text)));
  find(".rest").textContent = "";
}

function dealWhatFits(projector, cards) {
  const { texts } = projector.picture.body;
  cards.replaceChildren();
  for (const text of texts) {
    const card = typed("li", "", text);
    cards.append(card);
    if (!fits(projector)) card.remove();
  }
  const left = texts.length - cards.children.length;
  const words = left === 1 ? "une autre réponse ne tient" : `${left} autres réponses ne tiennent`;
  projector.find(".rest").textContent = ` · ${words} pas à l’écran`;
}

function sizes(stage, [title, text]) {
  stage.style.setProperty("--title", title);
  stage.style.setProperty("--text", text);
  stage.style.setProperty("--foot", title < FOOT_YIELDS ? 32 : 40);
}

function fitsAt(projector, step) {
  sizes(projector.find(".stage"), step);
  return fits(projector);
}

function fits({ find }) {
  const [scene, frame, cards] = [".scene", ".picture", ".cards"].map(find);
  return (
    frame.scrollHeight <= scene.clientHeight + 1 &&
    frame.scrollWidth <= scene.clientWidth + 1 &&
    (!cards || cards.scrollWidth <= cards.clientWidth + 1)
  );
}

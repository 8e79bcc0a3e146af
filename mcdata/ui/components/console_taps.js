// Two taps in a row at one place: the second one counts only if what stands under the finger is
// what stood there at the first. A list that moved, a button that turned into another, a panel that
// opened or closed: the finger meant neither.

const TWICE = 500; // ms between two taps that may be one gesture
const NEAR = 44; // px between them
const TARGETS = "[data-do], a[data-link]";

// What a target means: all its data and its words, so that a place which now speaks is another one.
function meaningOf(node) {
  return JSON.stringify([node.dataset, node.textContent]);
}

class Taps {
  constructor(root) {
    this.root = root;
    this.last = null;
    this.targets = [];
    this.pressed = null;
  }

  // A finger comes down: what it may mean is looked at now, so that the tap itself waits for nothing.
  press({ clientX: x, clientY: y }) {
    this.pressed = this.around(x, y);
  }

  // Whether this tap is the second half of a gesture whose target has changed.
  isStray(event, node) {
    if (!event.detail) return false; // the keyboard, or a script: no finger to mislead
    const { clientX: x, clientY: y, timeStamp: at } = event;
    const standing = this.pressed ?? this.around(x, y);
    this.pressed = null;
    const isTwice = this.last && at - this.last.at < TWICE
      && Math.hypot(x - this.last.x, y - this.last.y) <= NEAR;
    if (isTwice && node && !this.stoodThere(x, y, node)) return true;
    this.last = { x, y, at }; // a stray tap begins no gesture: who taps in a row is heard again
    this.targets = standing;
    return false;
  }

  stoodThere(x, y, node) {
    const meaning = meaningOf(node);
    return this.targets.some(({ meaning: before, box }) => before === meaning
      && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  }

  // Only what stands near enough for a second tap: every tap pays for this. Under an open panel
  // nothing can be touched; beside it, a tap closes it.
  around(x, y) {
    const panel = this.root.querySelector("dialog[open]");
    const within = panel ?? this.root;
    const targets = [];
    for (const node of within.querySelectorAll(TARGETS)) {
      const box = node.getBoundingClientRect();
      const isNear = x >= box.left - NEAR && x <= box.right + NEAR
        && y >= box.top - NEAR && y <= box.bottom + NEAR;
      if (isNear) targets.push({ meaning: meaningOf(node), box });
    }
    if (panel) {
      const box = { left: 0, top: 0, right: Infinity, bottom: Infinity };
      targets.push({ meaning: meaningOf(panel), box });
    }
    return targets;
  }
}

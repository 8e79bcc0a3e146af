// The map by keyboard: one tab stop, arrows from place to place as they stand around the room.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function mapSeats(app) {
  return [...app.all(".room .seat")];
}

// One place can be reached by Tab: the last one visited, else the first.
function keepOneStop(app) {
  const seats = mapSeats(app);
  const stop = seats.find((one) => one.dataset.seat === app.visited) ?? seats[0];
  for (const one of seats) mark(one, "tabindex", one === stop ? 0 : -1);
}

function visit(app, node) {
  app.visited = node.dataset.seat;
  keepOneStop(app);
}

function centreOf(node) {
  const box = node.getBoundingClientRect();
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}

// The nearest place on that side; what is far aside counts twice.
function placeBeside(app, node, [x, y]) {
  const [fromX, fromY] = centreOf(node);
  let nearest = null;
  for (const one of mapSeats(app)) {
    const [toX, toY] = centreOf(one);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (one === node || ahead < 8 || aside > 3 * ahead) continue; // in the same row, or far aside
    const away = ahead + 2 * aside;
    if (!nearest || away < nearest.away) nearest = { one, away };
  }
  return nearest?.one;
}

function mapKey(app, event) {
  const node = app.root.activeElement?.closest(".room .seat");
  if (!node) return false;
  const seats = mapSeats(app);
  const ends = { Home: seats[0], End: seats.at(-1) };
  const direction = DIRECTIONS[event.key];
  const next = ends[event.key] ?? (direction && placeBeside(app, node, direction));
  if (!next) return Boolean(direction); // an arrow at the edge stays, and scrolls nothing
  next.focus();
  return true;
}

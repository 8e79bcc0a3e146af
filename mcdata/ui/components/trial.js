// « Testez »: waits for phones at /essais and says that one arrived.

const waiting = new WeakMap();

export default function ({ parentElement, data }) {
  const find = (selector) => parentElement.querySelector(selector);
  // drawn by the server from its own address
  if (find(".address").textContent !== data.address) {
    find(".address").textContent = data.address;
    find(".qr").innerHTML = data.qr;
  }
  if (!waiting.has(parentElement)) waiting.set(parentElement, listen(find(".told")));
  return () => {
    waiting.get(parentElement)?.close();
    waiting.delete(parentElement);
  };
}

function listen(told) {
  const feed = new EventSource("/essais");
  feed.addEventListener("essai", (event) => {
    const { address, at, is_own: isOwn } = JSON.parse(event.data);
    told.classList.toggle("reached", !isOwn);
    told.textContent = isOwn
      ? `${at}\u00a0: cet ordinateur s’est joint lui-même. Essayez depuis un téléphone.`
      : `${at}\u00a0: un téléphone atteint l’ordinateur par ${address}.`;
  });
  return feed;
}

/* The ballot's one script, inlined in the page, which works without it. For old telephones:
   nothing newer than ECMAScript 2015, and none of what they lack (fetch apart, which is tested). */
(() => {
'use strict';
const doc = document, data = doc.body.dataset, path = '/v/' + data.code;
const byId = id => doc.getElementById(id);
const on = (name, act, target) => (target || doc).addEventListener(name, act);

/* Larger type and background, in place: a link's query says which. */
on('click', event => {
  const link = event.target.closest('[data-view]');
  if (!event.target.closest('details')) doc.querySelector('details').open = false;
  if (!link) return;
  event.preventDefault();
  const menu = link.parentNode, looks = [];
  const alike = '[data-view^=' + link.dataset.view.split('=')[0] + ']';
  for (const other of menu.querySelectorAll(alike)) other.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'true');
  for (const one of menu.querySelectorAll('[aria-current]')) looks.push(one.dataset.view.split('=')[1]);
  doc.documentElement.className = looks.join(' ');
  doc.cookie = 'mc_view=' + looks.join('.') + ';path=/v/;max-age=31536000;samesite=lax';
});

if (!data.code || !window.fetch || !window.URLSearchParams) return;
let state = data.state, version = +data.version, answers = null, turn = 0, timer = 0, feed;
const pending = {}, sending = {};

/* Emptied first, so that the same sentence twice is said twice. */
const say = text => { const line = byId('say'); line.textContent = ''; setTimeout(() => { line.textContent = text; }, 60); };

/* Only a zone moves. By itself (not asked) it does so only for another question, and never
   under the fingers of someone who writes. */
const swap = (id, page, asked) => {
  const old = byId(id), fresh = page.getElementById(id);
  if (!asked && (old.dataset.key === fresh.dataset.key || pending[id] || old.dataset.panel && fresh.children.length)) return;
  const stale = !asked && id === 'question' && doc.querySelector('#floor .done');
  if (stale) stale.remove();
  const focused = old.contains(doc.activeElement), zone = doc.importNode(fresh, true);
  old.parentNode.replaceChild(zone, old);
  count(zone);
  if (asked || focused) (id === 'floor' && zone.querySelector('textarea,[type=text]') || zone).focus();
  if (id === 'question' && !byId('floor').contains(doc.activeElement)) scrollTo(0, 0);
  const told = zone.querySelector('.done');
  if (!zone.querySelector('[role=alert]')) say(told ? told.textContent : zone.dataset.say || '');
};
const load = (to, options) => fetch(to, Object.assign({ credentials: 'same-origin' }, options)).then(answer => answer.text()).then(text => {
  const page = new DOMParser().parseFromString(text, 'text/html');
  if (!page.getElementById('question')) throw 0;
  if (!page.getElementById('floor')) location.reload();
  state = page.body.dataset.state;
  doc.title = page.title;
  return page;
});
const refresh = () => {
  clearTimeout(timer); timer = 0;
  const mine = ++turn;
  load(path).then(page => {
    if (mine === turn) { swap('question', page); swap('floor', page); }
  }).catch(() => later(3000));
};
const later = delay => { timer = timer || setTimeout(refresh, delay); };

/* A form leaves by itself; without network it waits, and the person is told. A second tap
   sends nothing new: the last state of the form is what leaves. */
const send = id => {
  const job = pending[id];
  if (!job || sending[id]) return;
  sending[id] = true; turn++;
  const abort = window.AbortController && new AbortController(), limit = setTimeout(() => abort && abort.abort(), 9000);
  const after = next => page => {
    clearTimeout(limit); sending[id] = false;
    pending[id] === job ? next(page) : send(id);
  };
  load(job.to, { method: 'POST', body: job.body, signal: abort ? abort.signal : undefined,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }).then(after(page => {
    delete pending[id];
    swap(id, page, true);
    swap(id === 'floor' ? 'question' : 'floor', page);
  }), after(() => {
    warn(id, job.what + ' partira dès son retour.');
    setTimeout(flush, 3000);
  }));
};
/* Above the button of the form that waits, or of the link that leads nowhere for now. */
const warn = (id, text) => {
  text = 'Pas de réseau. ' + text;
  if (byId('lost-' + id)) return;
  byId(id).querySelector('form button,.act').insertAdjacentHTML('beforebegin', '<p class="warn" id="lost-' + id + '">' + text);
  say(text);
};
const flush = () => { send('question'); send('floor'); };
on('submit', event => {
  const form = event.target, what = form.dataset.what;
  if (!what) return;
  event.preventDefault();
  const id = form.closest('main,footer').id, body = '' + new URLSearchParams(new FormData(form));
  if (!pending[id] || pending[id].body !== body) pending[id] = { to: form.getAttribute('action'), body: body, what: what };
  send(id);
});
on('click', event => {
  const link = event.target.closest('[data-zone]');
  if (!link) return;
  event.preventDefault();
  const mine = ++turn;
  load(link.href).then(page => mine === turn && swap(link.dataset.zone, page, true)).catch(() => warn(link.dataset.zone, 'Réessayez dans un moment.'));
});

/* Not more choices than allowed; how many characters are left. */
on('change', event => {
  const box = event.target, form = box.form;
  if (form && form.dataset.most && form.querySelectorAll(':checked').length > form.dataset.most) {
    box.checked = false;
    byId('most').className = 'warn';
    say(byId('most').textContent + ' Retirez-en une pour en choisir une autre.');
  }
});
const count = zone => {
  const field = zone.querySelector('[data-limit]');
  if (!field) return;
  const left = field.dataset.limit - field.value.trim().length, line = byId(field.id + '-left');
  line.textContent = (left < 0 ? 'Texte trop long. Retirez ' : 'Il reste ') + Math.abs(left) + (Math.abs(left) > 1 ? ' caractères.' : ' caractère.');
  line.className = left < 0 ? 'warn' : 'small';
};
on('input', event => count(event.target.closest('main,footer')));

/* What happens in the room arrives by the feed; without it, a look every five seconds. */
const listen = () => {
  if (!window.EventSource) return setInterval(refresh, 5000);
  feed = new EventSource('/live/' + data.code + '?version=' + version);
  on('change', event => {
    const now = JSON.parse(event.data), before = state, counted = answers;
    answers = now.answers; version = now.version;
    state = (now.poll || '') + '/' + now.scene;
    if (state !== before) refresh();
    else if (answers === null || answers === counted) later(1500);
  }, feed);
  feed.onopen = flush;
  feed.onerror = () => feed.readyState === 2 && setTimeout(listen, 5000);
};
const back = () => { if (!doc.hidden) { flush(); refresh(); } };
on('visibilitychange', back);
on('online', back, window);
on('pageshow', event => event.persisted && back(), window);
if (location.search) history.replaceState(null, '', path);
count(byId('question')); count(byId('floor'));
listen();
})();

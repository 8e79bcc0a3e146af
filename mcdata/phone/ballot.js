/* The ballot's one script, inlined in the page. The page works without it.
   ES5, for old telephones: no arrow, no optional chaining. */
(function () {
'use strict';
var doc = document, body = doc.body, root = doc.documentElement, code = body.getAttribute('data-code');
function byId(id) { return doc.getElementById(id); }
function closest(node, selector) { return node && node.closest ? node.closest(selector) : null; }

/* Larger type and background, in place. */
doc.addEventListener('click', function (event) {
  var link = closest(event.target, '[data-view]'), all, i;
  if (!link) { return; }
  event.preventDefault();
  var pair = link.getAttribute('data-view').split('='), kept = [];
  all = root.className.split(' ');
  for (i = 0; i < all.length; i++) {
    if (all[i] && (all[i] === 'grande') !== (pair[0] === 'taille')) { kept.push(all[i]); }
  }
  if (pair[1] !== 'normale' && pair[1] !== 'auto') { kept.push(pair[1]); }
  root.className = kept.join(' ');
  doc.cookie = 'mc_view=' + kept.join('.') + ';path=/v/;max-age=31536000;samesite=lax';
  all = doc.querySelectorAll('[data-view^=' + pair[0] + ']');
  for (i = 0; i < all.length; i++) { all[i].removeAttribute('aria-current'); }
  link.setAttribute('aria-current', 'true');
});

if (!code || !window.fetch || !window.DOMParser || !window.URLSearchParams) { return; }
var path = '/v/' + code, state = body.getAttribute('data-state'), version = +body.getAttribute('data-version');
var answers = null, pending = {}, sending = {}, timer, retry, asked = 0;

function say(text) { var line = byId('say'); line.textContent = ''; setTimeout(function () { line.textContent = text; }, 60); }

/* Only the zone moves; a question that is still the same keeps the half-made choice. */
function swap(id, page, wanted) {
  var old = byId(id), fresh = page.getElementById(id);
  if (!old || !fresh) { return; }
  if (!wanted) {
    if (old.getAttribute('data-key') === fresh.getAttribute('data-key') || pending[id]) { return; }
    if (id === 'floor' && fresh.children.length && /open/.test(old.className)) { return; }
  }
  var focused = old.contains(doc.activeElement), node = doc.importNode(fresh, true);
  old.parentNode.replaceChild(node, old);
  count(node);
  var alert = node.querySelector('[role=alert]'), field = node.querySelector('textarea,input[type=text]');
  if (wanted && id === 'floor' && field) { field.focus(); }
  else if (wanted || focused) {
    if (!node.hasAttribute('tabindex')) { node.setAttribute('tabindex', '-1'); }
    node.focus();
  }
  if (wanted && (alert || node.querySelector('.done'))) {
    node.scrollIntoView && node.scrollIntoView(id === 'floor' ? false : true);
  }
  if (!alert) { say(node.getAttribute('data-say') || ''); }
}
function read(response) {
  return response.text().then(function (html) {
    var page = new DOMParser().parseFromString(html, 'text/html');
    if (page.body.getAttribute('data-code') === code) {
      state = page.body.getAttribute('data-state');
      version = Math.max(version, +page.body.getAttribute('data-version'));
    } else if (!page.getElementById('question')) { throw new Error('not ours'); }
    return page;
  });
}
function refresh() {
  clearTimeout(timer); timer = 0;
  var turn = ++asked;
  if (sending.question || sending.floor) { later(500); return; }
  fetch(path, { credentials: 'same-origin' }).then(read).then(function (page) {
    if (turn !== asked || sending.question || sending.floor) { return; }
    doc.title = page.title;
    swap('question', page); swap('floor', page);
  })['catch'](function () { later(3000); });
}
function later(delay) { if (!timer) { timer = setTimeout(refresh, delay); } }

/* A form leaves by itself; without network it waits, and the person is told. */
function send(id) {
  var job = pending[id];
  if (!job || sending[id]) { return; }
  sending[id] = true; asked++;
  var abort = window.AbortController ? new AbortController() : null;
  var limit = setTimeout(function () { if (abort) { abort.abort(); } }, 10000);
  fetch(job.to, {
    method: 'POST', body: job.data, credentials: 'same-origin', signal: abort ? abort.signal : undefined,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
  }).then(read).then(function (page) {
    clearTimeout(limit); sending[id] = false;
    if (pending[id] !== job) { send(id); return; }
    delete pending[id];
    doc.title = page.title;
    swap(id, page, true);
    swap(id === 'floor' ? 'question' : 'floor', page);
  })['catch'](function () {
    clearTimeout(limit); sending[id] = false;
    lost(id, job);
    clearTimeout(retry); retry = setTimeout(flush, 3000);
  });
}
function flush() { send('question'); send('floor'); }
function lost(id, job) {
  var zone = byId(id), line = zone.querySelector('.lost');
  if (line) { return; }
  line = doc.createElement('p'); line.className = 'warn lost'; line.textContent = job.lost;
  var button = zone.querySelector('form button');
  button.parentNode.insertBefore(line, button);
  say(job.lost);
}
doc.addEventListener('submit', function (event) {
  var form = event.target, zone = closest(form, 'main,footer');
  if (!zone || !form.hasAttribute('data-lost')) { return; }
  var data;
  try { data = new URLSearchParams(new FormData(form)).toString(); } catch (old) { return; }
  event.preventDefault();
  var job = pending[zone.id];
  if (job && job.data === data && sending[zone.id]) { return; }
  pending[zone.id] = { to: form.getAttribute('action'), data: data, lost: form.getAttribute('data-lost') };
  send(zone.id);
});
doc.addEventListener('click', function (event) {
  var link = closest(event.target, 'a[data-zone]');
  if (!link) { return; }
  event.preventDefault();
  var id = link.getAttribute('data-zone'), turn = ++asked;
  fetch(link.href, { credentials: 'same-origin' }).then(read).then(function (page) {
    if (turn === asked) { swap(id, page, true); }
  })['catch'](function () { location.href = link.href; });
});

/* Not more choices than allowed; how many characters are left. */
doc.addEventListener('change', function (event) {
  var form = closest(event.target, 'form[data-most]');
  if (!form || !event.target.checked) { return; }
  if (form.querySelectorAll(':checked').length > +form.getAttribute('data-most')) {
    event.target.checked = false;
    var line = byId('most'); line.className = 'warn';
    say(line.textContent + ' Retirez-en une pour en choisir une autre.');
  }
});
function count(zone) {
  var field = zone.querySelector('textarea[data-limit]');
  if (!field) { return; }
  var left = +field.getAttribute('data-limit') - field.value.trim().length;
  var line = byId(field.getAttribute('aria-describedby').split(' ').pop());
  line.textContent = left < 0 ? 'Votre texte est trop long. Retirez ' + -left + (left < -1 ? ' caractères.' : ' caractère.')
    : 'Il reste ' + left + (left > 1 ? ' caractères.' : ' caractère.');
  line.className = left < 0 ? 'warn' : 'small';
}
doc.addEventListener('input', function (event) { var zone = closest(event.target, 'main,footer'); if (zone) { count(zone); } });

/* What happens in the room arrives by the feed; without it, every five seconds. */
var feed;
function listen() {
  if (!window.EventSource) { setInterval(refresh, 5000); return; }
  feed = new EventSource('/live/' + code + '?version=' + version);
  feed.addEventListener('change', function (event) {
    var now = JSON.parse(event.data), before = state, counted = answers;
    answers = now.answers; version = Math.max(version, now.version);
    state = (now.poll || '') + '/' + now.scene;
    if (state !== before) { refresh(); }
    else if (now.answers === null || now.answers === counted) { later(1500); }
  });
  feed.onopen = flush;
  feed.onerror = function () { if (feed.readyState === 2) { setTimeout(listen, 5000); } };
}
function back() {
  if (doc.hidden) { return; }
  if (feed && feed.readyState === 2) { listen(); }
  flush(); refresh();
}
doc.addEventListener('visibilitychange', back);
window.addEventListener('online', back);
window.addEventListener('pageshow', function (event) { if (event.persisted) { back(); } });
if (location.search && history.replaceState) { history.replaceState(null, '', path); }
count(byId('question')); count(byId('floor'));
listen();
})();

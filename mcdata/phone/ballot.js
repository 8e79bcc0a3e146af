/* The ballot's one script, inlined in the page, which works without it. ECMAScript 5 and what
   telephones of 2015 have (XMLHttpRequest for documents, closest, importNode): each is looked for
   first, and a telephone that lacks one keeps the plain form. */
(function () {
'use strict';
var doc = document, body = doc.body, root = doc.documentElement;
var data = body.dataset || {}, path = '/v/' + data.code, storeName = 'mc_' + data.code;
var shown = +data.version, turn = 0, timer = 0, heard = 0, feed;
var pending = {}, sending = {};

function byId(id) { return doc.getElementById(id); }
function on(name, act, target) { (target || doc).addEventListener(name, act); }
function each(list, act) { [].forEach.call(list, act); }
function line(text, name) {
  var one = doc.createElement('p');
  one.className = name; one.dir = 'auto'; one.textContent = text;
  return one;
}
function before(mark, one) { mark.parentNode.insertBefore(one, mark); }

/* A sentence is added, never replaced: two at once are both spoken. */
function say(text) {
  var log = byId('say');
  if (text) log.appendChild(line(text, ''));
  if (log.children.length > 6) log.removeChild(log.firstChild);
}

/* Without what the script needs, a page that waits is loaded again, as without script. */
function plain() {
  each(doc.querySelectorAll('noscript.stop'), function (one) {
    var shown = doc.createElement('div');
    shown.innerHTML = one.textContent;
    before(one, shown);
  });
  if (body.getAttribute('data-refreshes')) setTimeout(function () { location.replace('/v/' + body.getAttribute('data-code')); }, 5000);
}

/* Kept on this telephone alone, for the day: what was answered, what is half-written, what waits. */
var today = new Date().toDateString(), kept = {};
function recall() {
  try { kept = JSON.parse(localStorage[storeName]); } catch (error) { kept = {}; }
  if (kept.day !== today) kept = { day: today, own: {}, drafts: {}, waits: null };
}
function keep() { try { localStorage[storeName] = JSON.stringify(kept); } catch (error) { return; } }

function formOf(zone) { return zone.querySelector('form[data-what]'); }
function draftOf(form) {
  var draft = { choices: [], text: '', changed: false };
  each(form.elements, function (one) {
    if (/radio|checkbox/.test(one.type)) {
      if (one.checked) draft.choices.push(one.value);
      if (one.checked !== one.defaultChecked) draft.changed = true;
    } else if (one.tagName === 'TEXTAREA') {
      draft.text = one.value;
      if (one.value.trim() !== one.defaultValue.trim()) draft.changed = true;
    }
  });
  return draft;
}
function bodyOf(form) {
  var parts = [];
  each(form.elements, function (one) {
    if (one.name && (!/radio|checkbox/.test(one.type) || one.checked)) parts.push(encodeURIComponent(one.name) + '=' + encodeURIComponent(one.value));
  });
  return parts.join('&');
}
function keepDraft() {
  var zone = byId('question'), form = formOf(zone), draft = form && draftOf(form);
  if (draft && zone.dataset.poll) { kept.drafts[zone.dataset.poll] = draft.changed ? draft : null; keep(); }
  return draft && draft.changed ? draft : null;
}
function notice(zone, text, draft) {
  var first = zone.querySelector('h1,form');
  if (zone.querySelector('.unsent')) return;
  if (!zone.querySelector('[role=alert]')) { before(first, line(text, 'warn')); say(text); }
  before(first, line(draft.text, 'next unsent'));
}
function lostWords(draft) { return draft.text ? 'Votre texte n’est pas parti.' : 'Votre choix n’est pas parti.'; }

/* What this telephone alone knows is put back: one's own answer, a half-made choice. */
function dress(zone) {
  var poll = zone.dataset.poll, form = formOf(zone), draft = kept.drafts[poll];
  var own = [].map.call(zone.querySelectorAll('[data-own]'), function (one) { return one.dataset.own || one.textContent; });
  if (own.length) { kept.own[poll] = own; keep(); }
  if (draft && form) {
    each(form.elements, function (one) {
      if (/radio|checkbox/.test(one.type)) one.checked = draft.choices.indexOf(one.value) >= 0;
      else if (one.tagName === 'TEXTAREA') one.value = draft.text;
    });
  } else if (draft && zone.querySelector('.over')) {
    notice(zone, lostWords(draft) + (own.length ? '\nVotre première réponse compte.' : ''), draft);
  }
  each(zone.querySelectorAll('[data-results]'), function (block) {
    var mine = kept.own[block.dataset.results];
    if (!mine || block.querySelector('.mine')) return;
    if (block.querySelector('[data-row]')) each(mine, function (row) {
      var head = block.querySelector('[data-row="' + row + '"] th');
      if (head) head.insertBefore(line('Votre réponse', 'mine'), head.querySelector('svg'));
    });
    else block.appendChild(line('Votre réponse\u00a0: ' + mine[0], 'next mine'));
  });
  count(zone);
}

/* Only a zone moves. By itself (not asked) it does so only for another question, and never
   under the fingers of someone who writes. */
function swap(id, page, asked) {
  var old = byId(id), fresh = page.getElementById(id), poll = old.dataset.poll, draft, zone, first, told, focused;
  if (id === 'floor') hands(page);
  if (!asked && (old.dataset.key === fresh.dataset.key || pending[id] || old.dataset.panel && fresh.children.length)) return;
  draft = id === 'question' && !asked && keepDraft();
  told = !asked && id === 'question' && doc.querySelector('#floor .done');
  if (told) told.parentNode.removeChild(told);
  focused = old.contains(doc.activeElement);
  zone = doc.importNode(fresh, true);
  old.parentNode.replaceChild(zone, old);
  if (asked && id === 'question' && !zone.querySelector('[role=alert]')) { delete kept.drafts[poll]; keep(); }
  told = zone.querySelector('.done');
  if (!zone.querySelector('[role=alert]')) say(told ? told.textContent : zone.dataset.say);
  dress(zone);
  if (draft && poll !== zone.dataset.poll) notice(zone, 'La question d’avant est finie.\n' + lostWords(draft), draft);
  first = zone.querySelector(id === 'floor' ? 'textarea,[type=text],button,.act' : 'h1');
  if ((asked || focused) && first) { if (id === 'question') first.tabIndex = -1; first.focus(); }
  if (id === 'question' && !byId('floor').contains(doc.activeElement)) scrollTo(0, 0);
}
/* The floor given or taken back, said at the top whatever is being written below. */
function hands(page) {
  var old = byId('turn'), fresh = page.getElementById('turn'), was = old.dataset.hand, now = fresh.dataset.hand;
  old.dataset.hand = now;
  if (was !== now) tell('turn', now ? fresh.textContent : was === 'up' ? 'Votre main est baissée.' : '');
}
function tell(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
  byId('top').className = 'top ' + (byId('net').textContent ? 'lost' : byId('turn').textContent && (byId('turn').dataset.hand || 'said'));
}

function load(to, sent, then, fail) {
  var ask = new XMLHttpRequest();
  ask.open(sent ? 'POST' : 'GET', to);
  ask.responseType = 'document';
  ask.timeout = 9000;
  if (sent) ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  ask.onload = function () {
    var page = ask.response;
    if (ask.status > 499 || !page || !page.getElementById('question')) return fail(ask.status);
    if (!page.getElementById('floor')) return location.reload();
    shown = +page.body.dataset.version;
    doc.title = page.title;
    tell('net', '');
    then(page);
  };
  ask.onerror = ask.ontimeout = ask.onabort = function () { fail(0); };
  ask.send(sent);
}
function trouble(status) { return (status ? 'Un problème est arrivé.' : 'Pas de réseau.') + '\nGardez cette page ouverte.'; }
function refresh() {
  var mine = ++turn;
  clearTimeout(timer); timer = 0;
  load(path, null, function (page) {
    if (mine === turn) { swap('question', page); swap('floor', page); }
  }, function (status) {
    if (!pending.question && !pending.floor) tell('net', trouble(status));
    later(3000);
  });
}
function later(delay) { timer = timer || setTimeout(refresh, delay); }

/* A form leaves by itself; without network it waits, and the person is told. A second tap
   sends nothing new: the last state of the form is what leaves. */
function send(id) {
  var job = pending[id];
  if (!job || sending[id]) return;
  sending[id] = true; turn++;
  function after(next) {
    return function (got) {
      sending[id] = false;
      if (pending[id] === job) next(got); else send(id);
    };
  }
  load(job.to, job.body, after(function (page) {
    delete pending[id];
    if (id === 'question') { kept.waits = null; keep(); }
    swap(id, page, true);
    swap(id === 'floor' ? 'question' : 'floor', page);
  }), after(function (status) {
    warn(id, trouble(status) + '\n' + job.what + ' partira toute seule.');
    setTimeout(flush, 3000);
  }));
}
/* Above the button of the form that waits, or of the link that leads nowhere for now. */
function warn(id, text) {
  var old = byId('lost-' + id), zone = byId(id), one = line(text, 'warn');
  if (old && old.textContent === text) return;
  if (old) old.parentNode.removeChild(old);
  one.id = 'lost-' + id;
  before(zone.querySelector('.send,form button,.act') || zone.firstChild, one);
  say(text);
}
function flush() { send('question'); send('floor'); }

/* Where the finger is, and without moving what is under it: the room stays once it is taken. */
function hint(row, text) {
  var old = doc.querySelector('.hint');
  if (old && old.previousSibling !== row) old.parentNode.removeChild(old);
  if (!old || old.previousSibling !== row) row.parentNode.insertBefore(old = line(text, 'warn hint'), row.nextSibling);
  old.style.visibility = '';
  say(text);
}
function count(zone) {
  var field = zone.querySelector('[data-limit]'), left, told;
  if (!field) return;
  left = field.dataset.limit - field.value.trim().length; told = byId(field.id + '-left');
  told.textContent = (left < 0 ? 'Texte trop long. Retirez ' : 'Il reste ') + Math.abs(left) + (Math.abs(left) > 1 ? ' caractères.' : ' caractère.');
  told.className = left < 0 ? 'warn' : 'small';
}

/* What happens in the room arrives by the feed; without it, a look every five seconds. A line
   silent for more than two beats is dead, whatever the telephone believes. */
function listen() {
  if (!window.EventSource) return setInterval(refresh, 5000);
  feed = new EventSource('/live/' + data.code + '?version=' + shown + (data.tel ? '&tel=' + data.tel : ''));
  heard = Date.now();
  function hear() { heard = Date.now(); }
  on('beat', hear, feed);
  on('change', function (event) {
    var now = JSON.parse(event.data);
    hear();
    if (now.page > shown || now.floor > shown && byId('floor').dataset.seat) refresh();
  }, feed);
  feed.onopen = function () { hear(); if (byId('net').textContent) refresh(); flush(); };
  feed.onerror = function () { later(3000); if (feed.readyState === 2) setTimeout(listen, 5000); };
}
function watch() {
  if (!feed || Date.now() - heard < 35000) return;
  feed.close(); listen(); refresh();
}
function back() { if (doc.hidden) keepDraft(); else { flush(); refresh(); } }

function start() {
  /* Larger type and background, in place: a link's query says which. */
  on('click', function (event) {
    var look = event.target.closest('[data-view]'), link = event.target.closest('[data-zone]'), looks = [], mine;
    if (!event.target.closest('details')) doc.querySelector('details').open = false;
    if (look) {
      event.preventDefault();
      each(doc.querySelectorAll('[data-view^=' + look.dataset.view.split('=')[0] + ']'), function (one) { one.removeAttribute('aria-current'); });
      look.setAttribute('aria-current', 'true');
      each(doc.querySelectorAll('[data-view][aria-current]'), function (one) { looks.push(one.dataset.view.split('=')[1]); });
      root.className = looks.join(' ');
      doc.cookie = 'mc_view=' + looks.join('.') + ';path=/v/;max-age=31536000;samesite=lax';
    }
    if (link && data.code) {
      event.preventDefault();
      mine = ++turn;
      load(link.href, null, function (page) { if (mine === turn) swap(link.dataset.zone, page, true); }, function (status) { warn(link.dataset.zone, trouble(status) + '\nRéessayez dans un moment.'); });
    }
  });
  on('keydown', function (event) {
    var menu = doc.querySelector('details');
    if ((event.key === 'Escape' || event.keyCode === 27) && menu.open) { menu.open = false; menu.firstChild.focus(); }
  });
  if (!data.code) return;
  recall();
  on('submit', function (event) {
    var form = event.target, what = form.dataset.what, id, sent;
    if (!what) return;
    id = form.closest('main,section').id; sent = bodyOf(form);
    event.preventDefault();
    if (form.querySelector('[name=choice]') && !form.querySelector(':checked')) return hint(form.querySelector('fieldset').lastElementChild, 'Choisissez une réponse.\nPuis envoyez.');
    if (!pending[id] || pending[id].body !== sent) pending[id] = { to: form.getAttribute('action'), body: sent, what: what };
    if (id === 'question') { keepDraft(); kept.waits = pending[id]; keep(); }
    send(id);
  });
  on('change', function (event) {
    var box = event.target, form = box.form, old = doc.querySelector('.hint');
    if (!form || box.name !== 'choice') return;
    if (old) old.style.visibility = 'hidden';
    if (form.dataset.most && form.querySelectorAll(':checked').length > form.dataset.most) {
      box.checked = false;
      hint(box.parentNode, 'Décochez une réponse.\nPuis choisissez l’autre.');
    }
  });
  on('input', function (event) { count(event.target.closest('main,section')); });
  on('visibilitychange', back);
  on('online', back, window);
  on('pagehide', keepDraft, window);
  on('pageshow', function (event) { if (event.persisted) back(); }, window);
  if (location.search) history.replaceState(null, '', path);
  dress(byId('question')); count(byId('floor'));
  if (kept.waits) { pending.question = kept.waits; send('question'); }
  listen();
  setInterval(watch, 5000);
}
try {
  if (!body.dataset || !body.closest || !doc.importNode || !('responseType' in new XMLHttpRequest())) throw 0;
  start();
} catch (error) { plain(); }
})();

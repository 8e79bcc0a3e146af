/* The ballot's one script, inlined in the page, which works without it. ECMAScript 5 and what
   telephones of 2015 have (XMLHttpRequest for documents, closest, importNode): a telephone that
   lacks one keeps the plain form. What is not a property is called by a name of its own, so that
   it can be shortened on its way. */
(function () {
var doc = document, whole = doc.body, info = whole.dataset || {}, here = '/v/' + info.code;
var shown = +info.version, rank = 0, timer = 0, heard = 0, feed, Q = 'question', F = 'floor', waiting = {}, leaving = {};

function byId(id) { return doc.getElementById(id); }
function find(root, rule) { return root.querySelector(rule); }
function each(root, rule, act) { [].forEach.call(root.querySelectorAll(rule), act); }
function on(kind, act, target) { (target || doc).addEventListener(kind, act); }
function drop(node) { if (node) node.parentNode.removeChild(node); }
function put(node, mark) { mark.parentNode.insertBefore(node, mark); return node; }
function line(words, look) {
  var node = doc.createElement('p');
  node.className = look; node.dir = 'auto'; node.textContent = words;
  return node;
}
/* A sentence is added, never replaced: two at once are both spoken. */
function say(words) {
  if (words) byId('say').appendChild(line(words, ''));
}
/* Without what the script needs, a page that waits is loaded again, as without script. */
function plain() {
  each(doc, 'noscript', function (node) { put(doc.createElement('div'), node).innerHTML = node.textContent; });
  if (find(doc, 'main noscript')) setTimeout(function () { if (!find(doc, '.still')) location.replace('/v/' + whole.getAttribute('data-code')); }, 5000);
}

/* Kept on this telephone alone, for the day: what was answered, what is half-written, what waits. */
var kept, today = new Date().toDateString();
function recall() {
  try { kept = JSON.parse(localStorage[here]); } catch (error) { kept = 0; }
  if (!kept || kept.day !== today) kept = { day: today, did: {}, cut: {} };
}
function keep() { try { localStorage[here] = JSON.stringify(kept); } catch (error) { return; } }

function fields(sheet, act) {
  each(sheet, 'input,textarea', function (field) { act(field, /radio|checkbox/.test(field.type)); });
}
function bodyOf(sheet) {
  var parts = [];
  fields(sheet, function (field, ticked) {
    if (!ticked || field.checked) parts.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value));
  });
  return parts.join('&');
}
/* What is chosen or written and wasn't sent; null if nothing is. */
function halfOf(area) {
  var sheet = find(area, 'form[data-what]'), half = { ticks: [], text: '' }, changed;
  if (!sheet || !area.dataset.poll) return null;
  fields(sheet, function (field, ticked) {
    if (ticked && field.checked) half.ticks.push(field.value);
    if (!ticked && field.type !== 'hidden') half.text = field.value;
    if (ticked ? field.checked !== field.defaultChecked : field.value.trim() !== field.defaultValue.trim()) changed = true;
  });
  kept.cut[area.dataset.poll] = changed && half;
  keep();
  return changed && half;
}
/* What this telephone alone knows is put back: one's own answer, what was half-made. */
function dress(area, other) {
  var which = area.dataset.poll, sheet = find(area, 'form[data-what]'), half = kept.cut[which], own = [], lost = half;
  each(area, '[data-own]', function (node) { own.push(node.dataset.own || node.textContent); });
  if (own[0]) { kept.did[which] = own; keep(); }
  if (half && sheet) fields(sheet, function (field, ticked) {
    if (ticked) field.checked = half.ticks.indexOf(field.value) >= 0;
    else if (field.type !== 'hidden') field.value = half.text;
  });
  if (sheet || !find(area, '.over')) lost = other;
  if (lost && !find(area, '.unsent')) {
    other = (other ? 'La question d’avant est finie.\n' : '') + (lost.text ? 'Votre texte n’est pas parti.' : 'Votre choix n’est pas parti.') + (own[0] ? '\nVotre première réponse compte.' : '');
    if (!find(area, '[role=alert]')) { put(line(other, 'warn'), find(area, 'h1,form')); say(other); }
    if (lost.text) put(line(lost.text, 'next unsent'), find(area, 'h1,form'));
  }
  each(area, '[data-results]', function (block) {
    (kept.did[block.dataset.results] || []).forEach(function (mine) {
      var row = find(block, 'table') && find(block, '[data-row="' + mine + '"] svg');
      if (row) put(line('Votre réponse', 'mine'), row);
      else block.appendChild(line('Votre réponse\u00a0: ' + mine, 'next'));
    });
  });
  count(area);
}

/* Only a zone moves. By itself (not asked) it does so only for another question, and never
   under the fingers of someone who writes. */
function swap(id, fresh, asked) {
  var old = byId(id), area = find(fresh, '#' + id), isPoll = id === Q, half, told, focused;
  if (!isPoll) hands(fresh);
  if (!asked && (old.dataset.key === area.dataset.key || waiting[id] || old.dataset.panel && area.children.length)) return;
  told = find(area, '[role=alert]');
  if (isPoll && asked && !told) { delete kept.cut[old.dataset.poll]; keep(); }
  if (isPoll && !asked) { half = halfOf(old); drop(find(doc, '#floor .done')); }
  focused = asked || old.contains(doc.activeElement);
  area = doc.importNode(area, true);
  old.parentNode.replaceChild(area, old);
  if (!told && (told = find(area, '.done,h1'))) say((area.dataset.say || '') + told.textContent);
  if (isPoll) dress(area, old.dataset.poll !== area.dataset.poll && half);
  else count(area);
  told = find(area, isPoll ? 'h1' : 'textarea,[type=text],button,.act');
  if (focused && told) { if (isPoll) told.tabIndex = -1; told.focus(); }
  if (isPoll && !byId(F).contains(doc.activeElement)) scrollTo(0, 0);
}
/* The floor given or taken back is said at the top, whatever is being written below. */
function hands(fresh) {
  var old = byId('turn'), is = find(fresh, '#turn'), was = old.dataset.hand;
  if (was === is.dataset.hand) return;
  old.dataset.hand = is.dataset.hand;
  tell('turn', is.textContent || (was === 'up' ? 'Votre main est baissée.' : ''));
}
function tell(id, words) {
  var net = byId('net'), arm = byId('turn');
  if (byId(id).textContent !== words) byId(id).textContent = words;
  byId('top').className = 'top ' + (net.textContent ? 'say lost' : arm.textContent && 'say ' + arm.dataset.hand);
}

function load(to, sent, then, fail) {
  var ask = new XMLHttpRequest();
  ask.open(sent ? 'POST' : 'GET', to);
  ask.responseType = 'document';
  ask.timeout = 9000;
  if (sent) ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  ask.onload = function () {
    var fresh = ask.response;
    if (ask.status > 499 || !fresh || !find(fresh, '#' + Q)) return fail(ask.status);
    if (!find(fresh, '#' + F)) return location.reload();
    shown = +fresh.body.dataset.version;
    doc.title = fresh.title;
    tell('net', '');
    then(fresh);
  };
  ask.onerror = ask.ontimeout = function () { fail(0); };
  ask.send(sent);
}
function trouble(state) { return (state ? 'Un problème est arrivé.' : 'Pas de réseau.') + '\nGardez cette page ouverte.'; }
function refresh() {
  var mine = ++rank;
  clearTimeout(timer); timer = 0;
  load(here, null, function (fresh) {
    if (mine === rank) { swap(Q, fresh); swap(F, fresh); }
  }, function (state) {
    if (!waiting[Q] && !waiting[F]) tell('net', trouble(state));
    later(3000);
  });
}
function later(delay) { timer = timer || setTimeout(refresh, delay); }

/* A form leaves by itself; without network it waits, and the person is told. A second tap
   sends nothing new: the last state of the form is what leaves. */
function post(id) {
  var job = waiting[id];
  if (!job || leaving[id]) return;
  leaving[id] = true; rank++;
  function after(next) {
    return function (got) {
      leaving[id] = false;
      if (waiting[id] === job) next(got); else post(id);
    };
  }
  load(job.to, job.raw, after(function (fresh) {
    delete waiting[id];
    if (id === Q) { delete kept.waits; keep(); }
    swap(id, fresh, true);
    swap(id === F ? Q : F, fresh);
  }), after(function (state) {
    warn(id, trouble(state) + '\n' + job.what + ' partira toute seule.');
    setTimeout(flush, 3000);
  }));
}
/* Above the button of the form that waits, or of the link that leads nowhere for now. */
function warn(id, words) {
  var old = byId('lost-' + id);
  if (old && old.textContent === words) return;
  drop(old);
  put(line(words, 'warn'), find(byId(id), '.send,form button,.act') || byId(id).firstChild).id = 'lost-' + id;
  say(words);
}
function flush() { post(Q); post(F); }

/* Where the finger is, and without moving what is under it: the room stays once it is taken. */
function hint(row, words) {
  var old = byId('hint');
  if (!old || old.previousSibling !== row) { drop(old); old = row.parentNode.insertBefore(line(words, 'warn'), row.nextSibling); old.id = 'hint'; }
  old.textContent = words; old.style.visibility = '';
  say(words);
}
function count(area) {
  var field = find(area, '[data-limit]'), left, told;
  if (!field) return;
  left = field.dataset.limit - field.value.trim().length; told = byId(field.id + '-left');
  told.textContent = (left < 0 ? 'Texte trop long. Retirez ' : 'Il reste ') + Math.abs(left) + (Math.abs(left) > 1 ? ' caractères.' : ' caractère.');
  told.className = left < 0 ? 'warn' : 'small';
}

/* What happens in the room arrives by the feed; without it, a look every five seconds. A line
   silent for more than two beats is dead, whatever the telephone believes. */
function listen() {
  if (!window.EventSource) return setInterval(refresh, 5000);
  function hear() { heard = Date.now(); }
  feed = new EventSource('/live/' + info.code + '?version=' + shown + '&tel=' + info.tel);
  hear();
  on('beat', hear, feed);
  on('change', function (event) {
    var now = JSON.parse(event.data);
    hear();
    if (now.page > shown || now.floor > shown && byId(F).dataset.seat) refresh();
  }, feed);
  feed.onopen = function () { hear(); flush(); if (byId('net').textContent) refresh(); };
  feed.onerror = function () { later(3000); if (feed.readyState === 2) setTimeout(listen, 5000); };
}
function back() { if (doc.hidden) halfOf(byId(Q)); else { flush(); refresh(); } }

function start() {
  var menu = find(doc, 'details');
  /* Larger type and background, in place: a link's query says which. */
  on('click', function (event) {
    var look = event.target.closest('.aa [href^="?"]'), link = event.target.closest('[data-zone]'), looks = [], mine;
    if (!event.target.closest('details')) menu.open = false;
    if (look || link && info.code) event.preventDefault();
    if (look) {
      each(menu, '[href^="' + look.search.split('=')[0] + '"]', function (node) { node.removeAttribute('aria-current'); });
      look.setAttribute('aria-current', 'true');
      each(menu, '[aria-current]', function (node) { looks.push(node.search.split('=')[1]); });
      doc.documentElement.className = looks.join(' ');
      doc.cookie = 'mc_view=' + looks.join('.') + ';path=/v/;max-age=31536000;samesite=lax';
    } else if (link && info.code) {
      mine = ++rank;
      load(link.href, null, function (fresh) { if (mine === rank) swap(link.dataset.zone, fresh, true); }, function (state) { warn(link.dataset.zone, trouble(state)); });
    }
  });
  on('keydown', function (event) {
    if (event.keyCode === 27 && menu.open) { menu.open = false; menu.firstChild.focus(); }
  });
  if (!info.code) return;
  recall();
  on('submit', function (event) {
    var sheet = event.target, told = sheet.dataset.what, id, sent;
    if (!told) return;
    id = sheet.closest('main,section').id; sent = bodyOf(sheet);
    event.preventDefault();
    if (find(sheet, '[name=choice]') && !find(sheet, ':checked')) return hint(find(sheet, 'fieldset').lastElementChild, 'Choisissez une réponse.\nPuis envoyez.');
    if (!waiting[id] || waiting[id].raw !== sent) waiting[id] = { to: sheet.getAttribute('action'), raw: sent, what: told };
    if (id === Q) { halfOf(byId(id)); kept.waits = waiting[id]; keep(); }
    post(id);
  });
  on('change', function (event) {
    var box = event.target, sheet = box.form, old = byId('hint');
    if (old) old.style.visibility = 'hidden';
    if (sheet && sheet.dataset.most && sheet.querySelectorAll(':checked').length > sheet.dataset.most) {
      box.checked = false;
      hint(box.parentNode, 'Décochez une réponse.\nPuis choisissez l’autre.');
    }
  });
  on('input', function (event) { count(event.target.closest('main,section')); });
  on('visibilitychange', back);
  on('online', back, window);
  on('pagehide', function () { halfOf(byId(Q)); }, window);
  on('pageshow', function (event) { if (event.persisted) back(); }, window);
  if (location.search) history.replaceState(null, '', here);
  dress(byId(Q)); count(byId(F));
  if (kept.waits) { waiting[Q] = kept.waits; flush(); }
  listen();
  setInterval(function () {
    if (feed && Date.now() - heard > 35000) { feed.close(); listen(); refresh(); }
  }, 5000);
}
try {
  if (!whole.closest || !('responseType' in new XMLHttpRequest())) throw 0;
  start();
} catch (error) { plain(); }
})();

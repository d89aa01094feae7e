// survey.js: adds the live count and autosave to the rater's form, which works without it.
(() => {
  'use strict';
  const prefix = 'roundview:';
  const store = sessionStorageOrNothing();
  const forget = document.body.dataset.forget;
  if (forget !== undefined) forgetTexts(forget ? `${prefix}${forget}:` : prefix);

  const form = document.querySelector('form[data-survey]');
  if (!form) return;
  document.documentElement.classList.add('js');
  const texts = [...form.querySelectorAll('textarea')];
  const keyOf = (field) => `${prefix}${form.dataset.draft || ''}:${field.name}`;

  startCounting();
  if (form.dataset.saveUrl) startSaving();

  function startCounting() {
    const out = form.querySelector('[data-count]');
    const bar = form.querySelector('.bar progress');
    if (!out) return;
    const digits = { fa: 'fa-u-nu-arabext', ar: 'ar-u-nu-latn' };
    const { lang } = document.documentElement;
    const numbers = new Intl.NumberFormat(digits[lang] || lang);
    const groups = [...form.querySelectorAll('fieldset')].filter((group) => group.querySelector('input[type=radio]'));
    const count = () => {
      const answered = groups.filter((group) => group.querySelector('input:checked')).length;
      const text = out.dataset.count
        .replace('{n}', numbers.format(answered))
        .replace('{t}', numbers.format(groups.length));
      out.textContent = text;
      if (!bar) return;
      bar.value = answered;
      bar.setAttribute('aria-label', text);
    };
    form.addEventListener('input', count);
    window.addEventListener('pageshow', count); // the browser may have filled the form again
    count();
  }

  function startSaving() {
    const settle = 1200; // after the last change
    const between = 20000; // from one save to the next
    const longest = 60000; // between two tries
    const say = form.querySelector('[data-say]');
    let changes = 0; // made so far
    let saved = 0; // of them, acknowledged
    let lastSent = -between;
    let wait = 5000;
    let timer = 0;
    let running = null;
    let leaving = false;
    let handedOver = 0; // changes already given to a request that outlives the page

    const isDirty = () => changes > saved;

    const tell = (state) => {
      if (!say) return;
      say.dataset.state = state;
      const { ok, off, closed } = say.dataset;
      const text = { saved: ok, failed: off, closed: closed || off }[state] || say.textContent;
      if (say.textContent !== text) say.textContent = text; // a status is read aloud only when it changes
    };

    const plan = (delay) => {
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    };

    const changed = (event) => {
      if (event.target.tagName === 'TEXTAREA') store.set(keyOf(event.target), event.target.value);
      changes += 1;
      if (say && !['failed', 'closed'].includes(say.dataset.state)) tell('waiting');
      plan(Math.max(settle, lastSent + between - performance.now()));
    };

    async function save() {
      if (leaving || running || !isDirty()) return;
      const sending = changes;
      const sent = texts.map((field) => [field, field.value]);
      running = new AbortController();
      lastSent = performance.now();
      let status = 0;
      try {
        status = (await post({ signal: running.signal })).status;
      } catch {
        // no network, or the form was sent meanwhile
      }
      running = null;
      if (leaving) return;
      if (status >= 200 && status < 300) acknowledge(sending, sent);
      else refuse(status);
    }

    function post(options) {
      const body = new URLSearchParams(new FormData(form));
      return fetch(form.dataset.saveUrl, { method: 'POST', headers: { 'X-Autosave': '1' }, body, ...options });
    }

    function acknowledge(sending, sent) {
      saved = sending;
      wait = 5000;
      for (const [field, value] of sent) if (field.value === value) store.remove(keyOf(field));
      if (isDirty()) plan(between);
      else tell('saved');
    }

    // What the server refuses stays in the page until something changes; what it could not take is tried again.
    function refuse(status) {
      handedOver = 0;
      tell([404, 409, 410].includes(status) ? 'closed' : 'failed');
      if (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) return;
      plan(wait);
      wait = Math.min(wait * 2, longest);
    }

    // The last chance: a request that outlives the page. Browsers refuse one above 64 kB.
    function saveOnLeaving() {
      if (leaving || !isDirty() || handedOver === changes) return;
      const sending = changes;
      const sent = texts.map((field) => [field, field.value]);
      handedOver = sending;
      clearTimeout(timer);
      post({ keepalive: true }).then(
        (answer) => (answer.ok ? acknowledge(sending, sent) : refuse(answer.status)),
        () => refuse(0),
      );
    }

    function restore() {
      for (const field of texts) {
        const text = store.get(keyOf(field));
        if (!text || field.value !== '') continue;
        field.value = text;
        const fold = field.closest('details');
        if (fold) fold.open = true;
        changes += 1;
      }
      if (isDirty()) plan(settle);
    }

    form.addEventListener('input', changed);
    form.addEventListener('submit', () => {
      leaving = true;
      clearTimeout(timer);
      if (running) running.abort();
    });
    window.addEventListener('pageshow', () => (leaving = false));
    window.addEventListener('pagehide', saveOnLeaving);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saveOnLeaving());
    window.addEventListener('online', () => isDirty() && plan(0));
    restore();
  }

  // Storage may be switched off; then nothing is kept.
  function sessionStorageOrNothing() {
    const attempt = (deed) => {
      try {
        return deed(window.sessionStorage);
      } catch {
        return null;
      }
    };
    return {
      get: (key) => attempt((kept) => kept.getItem(key)),
      set: (key, value) => attempt((kept) => kept.setItem(key, value)),
      remove: (key) => attempt((kept) => kept.removeItem(key)),
      keys: () => attempt((kept) => Object.keys(kept)) || [],
    };
  }

  function forgetTexts(start) {
    for (const key of store.keys()) if (key.startsWith(start)) store.remove(key);
  }
})();

// Filter and keyboard of the report. Nothing here makes HTML: elements are only shown, hidden and
// given numbers as text.
'use strict';
(() => {
const facets = ['state', 'rule', 'process'];
const narrow = '(max-width: 56rem)';
const searchDelay = 150; // milliseconds; a long report takes some to search

const byId = (id) => document.getElementById(id);
const form = byId('filter');
const search = byId('search');
const findings = Array.from(document.querySelectorAll('.finding'), (element) => ({
  element,
  state: element.dataset.state,
  rule: [element.dataset.rule],
  process: element.dataset.process.split(' '),
  text: null, // what is searched, made when first wanted
}));
const valuesOf = (finding, facet) => facet === 'state' ? [finding.state] : finding[facet];
const groups = Array.from(document.querySelectorAll('.rule'), (element) => ({
  element,
  findings: findings.filter((finding) => element.contains(finding.element)),
}));

// The numbers of the overview: one per choice and state.
const numbers = Array.from(form.querySelectorAll('li'), (row) => {
  const box = row.querySelector('input');
  return {
    row,
    facet: box.name,
    value: box.value,
    outputs: Array.from(row.querySelectorAll('output')),
  };
});

const chosen = (facet) =>
  new Set(Array.from(form.querySelectorAll(`input[name=${facet}]:checked`), (box) => box.value));

function textFits(finding, words) {
  if (words.length === 0)
    return true;
  finding.text ??= finding.element.textContent.toLowerCase();
  return words.every((word) => finding.text.includes(word));
}

// A choice counts what it would show: the findings that fit all the other facets.
function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const wanted = new Map(facets.map((facet) => [facet, chosen(facet)]));
  const counts = new Map();
  let shown = 0;
  for (const finding of findings) {
    const misfits = facets.filter((facet) => wanted.get(facet).size > 0 &&
      !valuesOf(finding, facet).some((value) => wanted.get(facet).has(value)));
    const found = textFits(finding, words);
    finding.element.hidden = misfits.length > 0 || !found;
    if (!finding.element.hidden)
      ++shown;
    if (!found || misfits.length > 1)
      continue;
    for (const facet of misfits.length === 1 ? misfits : facets)
      for (const value of valuesOf(finding, facet)) {
        const key = `${facet} ${value} ${finding.state}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  const filtered = words.length > 0 || facets.some((facet) => wanted.get(facet).size > 0);
  showCounts(counts);
  for (const group of groups)
    group.element.hidden = group.findings.every((finding) => finding.element.hidden);
  byId('nothing').hidden = shown > 0 || findings.length === 0;
  byId('clear').hidden = !filtered;
  byId('shown').textContent = `${shown} of ${findings.length} findings shown`;
}

function showCounts(counts) {
  for (const {row, facet, value, outputs} of numbers) {
    let sum = 0;
    for (const output of outputs) {
      const count = counts.get(`${facet} ${value} ${output.dataset.state}`) ?? 0;
      output.textContent = count;
      output.classList.toggle('zero', count === 0);
      sum += count;
    }
    row.classList.toggle('zero', sum === 0);
  }
}

// The finding that has the focus, or is inside it; else null.
const current = () => document.activeElement?.closest('.finding') ?? null;

function move(step) {
  const visible = findings.map((finding) => finding.element).filter((element) => !element.hidden);
  const at = visible.indexOf(current());
  // Without a focus: from what the reader sees.
  const next = at >= 0 ? at + step
    : visible.findIndex((element) => element.getBoundingClientRect().bottom > 0);
  const target = visible[Math.max(0, Math.min(next, visible.length - 1))];
  target?.focus({preventScroll: true});
  target?.scrollIntoView({block: 'start'});
}

function togglePath(finding) {
  const path = finding.querySelector('.path');
  if (path)
    path.open = !path.open;
}

function reset() {
  form.reset(); // tells by the event below
  search.blur();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => {
    byId('overview').open = true;
    search.focus();
    search.select();
  },
  Escape: reset,
};
// These belong to the page and its elements, unless the finding itself has the focus.
const keysOnFinding = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: togglePath,
  ' ': togglePath,
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey)
    return;
  const typing = event.target === search;
  if (typing && event.key !== 'Escape')
    return;
  const finding = event.target.classList.contains('finding') ? event.target : null;
  const action = keys[event.key] ?? (finding && keysOnFinding[event.key]);
  if (!action)
    return;
  event.preventDefault();
  action(finding);
});

let waiting = 0;
search.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, searchDelay);
});
form.addEventListener('change', (event) => {
  if (event.target !== search)
    apply();
});
form.addEventListener('reset', () => setTimeout(apply)); // the fields are empty after the event
form.addEventListener('submit', (event) => {
  event.preventDefault();
  search.blur();
  apply();
  move(1);
});

// Paper cannot be opened.
let closed = [];
window.addEventListener('beforeprint', () => {
  closed = Array.from(document.querySelectorAll('details:not([open])'));
  for (const details of closed)
    details.open = true;
});
window.addEventListener('afterprint', () => {
  for (const details of closed)
    details.open = false;
});

document.documentElement.classList.add('js');
if (matchMedia(narrow).matches)
  byId('overview').open = false;
apply();
})();

// report.mjs SCENARIO FILE: opens the HTML report FILE in Chromium and does what a reader does.
// Ends with 0 when all is as it should be, else tells what is not. HtmlBrowserTest.cpp makes the
// files and says what is in them.
import assert from 'node:assert/strict';
import {Chromium} from './chromium.mjs';

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// What the page does later than the event that asks for it: a search waits for a pause in typing,
// and machines are slow at times.
async function eventually(check) {
  const pause = 100, longest = 20000; // milliseconds
  for (let waited = 0; ; waited += pause)
    try {
      return await check();
    } catch (error) {
      if (waited >= longest)
        throw error;
      await wait(pause);
    }
}

const visible = (page) => page.evaluate(
  `Array.from(document.querySelectorAll('.finding')).filter((f) => f.checkVisibility()).map((f) => f.querySelector('h4 bdi').textContent)`);
const text = (page, selector) =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`);
const focused = (page) => page.evaluate('document.activeElement.id');
const isOpen = (page, selector) => page.evaluate(`document.querySelector('${selector}').open`);
const shownCount = (page) => text(page, '#shown');
const numberOf = (page, box, state) =>
  text(page, `li:has(#${box}) output[data-state=${state}]`);

// The page asked for nothing but itself, and nothing went wrong in it.
function assertQuiet(page) {
  assert.equal(page.requests.length, 1, page.requests.join('\n'));
  assert.deepEqual(page.complaints, []);
}

const scenarios = {
  async filter(browser, file) {
    const page = await browser.open(file);
    assert.equal(await shownCount(page), '6 of 6 findings shown');
    await page.click('#state-error');
    assert.deepEqual(await visible(page), ['gravest', 'other rule']);
    assert.equal(await shownCount(page), '2 of 6 findings shown');
    // Other choices count what they would show now, their own facet what it would show instead.
    assert.equal(await numberOf(page, 'only-weak-authentication-level', 'warning'), '0');
    assert.equal(await numberOf(page, 'state-warning', 'warning'), '2');
    await page.click('#only-missing-static-cloaking');
    assert.deepEqual(await visible(page), ['other rule']);
    assert.equal(await page.evaluate(
      `document.getElementById('rule-weak-authentication-level').checkVisibility()`), false);
    assert.equal(await numberOf(page, 'state-error', 'error'), '1');
    await page.click('#clear');
    await eventually(async () => assert.equal((await visible(page)).length, 6));
    await page.click('#only-process-1');
    assert.deepEqual(await visible(page), ['in both', 'other rule']);
    await page.click('#only-process-none');
    assert.deepEqual(await visible(page), ['gravest', 'in both', 'a remark', 'silenced', 'other rule']);
    await page.press('Escape');
    await eventually(async () => assert.equal((await visible(page)).length, 6));
    await page.click('#state-suppressed');
    assert.deepEqual(await visible(page), ['silenced']);
    assertQuiet(page);
  },

  async search(browser, file) {
    const page = await browser.open(file);
    await page.press('/');
    assert.equal(await focused(page), 'search');
    await page.type('SECOND.cpp the step');
    await eventually(async () => // words of its path, in any case
      assert.deepEqual(await visible(page), ['in both']));
    await page.evaluate(`document.getElementById('search').value = ''`);
    await page.type('no such words');
    await eventually(async () => assert.deepEqual(await visible(page), []));
    assert.equal(await page.evaluate(`document.getElementById('nothing').checkVisibility()`), true);
    await page.press('Escape');
    await eventually(async () => assert.equal((await visible(page)).length, 6));
    assertQuiet(page);
  },

  async keyboard(browser, file) {
    const page = await browser.open(file);
    await page.press('j');
    assert.equal(await focused(page), 'finding-1');
    await page.press('j', 'j');
    assert.equal(await focused(page), 'finding-3');
    await page.press('k');
    assert.equal(await focused(page), 'finding-2');
    await page.press('ArrowDown', 'ArrowUp');
    assert.equal(await focused(page), 'finding-2');
    assert.notEqual(await page.evaluate(
      `getComputedStyle(document.activeElement).outlineStyle`), 'none', 'the focus is seen');
    const path = '#finding-2 .path';
    assert.equal(await isOpen(page, path), false);
    await page.press('Enter');
    assert.equal(await isOpen(page, path), true);
    assert.equal(await page.evaluate(`document.querySelector('${path} li').checkVisibility()`), true);
    await page.press(' ');
    assert.equal(await isOpen(page, path), false);
    await page.press('Tab');
    while (await page.evaluate('document.activeElement.tagName') !== 'SUMMARY')
      await page.press('Tab');
    await page.press('Enter'); // the element's own key, not the finding's
    assert.equal(await isOpen(page, path), true);
    await page.press('j', 'j', 'j', 'j', 'j', 'j', 'j', 'j');
    assert.equal(await focused(page), 'finding-6', 'the last one stays');
    await page.press('/');
    await page.press('j'); // text
    assert.equal(await page.evaluate(`document.getElementById('search').value`), 'j');
    assertQuiet(page);
  },

  async path(browser, file) {
    const page = await browser.open(file);
    const step = '#finding-2 .path li';
    assert.equal(await page.evaluate(`document.querySelector('${step}').checkVisibility()`), false);
    await page.click('#finding-2 .path summary');
    assert.equal(await page.evaluate(`document.querySelector('${step}').checkVisibility()`), true);
    assert.match(await text(page, step), /the step/);
    assert.match(await text(page, `${step} mark`), /two/);
    // A place leads to the process that it is in.
    await page.click('#finding-2 a[href="#process-1"]');
    assert.equal(await page.evaluate('location.hash'), '#process-1');
    assertQuiet(page);
  },

  async many(browser, file) {
    const page = await browser.open(file);
    const count = 5000;
    assert.equal(await shownCount(page), `${count} of ${count} findings shown`);
    const {metrics} = await page.send('Performance.getMetrics');
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    console.log(`nodes ${value('Nodes')}, script ${value('ScriptDuration')} s, layout ` +
      `${value('LayoutDuration')} s, all ${value('TaskDuration')} s`);
    assert.ok(value('Nodes') / count < 250, 'a finding has few elements');
    // What is out of sight is not laid out: only a few of the cards have been.
    const laidOut = await page.evaluate(`Array.from(document.querySelectorAll('.finding'))
      .filter((f) => f.querySelector('h4').checkVisibility({contentVisibilityAuto: true})).length`);
    assert.ok(laidOut < 100, `${laidOut} findings are laid out`);
    await page.click('#only-missing-static-cloaking');
    assert.equal(await shownCount(page), `${count / 2} of ${count} findings shown`);
    await page.press('Escape');
    await page.press('/');
    await page.type('file-17.cpp');
    await eventually(async () =>
      assert.equal(await shownCount(page), `250 of ${count} findings shown`));
    await page.press('Enter', 'j', 'j');
    assert.equal(await page.evaluate(`document.activeElement.classList.contains('finding')`), true);
    const took = await page.evaluate(`(() => {
      const begin = performance.now();
      document.getElementById('state-warning').click();
      document.body.offsetHeight;
      return performance.now() - begin;
    })()`);
    console.log(`a choice takes ${Math.round(took)} ms`);
    assert.ok(took < 5000, `a choice takes ${took} ms`);
    assertQuiet(page);
  },

  async hostile(browser, file) {
    const page = await browser.open(file);
    await page.press('j', 'Enter', '/');
    await page.type('</script>');
    await eventually(async () => assert.equal(await shownCount(page), '1 of 1 findings shown'));
    assert.match(await page.evaluate('document.title'), /^COM security of /);
    assert.equal(await page.evaluate('typeof window.hacked'), 'undefined');
    assert.equal(await page.evaluate(`document.scripts.length`), 1);
    assert.equal(await page.evaluate(`document.querySelectorAll('img, iframe, svg, base, object').length`), 0);
    assert.equal(await page.evaluate(`Array.from(document.querySelectorAll('*')).some((element) =>
      Array.from(element.attributes).some((attribute) => attribute.name.startsWith('on')))`), false);
    assert.match((await visible(page))[0], /<script>hacked = 1<\/script>/, 'it is there to be read');
    // Even markup that did get in would do nothing.
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<img src="x:" onerror="hacked = 1"><a id="bad" href="javascript:hacked = 1">x</a>')`);
    await page.click('#bad');
    // The image, its handler and the address are each refused aloud.
    await eventually(async () => assert.ok(page.complaints.filter((text) =>
      text.includes('Content Security Policy')).length >= 3, page.complaints.join('\n')));
    assert.equal(await page.evaluate('typeof window.hacked'), 'undefined');
  },

  async withoutScripts(browser, file) {
    const page = await browser.open(file, {scripts: false});
    assert.equal((await visible(page)).length, 6);
    assert.equal(await page.evaluate(`document.getElementById('search').checkVisibility()`), false,
      'nothing is offered that does not work');
    assert.equal(await page.evaluate(`document.querySelectorAll('input').values()
      .some((input) => input.checkVisibility())`), false);
    assert.equal(await numberOf(page, 'only-weak-authentication-level', 'error'), '1');
    await page.click('#finding-2 .path summary');
    assert.equal(await isOpen(page, '#finding-2 .path'), true);
    assertQuiet(page);
  },

  async widths(browser, file) {
    for (const width of [400, 1400])
      for (const dark of [false, true]) {
        const page = await browser.open(file, {width, dark});
        await page.evaluate(`document.querySelectorAll('details').forEach((d) => d.open = true)`);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        assert.ok(wide <= width, `a page of ${wide} in a window of ${width}`);
        const cut = await page.evaluate(`Array.from(document.querySelectorAll(
          '.finding, .process, .rule > header, aside')).filter((box) => box.scrollWidth > box.clientWidth).length`);
        assert.equal(cut, 0, `${cut} boxes are too narrow for what is in them at ${width}`);
        const [page_, text_] = await page.evaluate(`(() => {
          const style = getComputedStyle(document.body);
          return [style.backgroundColor, style.color].map((colour) => Number(/\\d+/.exec(colour)));
        })()`);
        assert.equal(page_ < text_, dark, `background ${page_}, text ${text_}`);
        assertQuiet(page);
      }
  },
};

const [scenario, file] = process.argv.slice(2);
const browser = new Chromium();
try {
  await scenarios[scenario](browser, file);
} finally {
  await browser.close();
}

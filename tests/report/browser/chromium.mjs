// Debian's Chromium, headless, over the pipe of its DevTools protocol: one JSON message after the
// other, each ended by a zero byte. Needs no package.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const flags = [
  '--headless=new', '--remote-debugging-pipe', '--no-first-run', '--disable-gpu',
  '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--no-sandbox', // cannot be had as root or in a container; only our own page is opened
];

export class Chromium {
  #process;
  #profile = mkdtempSync(join(tmpdir(), 'comsec-chromium-'));
  #waiting = new Map(); // by message id
  #listeners = [];
  #lastId = 0;
  #ended = false;

  constructor(program = 'chromium') {
    this.#process = spawn(program, [...flags, `--user-data-dir=${this.#profile}`],
      {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
    let rest = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      for (const message of messages)
        this.#receive(JSON.parse(message));
    });
    this.#process.stdio[3].on('error', () => {}); // told below
    this.#process.on('error', (error) => this.#end(error));
    this.#process.on('exit', () => this.#end(new Error(`${program} ended`)));
  }

  #receive({id, method, params, result, error, sessionId}) {
    if (id === undefined) {
      for (const listener of this.#listeners)
        listener(method, params, sessionId);
      return;
    }
    const {resolve, reject} = this.#waiting.get(id);
    this.#waiting.delete(id);
    error ? reject(new Error(error.message)) : resolve(result);
  }

  #end(error) {
    this.#ended = true;
    for (const {reject} of this.#waiting.values())
      reject(error);
    this.#waiting.clear();
  }

  send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      if (this.#ended)
        return reject(new Error('the browser is gone'));
      const id = ++this.#lastId;
      this.#waiting.set(id, {resolve, reject});
      this.#process.stdio[3].write(JSON.stringify({id, method, params, sessionId}) + '\0');
    });
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  // Opens the file, with {width, height, dark, scripts: false}, and waits until it is loaded.
  async open(file, options = {}) {
    const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await this.send('Target.attachToTarget', {targetId, flatten: true});
    const page = new Page(this, sessionId);
    await page.load(pathToFileURL(file).href, options);
    return page;
  }

  async close() {
    if (!this.#ended) {
      const gone = new Promise((resolve) => this.#process.once('exit', resolve));
      await this.send('Browser.close').catch(() => {}); // it may go before it answers
      await gone;
    }
    rmSync(this.#profile, {recursive: true, force: true, maxRetries: 5});
  }
}

class Page {
  requests = []; // addresses that the page asked for, itself included
  complaints = []; // of the console: errors, what the Content-Security-Policy forbade

  constructor(browser, session) {
    this.browser = browser;
    this.session = session;
    browser.listen((method, params, from) => {
      if (from === session)
        this.#note(method, params);
    });
  }

  #note(method, params) {
    if (method === 'Network.requestWillBeSent')
      this.requests.push(params.request.url);
    if (method === 'Log.entryAdded')
      this.complaints.push(params.entry.text);
    if (method === 'Runtime.exceptionThrown')
      this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Page.loadEventFired')
      this.loaded?.();
  }

  send(method, params) {
    return this.browser.send(method, params, this.session);
  }

  async load(url, {width = 1400, height = 900, dark = false, scripts = true}) {
    for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Performance'])
      await this.send(`${domain}.enable`);
    await this.send('Emulation.setDeviceMetricsOverride',
      {width, height, deviceScaleFactor: 1, mobile: false});
    await this.send('Emulation.setEmulatedMedia',
      {features: [{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]});
    await this.send('Emulation.setScriptExecutionDisabled', {value: !scripts});
    const loaded = new Promise((resolve) => this.loaded = resolve);
    await this.send('Page.navigate', {url});
    await loaded;
  }

  // What the expression gives in the page. Works also where the page's own scripts are switched off.
  async evaluate(expression) {
    const {result, exceptionDetails} = await this.send('Runtime.evaluate',
      {expression, returnByValue: true, awaitPromise: true});
    if (exceptionDetails)
      throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  // Presses keys as a person does: 'j', '/', 'Enter', 'Escape', ' ', 'ArrowDown', 'Tab'.
  async press(...keys) {
    const codes = {Enter: 13, Escape: 27, ' ': 32, ArrowUp: 38, ArrowDown: 40, Tab: 9};
    for (const key of keys) {
      const common = {key, windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0)};
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
      await this.send('Input.dispatchKeyEvent', {type: text ? 'keyDown' : 'rawKeyDown', text, ...common});
      await this.send('Input.dispatchKeyEvent', {type: 'keyUp', ...common});
    }
  }

  async type(text) {
    await this.send('Input.insertText', {text});
  }

  // Clicks into the middle of the first element that fits.
  async click(selector) {
    const {x, y} = await this.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({block: 'center'});
      const box = element.getBoundingClientRect();
      return {x: box.x + box.width / 2, y: box.y + box.height / 2};
    })()`);
    for (const type of ['mousePressed', 'mouseReleased'])
      await this.send('Input.dispatchMouseEvent', {type, x, y, button: 'left', clickCount: 1});
  }
}

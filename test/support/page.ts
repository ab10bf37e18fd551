// Opens the built page in Chromium as a user does, by file:// and without a network, and keeps what it asked for and what went wrong.
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { browserFlags } from './browser-flags.mjs';
import { loadExample, whenReady } from './handle';
import { builtPage } from './places.mjs';

/** The page and everything noticed about it since it was opened. */
export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /** Addresses of requests that are not file:, blob:, data: or about:, web sockets included. Must stay empty. */
  requests: string[];
  /** Console errors, warnings of the policy among them, and exceptions nobody caught. */
  errors: string[];
}

/** How the page is opened. Everything has the value of a usual office desktop unless given. */
export interface PageOptions {
  /** A file to open instead of dist/index.html. */
  file?: string;
  viewport?: { width: number; height: number };
  theme?: 'light' | 'dark';
  /** Language of the browser. */
  locale?: 'zh-CN' | 'en-US' | 'en-GB';
  reducedMotion?: boolean;
  /** Waits so long before each part of a file that a worker has read, so that a reading can be caught half way on any machine. */
  slowReadingMs?: number;
}

/** Starts the browser that test/run.mjs found. One a test file is enough; each page gets a context, and with it a storage, of its own. */
export async function launchBrowser(executablePath = process.env['WATTFOLK_BROWSER']): Promise<Browser> {
  return chromium.launch({ args: browserFlags, ...(executablePath === undefined ? {} : { executablePath }) });
}

/** Opens the page in a context whose network is cut. Close `context` when done. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenedPage> {
  const settings: BrowserContextOptions = {
    viewport: options.viewport ?? { width: 1366, height: 768 },
    colorScheme: options.theme ?? 'light',
    locale: options.locale ?? 'en-US',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    offline: true,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
  };
  const context = await browser.newContext(settings);
  // As long as a busy machine may need.
  context.setDefaultTimeout(60_000);
  const opened: OpenedPage = { context, page: await context.newPage(), requests: [], errors: [] };
  watch(opened);
  if (options.slowReadingMs !== undefined) await opened.page.addInitScript(slowWorkers, options.slowReadingMs);
  await opened.page.goto(pathToFileURL(options.file ?? builtPage).href);
  return opened;
}

/** Opens the page and loads the example data, which takes longer than most tests of it: once a file, where they can share it. */
export async function openExample(browser: Browser, options: PageOptions = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, options);
  await whenReady(opened.page);
  await loadExample(opened.page);
  return opened;
}

/** Runs in the page, before its own script: messages that carry rows reach it one by one, each after a wait. */
function slowWorkers(waitMs: number): void {
  const Fast = window.Worker;
  window.Worker = class extends Fast {
    override addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: AddEventListenerOptions,
    ): void {
      let turn: Promise<unknown> = Promise.resolve();
      const slow = (event: Event): void => {
        const data: unknown = event instanceof MessageEvent ? event.data : null;
        const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null;
        const hand = (): void => (typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event));
        // The engine's own messages have no kind, and are not held up.
        if (kind === null) return hand();
        const waits = kind === 'segment' || kind === 'batch';
        turn = turn.then(() => (waits ? new Promise((done) => setTimeout(done, waitMs)) : undefined)).then(hand);
      };
      super.addEventListener(type, type === 'message' ? slow : listener, options);
    }
  };
}

function watch({ context, page, requests, errors }: OpenedPage): void {
  const note = (address: string) => {
    if (!/^(file|blob|data|about):/.test(address)) requests.push(address);
  };
  context.on('request', (request) => {
    note(request.url());
  });
  page.on('websocket', (socket) => {
    note(socket.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  context.on('weberror', (error) => {
    errors.push(String(error.error().stack ?? error.error()));
  });
}

/**
 * Drops files onto the element as if dragged from a folder. They are streamed from the disk, so large ones are fine.
 * @param selector element under the pointer
 * @param paths files on this machine
 */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const carrier = await page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    return input;
  });
  await carrier.asElement().setInputFiles([...paths]);
  await page.locator(selector).evaluate((target, input) => {
    const dataTransfer = new DataTransfer();
    for (const file of input.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer }));
    }
  }, carrier);
  await carrier.dispose();
}

/** Chromium, as Debian installs it; one for a test file. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findProgram } from './tools.js';

let browser: Promise<Browser> | undefined;

/** A window of its own, with a memory of its own. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= launched();
  return await (await browser).newContext({ locale: 'en-US', ...options });
}

async function launched(): Promise<Browser> {
  // Root has no sandbox.
  const args = ['--no-sandbox', '--disable-gpu'];
  return await chromium.launch({ executablePath: findProgram('chromium') ?? 'chromium', args });
}

/** For `after` of the test file: a browser that runs keeps the file from ending. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

/** What a page does that it must not, from its beginning. */
export interface Watched {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
  violations(): Promise<string[]>;
}

/** Opens an address; `init` runs before the page's own script. */
export async function opened(context: BrowserContext, url: string, init = ''): Promise<Watched> {
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(
    `globalThis.violations = [];
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    ${init}`,
  );
  await page.goto(url);
  return { page, requests, errors, violations: () => page.evaluate('globalThis.violations') };
}

/**
 * Loads a page again, until it shows what it remembers. What is stored goes to another process of the browser in its own
 * time, and the new page may be there before it: in a busy run, by seconds.
 */
export async function reloaded(page: Page, isShown: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 30_000;
  do {
    await page.reload();
    if (await isShown()) return;
    await page.waitForTimeout(300);
  } while (Date.now() < until);
  throw new Error(
    `what it shows is not what it remembers: ${await page.evaluate('JSON.stringify(localStorage)')}`,
  );
}

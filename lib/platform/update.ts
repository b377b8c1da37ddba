import { browser } from './browser.ts';

/** Milliseconds that the browser is given to fetch a version it has found. */
const FETCH_MS = 10_000;

/**
 * Starts the newest version of Plumbline, which ends this page, or says what to do where that cannot be.
 * @returns a sentence for the person
 */
export async function update(): Promise<string> {
  const { runtime } = browser;
  // Firefox has none, whatever the types say.
  if (typeof runtime.requestUpdateCheck !== 'function')
    return 'Firefox updates Plumbline under about:addons: choose Plumbline there, then Check for Updates.';
  const fetched = new Promise<void>((done) => runtime.onUpdateAvailable.addListener(() => done()));
  const status = statusIn(await runtime.requestUpdateCheck());
  if (status === 'throttled') return 'The store was asked a moment ago. Try again in some minutes.';
  if (status !== 'update_available')
    return 'The store has no newer Plumbline yet. What is stored stays as it is; try again tomorrow.';
  // One that was fetched before is not told of again.
  await Promise.race([fetched, new Promise((passed) => setTimeout(passed, FETCH_MS))]);
  runtime.reload();
  return 'Plumbline starts in its new version.';
}

/** An object by the browser itself; through the polyfill a status, or a list that begins with it. */
function statusIn(answer: unknown): unknown {
  const [first]: unknown[] = [answer].flat();
  return typeof first === 'object' && first !== null && 'status' in first ? first.status : first;
}

import { sameValue } from '../core/edits/same.ts';
import { browser } from '../platform/browser.ts';

/**
 * What the browser's policy says, unchecked. Chromium tells only some five seconds after its start; nobody waits for
 * that: until then the policy is what it was the last time.
 */

/** storage.local key. */
export const POLICY_KEY = 'policy';
const PATIENCE_MS = 200;

let isTold = false;
/** All who ask at the start wait together. */
let patience: Promise<void> | null = null;

/** The browser's policy as it stands there, unchecked; the one kept from last time while the browser has not told it. */
export function managed(): Promise<unknown> {
  if (isTold) return asked();
  patience ??= new Promise((over) => setTimeout(over, PATIENCE_MS));
  return Promise.race([asked(), patience.then(kept)]);
}

/**
 * Keeps the policy for the next start, once the browser has told it; for the background only.
 * @returns whether it is another one than was kept
 */
export async function policyTold(): Promise<boolean> {
  const policy = await asked();
  if (sameValue(policy, await kept())) return false;
  await browser.storage.local.set({ [POLICY_KEY]: policy });
  return true;
}

async function asked(): Promise<unknown> {
  // Firefox rejects where there is no policy, which is nearly everywhere.
  const policy: unknown = await browser.storage.managed.get(null).catch(() => ({}));
  isTold = true;
  return policy;
}

async function kept(): Promise<unknown> {
  const stored: Record<string, unknown> = await browser.storage.local.get(POLICY_KEY);
  return stored[POLICY_KEY] ?? {};
}

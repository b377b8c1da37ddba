import { sameValue } from '../core/edits/same.ts';
import { browser } from '../platform/browser.ts';

/**
 * What the browser's policy says, unchecked. Chromium tells only some five seconds after its start; nobody waits for
 * that: until then the policy is what it was the last time.
 */

/** storage.local key. */
export const POLICY_KEY = 'policy';
const PATIENCE_MS = 200;

export function managed(): Promise<unknown> {
  return Promise.race([asked(), patience().then(kept)]);
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
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox rejects where there is no policy, which is nearly everywhere.
    return {};
  }
}

async function kept(): Promise<unknown> {
  const stored: Record<string, unknown> = await browser.storage.local.get(POLICY_KEY);
  return stored[POLICY_KEY] ?? {};
}

function patience(): Promise<void> {
  return new Promise((over) => setTimeout(over, PATIENCE_MS));
}

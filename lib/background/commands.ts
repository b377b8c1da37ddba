import { browser } from '../platform/browser.ts';
import { report } from '../platform/report.ts';

/** The browser command opens the card of the issue in the active tab, if there is one. Never rejects. */
export async function runCommand(command: string): Promise<void> {
  if (command !== 'open-card') return;
  try {
    await openCard();
  } catch (error) {
    report('command', 'background', error);
  }
}

async function openCard(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  // A tab without our content script has no receiver, which is an answer, not an error.
  await Promise.allSettled([browser.tabs.sendMessage(tab.id, { plumbline: 1, name: 'open-card' })]);
}

import { containerOfKey } from '../core/issue.ts';
import { partCalled, scopesOff } from '../core/parts.ts';
import { viewSchema } from '../core/schemas/view.ts';
import { scopeHolds } from '../core/scope.ts';
import { PAGE_KEY, type PublishedView, type VerdictState, VIEW_KEY } from '../core/view.ts';
import { weekOf } from '../core/week.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { report } from '../platform/report.ts';

/** What the toolbar's icon can say beside that Plumbline is there; drawn by test/tools/icons.ts. */
const WORDS = {
  focus: "This week's focus",
  linked: 'Linked to a goal',
  unlinked: 'Unlinked work',
  unknown: 'Not read',
  'no-focus': 'No focus is set this week',
  off: 'Off here',
} as const;
type Icon = keyof typeof WORDS;

/** States that have an icon; of the others there is nothing to say. */
const TOLD = ['focus', 'linked', 'unlinked', 'unknown'] as const satisfies readonly (Icon & VerdictState)[];

/** The issue that a tab shows, as its page judges it. */
export type ShownIssue = { tabId: number; pageKind: string; state: VerdictState; key: string };

/** The icon of all tabs says whether a focus is set: from each start on, and whenever something, or a day, is new. */
export function followWeek(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (VIEW_KEY in changes || PAGE_KEY in changes) void showWeek();
  });
  void showWeek();
}

/** The icon of one tab says how its issue hangs, until the page or its issue is left. Never rejects. */
export async function showIssue({ tabId, pageKind, state, key }: ShownIssue): Promise<void> {
  const view = await readView();
  const told = TOLD.find((one) => one === state) ?? weekIcon(view);
  const icon = isPartOff(view, pageKind, key) ? 'off' : told;
  // The tab may be closed by now.
  await draw(icon, tabId).catch(() => null);
}

async function showWeek(): Promise<void> {
  await draw(weekIcon(await readView())).catch((error: unknown) => report('toolbar', 'background', error));
}

function weekIcon(view: PublishedView | null): Icon | null {
  if (!view) return null;
  const week = weekOf(now().today, view.weekStart);
  return view.focus.some((focus) => focus.week === week) ? null : 'no-focus';
}

function isPartOff(view: PublishedView | null, pageKind: string, key: string): boolean {
  const part = partCalled('title badge', pageKind);
  if (!view || !part || !key) return false;
  const scopes = scopesOff(view.partsOff, part);
  return !scopes || scopes.some((scope) => scopeHolds(scope, containerOfKey(key)));
}

/** @param tabId all tabs without one that have none of their own */
async function draw(icon: Icon | null, tabId?: number): Promise<void> {
  const tab = tabId === undefined ? {} : { tabId };
  const of = (size: number) => (icon ? `/toolbar/${icon}-${size}.png` : `/icon/${size}.png`);
  const title = icon ? `Plumbline: ${WORDS[icon]}` : 'Plumbline';
  await browser.action.setIcon({ ...tab, path: { 16: of(16), 32: of(32) } });
  await browser.action.setTitle({ ...tab, title });
}

async function readView(): Promise<PublishedView | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(VIEW_KEY);
  return viewSchema.safeParse(stored[VIEW_KEY]).data ?? null;
}

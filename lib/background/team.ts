import { parseAddress } from '../core/team/address.ts';
import type { Handlers } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { report } from '../platform/report.ts';
import { policyTold } from '../storage/managed.ts';
import { publishMissing } from '../storage/publish.ts';
import { readSpaces } from '../storage/spaces.ts';
import { answerAsMember, readMembers } from '../team/members.ts';
import { offerSpaces } from '../team/offers.ts';
import { readProposed } from '../team/proposing.ts';
import { previewPublish, publishTo } from '../team/publishing.ts';
import { joinSpace, leaveSpace, readDueSpaces } from '../team/reading.ts';
import { followGrants } from './registration.ts';

/** When spaces are read, and what pages of the extension may do with them. */

const ALARM = 'team';
const EVERY_MINUTES = 15;

/** Begins to follow the spaces and the browser's policy. To be called before anything is awaited. */
export function followSpaces(): void {
  browser.storage.managed.onChanged.addListener(() => {
    policyTold().then(followPolicy, (error: unknown) => report('policy', 'background', error));
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void readSpacesNow();
  });
  keepAlarm().catch((error: unknown) => report('team space', 'background', error));
  followLatePolicy().catch((error: unknown) => report('policy', 'background', error));
}

/** What was shown since the start may rest on the policy of the last time. */
async function followLatePolicy(): Promise<void> {
  if (await policyTold()) await followPolicy();
}

async function keepAlarm(): Promise<void> {
  if (!(await browser.alarms.get(ALARM)))
    await browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
}

let running: Promise<unknown> = Promise.resolve();

/** What the policy itself brings shows at once; its spaces follow. Never rejects. */
async function followPolicy(): Promise<void> {
  await publishMissing();
  await readSpacesNow();
}

/** Reads what is due, one round at a time, and looks for spaces to offer. Never rejects. */
export function readSpacesNow(asked?: string): Promise<void> {
  const next = running.then(async () => {
    await readDueSpaces(asked);
    await followGrants();
    await offerSpaces();
  });
  const told = next.catch((error: unknown) => report('team space', 'background', error));
  running = told;
  return told;
}

/** Another token may change what a host shows: its spaces are read again. Never rejects. */
export async function readSpacesOf(host: string): Promise<void> {
  try {
    for (const { address } of await readSpaces()) {
      const place = parseAddress(address);
      if (place?.at === 'github' && place.host === host) await readSpacesNow(address);
    }
  } catch (error) {
    report('team space', 'background', error);
  }
}

export const teamHandlers = {
  async 'space-join'({ address }) {
    const joined = await joinSpace(address);
    await followGrants();
    return { address: joined };
  },
  async 'space-leave'({ address }) {
    await leaveSpace(address);
    await followGrants();
    return null;
  },
  async 'space-read'({ address }) {
    await readSpacesNow(address);
    return null;
  },
  'space-proposal': ({ address, typed }) => readProposed(address, typed),
  'space-preview': ({ choice }) => previewPublish(choice),
  'space-publish': ({ choice, seen }) => publishTo(choice, seen),
  async 'space-answer'({ address, answer }) {
    await answerAsMember(address, answer);
    return null;
  },
  async 'space-members'({ address }) {
    await readMembers(address);
    return null;
  },
} satisfies Partial<Handlers>;

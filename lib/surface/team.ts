import type { SpaceRow, TeamActions, TeamData } from '../../components/options/team-data.ts';
import { planImport } from '../core/file/import.ts';
import { ADDRESS_HELP, hostNeeded, parseAddress, spaceMeant, spaceName } from '../core/team/address.ts';
import { weekOf } from '../core/week.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { readTeam } from '../storage/effective.ts';
import { readRecords, readSettings } from '../storage/read.ts';
import { readSpaces, type StoredSpace } from '../storage/spaces.ts';
import { originsOf } from './addresses.ts';
import { importWords } from './import-words.ts';
import { membersOf } from './members.ts';
import { preview, publish, readOffering } from './publish.ts';
import { tell } from './saving.ts';
import { signInAt } from './sign-in.ts';

/** The spaces of a person, for the options page. */
export async function readTeamData(): Promise<TeamData> {
  const [spaces, { team, policy }, own] = await Promise.all([readSpaces(), readTeam(), readSettings()]);
  const week = weekOf(now().today, policy.settings?.weekStart ?? own.weekStart);
  const rows = spaces.flatMap((space) => spaceRow(space, week) ?? []);
  return {
    spaces: [
      ...rows.filter(({ state }) => state === 'joined'),
      ...rows.filter(({ state }) => state === 'offered'),
    ],
    hasPolicyPlan: policy.file !== undefined,
    notes: team.notes,
  };
}

function spaceRow(space: StoredSpace, week: string): SpaceRow | null {
  const { address, state, file, readAt, trouble, byPolicy = false } = space;
  if (state !== 'joined' && state !== 'offered') return null;
  const signIn = signInAt(space);
  return {
    ...{ address, state, byPolicy, readAt },
    name: spaceName(address),
    tracker: parseAddress(address)?.at === 'jira' ? 'jira' : 'github',
    goals: file && (file.goals?.length ?? 0),
    trouble: trouble?.words ?? null,
    ...(signIn && { signIn }),
    members: membersOf(space, week, now().today.slice(0, 7)),
  };
}

/** Must be called straight from a click: the browser may ask for the host. */
async function join(typed: string): Promise<string> {
  const meant = spaceMeant(typed);
  if (!meant) throw new Error(ADDRESS_HELP);
  const host = hostNeeded(meant);
  if (host && !(await browser.permissions.request({ origins: originsOf(host) })))
    throw new Error(`The browser was not allowed to read ${host}, so nothing was joined.`);
  const { address } = await tell('space-join', { address: typed.trim() });
  return spaceName(address);
}

export const teamActions: TeamActions = {
  join,
  leave: async (address) => void (await tell('space-leave', { address })),
  read: async (address) => void (await tell('space-read', { address })),
  answer: async (address, answer) => void (await tell('space-answer', { address, answer })),
  readMembers: async (address) => void (await tell('space-members', { address })),
  offering: readOffering,
  preview,
  publish,
  async proposal(address, typed) {
    const { file, differences: changes } = await tell('space-proposal', { address, typed });
    const plan = planImport(file, await readRecords());
    return { file, changes, words: importWords(plan), count: plan.total };
  },
};

import type { SpaceRow, TeamActions, TeamData } from '../../components/options/team-data.ts';
import { planImport } from '../core/file/import.ts';
import { ADDRESS_HELP, hostNeeded, parseAddress, spaceMeant, spaceName } from '../core/team/address.ts';
import { browser } from '../platform/browser.ts';
import { readTeam } from '../storage/effective.ts';
import { readRecords } from '../storage/read.ts';
import { readSpaces, type StoredSpace } from '../storage/spaces.ts';
import { originsOf } from './addresses.ts';
import { importWords } from './import-words.ts';
import { preview, publish, readOffering } from './publish.ts';
import { tell } from './saving.ts';

/** The spaces of a person, for the options page. */
export async function readTeamData(): Promise<TeamData> {
  const [spaces, { team, policy }] = await Promise.all([readSpaces(), readTeam()]);
  const rows = spaces.flatMap((space) => spaceRow(space) ?? []);
  return {
    spaces: [
      ...rows.filter(({ state }) => state === 'joined'),
      ...rows.filter(({ state }) => state === 'offered'),
    ],
    hasPolicyPlan: policy.file !== undefined,
    notes: team.notes,
  };
}

function spaceRow({ address, state, file, readAt, trouble, byPolicy = false }: StoredSpace): SpaceRow | null {
  if (state !== 'joined' && state !== 'offered') return null;
  return {
    ...{ address, state, byPolicy, readAt },
    name: spaceName(address),
    tracker: parseAddress(address)?.at === 'jira' ? 'jira' : 'github',
    goals: file && (file.goals?.length ?? 0),
    trouble: trouble?.words ?? null,
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
  offering: readOffering,
  preview,
  publish,
  async proposal(address, typed) {
    const { file, differences: changes } = await tell('space-proposal', { address, typed });
    const plan = planImport(file, await readRecords());
    return { file, changes, words: importWords(plan), count: plan.total };
  },
};

import type { Difference, Offering, Publishing } from '../../components/options/team-data.ts';
import { teamConflictWords, titlesOf } from '../core/conflict-words.ts';
import { scopeName } from '../core/scope.ts';
import { parseAddress } from '../core/team/address.ts';
import { shareable } from '../core/team/publication.ts';
import { NO_FILE } from '../core/team/team-file.ts';
import { weekOf } from '../core/week.ts';
import type { Previewed } from '../messages/protocol.ts';
import { now } from '../platform/clock.ts';
import { readEffective } from '../storage/effective.ts';
import { readRecords } from '../storage/read.ts';
import { readSpace } from '../storage/spaces.ts';
import { save, tell } from './saving.ts';

/** Publishing to a space, for the options page: the background does it, and this finds the words. */

/** What can be published to a joined space. */
export async function readOffering(address: string): Promise<Offering> {
  const [own, space, { settings }] = await Promise.all([readRecords(), readSpace(address), readEffective()]);
  const file = space?.file ?? NO_FILE;
  const found = shareable(own, address, file, weekOf(now().today, settings.weekStart));
  const titles = titlesOf(file, own);
  return {
    drafts: found.drafts.map(({ id, title }) => ({ id, words: title })),
    goals: found.goals.map(({ id, title }) => ({ id, words: title })),
    weeks: found.focuses.map(({ week, goal }) => ({
      id: week,
      words: `${week.slice(5)}: ${titles.get(goal) ?? goal}`,
      goal,
    })),
    scopes: found.scopes.map((scope) => ({ id: scope, words: scopeName(scope) })),
    exempt: found.exempt.map((rule) => ({ id: rule, words: rule })),
    answers: found.answers,
  };
}

/** What publishing would change. */
export async function preview(choice: Publishing): Promise<Difference> {
  return shown(choice.address, await tell('space-preview', { choice }));
}

/** Publishes, and hands over what is the team's then. */
export async function publish(choice: Publishing, seen: string): Promise<Difference | null> {
  const answer = await tell('space-publish', { choice, seen });
  if (answer.is === 'again') return shown(choice.address, answer.preview);
  await handOver(choice);
  return null;
}

async function handOver({ address, share }: Publishing): Promise<void> {
  const { goals = [], focus = [] } = (await readSpace(address))?.file ?? NO_FILE;
  const theirs = {
    goals: share.goals.filter((id) => goals.some((goal) => goal.id === id)),
    weeks: share.weeks.filter((week) => focus.some((one) => one.week === week)),
  };
  if (theirs.goals.length + theirs.weeks.length > 0) await save({ kind: 'hand-over', ...theirs });
}

async function shown(address: string, previewed: Previewed): Promise<Difference> {
  const { file, differences, since, conflicts, notes, seen } = previewed;
  const space = await readSpace(address);
  const titles = titlesOf(space?.file ?? NO_FILE, await readRecords(), file);
  return {
    ...{ changes: differences, since, notes, seen, history: historyOf(address) },
    conflicts: conflicts.map((one) => {
      const { what, kept: theirs, lost: mine } = teamConflictWords(one, titles);
      return { id: one.id, what, theirs, mine };
    }),
  };
}

/** Where GitHub tells who changed a document; Jira keeps no such history. */
function historyOf(text: string): string | null {
  const address = parseAddress(text);
  if (address?.at !== 'github') return null;
  const { host, owner, repo, path, branch = 'HEAD' } = address;
  const parts = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent).join('/');
  return `https://${host}/${owner}/${repo}/commits/${parts}`;
}

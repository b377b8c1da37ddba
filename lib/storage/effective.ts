import type Dexie from 'dexie';
import type { Goal } from '../core/goal.ts';
import { type Effective, withTeam } from '../core/team/effective.ts';
import { type Policy, type ReadPolicy, readPolicy } from '../core/team/policy.ts';
import type { Team } from '../core/team/space.ts';
import { teamOf } from '../core/team/together.ts';
import { openStore } from './db.ts';
import { managed } from './managed.ts';
import { type Acts, NO_ACTS, recordsIn } from './read.ts';
import { joinedIn } from './spaces.ts';

/** What holds here: a person's own records, what the joined spaces bring, and what the browser's policy settles. */

export type TeamNow = { team: Team; policy: Policy };

/** The browser's policy as far as it can be used, and what of it cannot. */
export async function readManaged(): Promise<ReadPolicy> {
  return readPolicy(await managed());
}

/** Not inside a transaction: the browser is asked for its policy. */
export async function readTeam(): Promise<TeamNow> {
  const { policy } = await readManaged();
  const { db } = await openStore();
  return { team: teamOf(await joinedIn(db), policy), policy };
}

/** Everything as it shows and judges, with all acts or with those given. */
export async function readEffective(acts?: Acts): Promise<Effective> {
  const now = await readTeam();
  const { db } = await openStore();
  return effectiveIn(db, now, acts);
}

/** The same with all acts or with those given. Safe inside a transaction. */
export async function effectiveIn(db: Dexie, { team, policy }: TeamNow, acts?: Acts): Promise<Effective> {
  return withTeam(await recordsIn(db, acts), team, policy);
}

/** Where Plumbline draws: one's own scopes and those of the spaces. Asked for at each wake, so no acts are read. */
export async function readScopes(): Promise<string[]> {
  return (await readEffective(NO_ACTS)).settings.scopes;
}

/** All goals as they show: those of spaces first, drafts of them not among them. */
export async function readShownGoals(): Promise<Goal[]> {
  return (await readEffective(NO_ACTS)).goals;
}

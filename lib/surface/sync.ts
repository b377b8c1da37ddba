import type { ConflictRow, SyncActions, SyncData } from '../../components/common/sync-data.ts';
import { conflictWords, titlesOf } from '../core/conflict-words.ts';
import type { ConflictInfo } from '../core/sync-info.ts';
import type { Titles } from '../core/value-words.ts';
import { readShownGoals } from '../storage/effective.ts';
import { readEdits, readGoals, readSync } from '../storage/read.ts';
import { tell } from './saving.ts';

/** What is known of the browser's sync, for popup and options. */
export async function readSyncData(): Promise<SyncData> {
  const [{ conflicts, ...info }, [last]] = await Promise.all([readSync(), readEdits(1)]);
  const titles: Titles = conflicts.length > 0 ? await readTitles() : new Map();
  return { ...info, savedAt: last?.at ?? null, conflicts: conflicts.map((one) => conflictRow(one, titles)) };
}

async function readTitles(): Promise<Titles> {
  const [goals, shown] = await Promise.all([readGoals(), readShownGoals()]);
  return titlesOf({ goals }, { goals: shown });
}

function conflictRow(conflict: ConflictInfo, titles: Titles): ConflictRow {
  const { seq, table, id, field, lost, isOwn, at, name } = conflict;
  return {
    ...conflictWords(conflict, name, titles),
    ...{ seq, isOwn, at },
    take: { kind: 'take', table, id, field, value: lost[0] },
  };
}

export const syncActions: SyncActions = {
  look: async () => void (await tell('sync-now', {})),
  keep: async (seq) => void (await tell('conflict-dismiss', { seq })),
};

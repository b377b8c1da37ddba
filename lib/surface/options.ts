import type { ImportPreview, OptionsActions, OptionsData } from '../../components/options/options-data.ts';
import type { Records } from '../core/edit.ts';
import { planImport } from '../core/file/import.ts';
import { FILE_LIMIT, readFile } from '../core/file/read.ts';
import { matchCount } from '../core/match.ts';
import { parseRules } from '../core/rules/parse.ts';
import type { Settings } from '../core/settings.ts';
import type { Sighting } from '../core/sighting.ts';
import { lockedBy } from '../core/team/together.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { readManaged, readScopes } from '../storage/effective.ts';
import { keptRecords } from '../storage/kept.ts';
import {
  isReadOnly,
  readEdits,
  readProblems,
  readRecords,
  readSettings,
  readSightings,
} from '../storage/read.ts';
import { readStored } from '../storage/stored.ts';
import { hasToken, refusedHosts } from '../storage/tokens.ts';
import { originsOf } from './addresses.ts';
import { exportEverything } from './export.ts';
import { importWords } from './import-words.ts';
import { readReminder, setReminder } from './notices.ts';
import { problemRow } from './problem-rows.ts';
import { save, tell, undo } from './saving.ts';
import { scopeRows } from './scope-rows.ts';
import { readSyncData, syncActions } from './sync.ts';
import { readTeamData, teamActions } from './team.ts';

/** Everything that the options page shows; while the database does not open, what the copy on this device holds. */
export async function readOptions(): Promise<OptionsData> {
  try {
    return await readAll();
  } catch (error) {
    const kept = isExpected(error) ? await keptRecords() : null;
    if (!kept) throw error;
    return keptOptions(kept);
  }
}

async function keptOptions({ settings: own }: Records): Promise<OptionsData> {
  const settled = await settledSettings(own);
  const { origins = [] } = await browser.permissions.getAll();
  const { at, today } = now();
  return {
    ...settled,
    scopes: scopeRows(settled.settings.scopes, [], origins),
    drawnIn: settled.settings.scopes,
    answers: {},
    problems: [],
    hasToken: false,
    ...{ refusedHosts: [], sync: null, team: null, reminder: await readReminder() },
    stored: [],
    readOnly: true,
    savedAt: null,
    readAt: at,
    today,
  };
}

async function readAll(): Promise<OptionsData> {
  const [sync, team, reminder, refused, drawnIn] = await Promise.all([
    readSyncData(),
    readTeamData(),
    readReminder(),
    refusedHosts(),
    readScopes(),
  ]);
  const [settled, sightings, problems, stored, token, readOnly, edits, { origins = [] }] = await Promise.all([
    readSettings().then(settledSettings),
    readSightings(),
    readProblems(),
    readStored(),
    hasToken(),
    isReadOnly(),
    readEdits(1),
    browser.permissions.getAll(),
  ]);
  const { at, today } = now();
  const { settings } = settled;
  return {
    ...settled,
    scopes: scopeRows(settings.scopes, sightings, origins),
    drawnIn,
    answers: Object.fromEntries(settings.exempt.map((text) => [text, answered(text, sightings)])),
    problems: problems.map(problemRow),
    hasToken: token,
    ...{ refusedHosts: refused, sync, team, reminder },
    stored,
    readOnly,
    savedAt: edits[0]?.at ?? null,
    readAt: at,
    today,
  };
}

/** One's own settings, and what the browser's policy puts in their place. */
async function settledSettings(
  own: Settings,
): Promise<Pick<OptionsData, 'settings' | 'locked' | 'policyProblems'>> {
  const { policy, problems } = await readManaged();
  return {
    settings: { ...own, ...policy.settings },
    locked: lockedBy(policy),
    policyProblems: problems,
  };
}

function answered(text: string, sightings: readonly Sighting[]): number {
  return matchCount(
    parseRules(text).rules.map(({ rule }) => rule),
    sightings,
  ).matches;
}

/** Bytes that a text over the limit has at least, in whatever letters: no more of a file is read. */
const BYTES_READ = 4 * FILE_LIMIT + 4;

async function preview(chosen: File): Promise<ImportPreview> {
  const read = readFile(await chosen.slice(0, BYTES_READ).text());
  if ('error' in read) throw new Error(read.error);
  const plan = planImport(read.file, await readRecords());
  return { file: read.file, words: importWords(plan), changes: plan.total };
}

/** Must be called straight from a click. */
export function allowHost(host: string): Promise<boolean> {
  return browser.permissions.request({ origins: originsOf(host) });
}

export const optionsActions: OptionsActions = {
  save,
  undo,
  allowHost,
  preview,
  download: exportEverything,
  copy: (text) => navigator.clipboard.writeText(text),
  forgetProblem: async (id) => void (await tell('forget-problem', { id })),
  saveToken: async (host, token) => void (await tell('token', { host, token })),
  remind: setReminder,
  sync: syncActions,
  team: teamActions,
  erase: async () => void (await tell('erase', {})),
};

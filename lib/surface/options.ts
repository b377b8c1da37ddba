import type {
  ImportPreview,
  OptionsActions,
  OptionsData,
  ProblemRow,
} from '../../components/options/options-data.ts';
import type { Records } from '../core/edit.ts';
import { planImport } from '../core/file/import.ts';
import { FILE_LIMIT, readFile } from '../core/file/read.ts';
import { matchCount } from '../core/match.ts';
import { parseRules } from '../core/rules/parse.ts';
import type { Sighting } from '../core/sighting.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { keptRecords } from '../storage/kept.ts';
import {
  isReadOnly,
  readEdits,
  readProblems,
  readRecords,
  readSettings,
  readSightings,
} from '../storage/read.ts';
import type { StoredProblem } from '../storage/schemas.ts';
import { readStored } from '../storage/stored.ts';
import { hasToken } from '../storage/tokens.ts';
import { originsOf } from './addresses.ts';
import { exportEverything } from './export.ts';
import { importWords } from './import-words.ts';
import { save, tell, undo } from './saving.ts';
import { scopeRows } from './scope-rows.ts';

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

async function keptOptions({ settings }: Records): Promise<OptionsData> {
  const { origins = [] } = await browser.permissions.getAll();
  const { at, today } = now();
  return {
    settings,
    scopes: scopeRows(settings.scopes, [], origins),
    answers: {},
    problems: [],
    hasToken: false,
    stored: [],
    readOnly: true,
    savedAt: null,
    readAt: at,
    today,
  };
}

async function readAll(): Promise<OptionsData> {
  const [settings, sightings, problems, stored, token, readOnly, edits, { origins = [] }] = await Promise.all(
    [
      readSettings(),
      readSightings(),
      readProblems(),
      readStored(),
      hasToken(),
      isReadOnly(),
      readEdits(1),
      browser.permissions.getAll(),
    ],
  );
  const { at, today } = now();
  return {
    settings,
    scopes: scopeRows(settings.scopes, sightings, origins),
    answers: Object.fromEntries(settings.exempt.map((text) => [text, answered(text, sightings)])),
    problems: problems.map(problemRow),
    hasToken: token,
    stored,
    readOnly,
    savedAt: edits[0]?.at ?? null,
    readAt: at,
    today,
  };
}

function answered(text: string, sightings: readonly Sighting[]): number {
  return matchCount(
    parseRules(text).rules.map(({ rule }) => rule),
    sightings,
  ).matches;
}

function problemRow({ id, count, ...problem }: StoredProblem): ProblemRow {
  const { part, host, pageKind, sets, message, at } = problem;
  const report = { plumbline: browser.runtime.getManifest().version, count, ...problem };
  return {
    ...{ id, part, host, message, count, at },
    tried: [pageKind, ...sets],
    report: JSON.stringify(report, null, 2),
  };
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
  erase: async () => void (await tell('erase', {})),
};

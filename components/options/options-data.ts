import type { Edit } from '../../lib/core/edit.ts';
import type { PlumblineFile } from '../../lib/core/file.ts';
import type { TrackerId } from '../../lib/core/issue.ts';
import type { Settings } from '../../lib/core/settings.ts';
import type { OffPart } from '../common/off-words.ts';
import type { SavedEdit } from '../common/saved-edit.ts';
import type { SyncActions, SyncData } from '../common/sync-data.ts';
import type { TeamActions, TeamData } from './team-data.ts';

export type ScopeRow = {
  /** As settings hold it: `github:github.com/acme/shop`. */
  scope: string;
  tracker: TrackerId;
  /** Without the host: `acme/shop`, `SHOP`. */
  name: string;
  host: string;
  /** Open issues seen. */
  open: number;
  /** Whether the browser lets Plumbline read the host. */
  granted: boolean;
};

/** What could not be read or placed, once for its kind. */
export type ProblemRow = {
  id: string;
  /** What broke: `title badge`. */
  part: string;
  host: string;
  message: string;
  /** Where it was looked for, and by which dated selectors. */
  tried: string[];
  count: number;
  /** ISO 8601: the last time. */
  at: string;
  /** What a person copies into a bug report. */
  report: string;
  /** It switched itself off. */
  off?: OffPart;
};

/** One kind of stored records; `oldest` is an ISO 8601 moment, `also` where else it may be. */
export type StoredRow = { what: string; records: number; bytes: number; oldest: string | null; also: string };

export type OptionsData = {
  settings: Settings;
  /** Settings that the browser's policy sets; they show, and nobody here changes them. */
  locked: readonly (keyof Settings)[];
  /** A line for each part of the policy that cannot be used. */
  policyProblems: string[];
  scopes: ScopeRow[];
  /** Where Plumbline draws: one's own scopes and those of the spaces. */
  drawnIn: string[];
  /** How many issues seen each rule answers, by the rule's text. */
  answers: Record<string, number>;
  problems: ProblemRow[];
  hasToken: boolean;
  /** Hosts that do not take their token any more. */
  refusedHosts: string[];
  /** Null while the database does not open. */
  sync: SyncData | null;
  team: TeamData | null;
  /** Whether an export is asked for once a week. */
  reminder: boolean;
  stored: StoredRow[];
  /** The data can be read and exported here, and not changed; a notice says why. */
  readOnly: boolean;
  /** ISO 8601: the last saved edit, or null when none was. */
  savedAt: string | null;
  /** ISO 8601: when this was read. */
  readAt: string;
  /** Local date, `2026-11-21`. */
  today: string;
};

/** What a file would do, in words and as a number of changes; null when nothing. */
export type ImportPreview = { file: PlumblineFile; words: string; changes: number };

/** What options can do. Each rejects with an Error whose message is for the person. */
export type OptionsActions = {
  save(edit: Edit): Promise<SavedEdit>;
  undo(id: string): Promise<SavedEdit>;
  /** Asks the browser for a host; must be called straight from a click, or the browser refuses. */
  allowHost(host: string): Promise<boolean>;
  forgetProblem(id: string): Promise<void>;
  copy(text: string): Promise<void>;
  /** Keeps the API token of a host, or with null forgets it. */
  saveToken(host: string, token: string | null): Promise<void>;
  /** Downloads everything a person has put in. */
  download(): Promise<void>;
  /** What importing the file would change. Changes nothing. */
  preview(file: File): Promise<ImportPreview>;
  /** Switches the weekly reminder of an export. */
  remind(isOn: boolean): Promise<void>;
  sync: SyncActions;
  team: TeamActions;
  /** Deletes everything on this device. */
  erase(): Promise<void>;
};

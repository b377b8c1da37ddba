import { EditRefused } from '../edit.ts';
import { withRules } from '../file/import.ts';
import { FILE_VERSION, type PlumblineFile } from '../file.ts';
import type { FileGoal, Goal } from '../goal.ts';
import { fileSchema } from '../schemas/file.ts';
import { type Read, readDocument, refused } from './document.ts';

const KIND = { format: 'plumbline', version: FILE_VERSION, name: 'plumbline.json' };

/** Before a space has a document. */
export const NO_FILE: PlumblineFile = { format: 'plumbline', version: FILE_VERSION };

/** A space's document. One bad entry, a rule that cannot be read too, refuses all of it. Never throws. */
export function readTeamFile(text: string): Read<PlumblineFile> {
  const read = readDocument(text, KIND, fileSchema);
  if ('error' in read) return read;
  try {
    return { file: withRules(ofNobody(read.file)) };
  } catch (error) {
    if (error instanceof EditRefused) return refused(error.message);
    throw error;
  }
}

/** Without what only this device says: where an entry comes from, and what of it is a draft. */
function ofNobody({ goals, focus, links, dispositions, ...file }: PlumblineFile): PlumblineFile {
  return {
    ...file,
    ...(goals && { goals: goals.map(plain) }),
    ...(focus && { focus: focus.map(plain) }),
    ...(links && { links: links.map(plain) }),
    ...(dispositions && { dispositions: dispositions.map(plain) }),
  };
}

/** The goals of a document with what they leave out. */
export function wholeGoals({
  goals = [],
}: PlumblineFile): (FileGoal & Pick<Goal, 'rank' | 'state' | 'rules'>)[] {
  return goals.map((goal, i) => ({ rank: i + 1, state: 'active', rules: [], ...plain(goal) }));
}

/** An entry without the fields that only this device gives it. */
export function plain<T extends object>(entry: T): Omit<T, 'space' | 'draft' | 'draftOf'> {
  const {
    space: _,
    draft: __,
    draftOf: ___,
    ...rest
  }: T & { space?: unknown; draft?: unknown; draftOf?: unknown } = entry;
  return rest;
}

/** A document as it is written, or why a space could not take it. Reading it gives the same document again. */
export function writeTeamFile(file: PlumblineFile): { text: string } | { error: string } {
  const text = `${JSON.stringify(ofNobody(file), null, 2)}\n`;
  const read = readTeamFile(text);
  return 'error' in read ? read : { text };
}

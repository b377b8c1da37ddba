import * as z from 'zod/mini';
import { ruleErrorWords } from '../edits/check-rules.ts';
import { pathWords } from '../file/parse.ts';
import type { PlumblineFile } from '../file.ts';
import { parseRules } from '../rules/parse.ts';
import { scope } from '../schemas/file.ts';
import { text } from '../schemas/parts.ts';
import { partText, settingsFields } from '../schemas/settings.ts';
import type { Settings } from '../settings.ts';
import { ADDRESS_HELP, printAddress, spaceMeant } from './address.ts';
import { STAYS } from './document.ts';
import { ADDRESS_LIMIT } from './space.ts';
import { readTeamFile } from './team-file.ts';

/** What the browser's administrator settles (`storage.managed`). */
export type Policy = {
  /** Spaces that everyone here is in, in their text form. */
  spaces?: string[];
  /** A document that needs no space. */
  file?: PlumblineFile;
  /** Settings that nobody here can change. */
  settings?: Partial<Omit<Settings, 'kept'>>;
};

export const NO_POLICY: Policy = {};

/** `problems`: a line for each member that was dropped. */
export type ReadPolicy = { policy: Policy; problems: string[] };

const rule = z.string().check(({ value, issues }) => {
  const [error] = parseRules(value).errors;
  if (error) issues.push({ code: 'custom', input: value, message: ruleErrorWords(error) });
});

/** The text form of the space that is meant. */
const address = text(ADDRESS_LIMIT, 'An address').check(
  z.refine((value) => textForm(value) !== null, { error: ADDRESS_HELP }),
  z.overwrite((value) => textForm(value) ?? value),
);

function textForm(typed: string): string | null {
  const meant = spaceMeant(typed);
  return meant && meant.at !== 'policy' ? printAddress(meant) : null;
}

/** What an administrator may write. The document may also stand as a text, for places that know no objects. */
export const policySchema = z.strictObject({
  spaces: z.exactOptional(z.array(address)),
  file: z.exactOptional(z.union([z.string(), z.record(z.string(), z.unknown())])),
  settings: z.exactOptional(
    z.strictObject({
      scopes: z.exactOptional(z.array(scope)),
      exempt: z.exactOptional(z.array(rule)),
      weekStart: z.exactOptional(settingsFields.weekStart),
      noInheritance: z.exactOptional(z.array(scope)),
      partsOff: z.exactOptional(z.array(partText)),
      columnCounts: z.exactOptional(settingsFields.columnCounts),
    }),
  ),
});

/**
 * The policy as far as it can be used: what has the wrong type or an unknown name is dropped by itself, and told.
 * Never throws.
 * @param managed whatever `storage.managed` gave
 */
export function readPolicy(managed: unknown): ReadPolicy {
  const problems: string[] = [];
  const first = policySchema.safeParse(managed);
  const bad = new Set<string>();
  for (const issue of first.error?.issues ?? []) {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const why = issue.code === 'unrecognized_keys' ? 'No policy can set this.' : issue.message;
      problems.push(`${pathWords(path)}: ${why}`);
      bad.add(keyOf(path));
    }
  }
  const { file, ...rest } = policySchema.safeParse(without(managed, [], bad)).data ?? {};
  if (file === undefined) return { policy: rest, problems };
  const read = readTeamFile(typeof file === 'string' ? file : jsonOf(file));
  if ('file' in read) return { policy: { ...rest, file: read.file }, problems };
  return { policy: rest, problems: [...problems, `file: ${read.error.replace(STAYS, '').trim()}`] };
}

/** The value without what stands at the bad paths. */
function without(value: unknown, path: readonly PropertyKey[], bad: ReadonlySet<string>): unknown {
  if (bad.has(keyOf(path))) return undefined;
  const isTouched = [...bad].some((one) => one.startsWith(keyOf(path).slice(0, -1)));
  if (typeof value !== 'object' || value === null || !isTouched) return value;
  if (Array.isArray(value))
    return value.map((one, i) => without(one, [...path, i], bad)).filter((one) => one !== undefined);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, without(one, [...path, name], bad)])
      .filter(([, one]) => one !== undefined),
  );
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path);
}

/** What is nested so deeply that it cannot be written is no document. */
function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

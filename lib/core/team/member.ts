import * as z from 'zod/mini';
import { date, id, list, text } from '../schemas/parts.ts';
import { type Read, readDocument, refused } from './document.ts';

/**
 * What one member adds to a space: a file of one's own, `.github/plumbline/<login>.json`, which nobody else writes. So no
 * two can be in conflict, and the space's files together are the team's answer.
 */
export type MemberFile = {
  format: 'plumbline-member';
  version: 1;
  login: string;
  /** For each period, `2026-W48` or `2026-Q4`, ids of goals, the most important one first. */
  ranking?: Record<string, string[]>;
  /** For each month, `2026-11`, yes or no to each question. */
  pulse?: Record<string, Record<string, boolean>>;
};

const VERSION = 1;
const KIND = { format: 'plumbline-member', version: VERSION, name: "a member's file" };
/** Where the files of the members of a repository stand. */
export const MEMBERS = '.github/plumbline';
const LOGIN = /^[a-z\d][a-z\d_-]{0,38}$/i;
/** Ids of one ranking, and questions of one month, at most. */
const LIST_LIMIT = 20;

const login = z
  .string()
  .check(z.regex(LOGIN, { error: 'Write this login as GitHub shows it, like "dana".' }));
const period = z.string().check(
  z.regex(/^\d{4}(-(W[0-5]\d|Q[1-4]|[01]\d))?$/, {
    error: 'Write this period like "2026-W48" or "2026-Q4".',
  }),
);
const month = z
  .string()
  .check(
    z.refine((value) => date.safeParse(`${value}-01`).success, { error: 'Write this month like "2026-11".' }),
  );
const question = text(80, 'A question');
const ranking = list(id, LIST_LIMIT, 'A ranking').check(
  z.refine((ids) => new Set(ids).size === ids.length, { error: 'Each goal stands in a ranking once.' }),
);

/** Unknown fields are kept. */
export const memberSchema = z.looseObject({
  format: z.literal('plumbline-member'),
  version: z.literal(VERSION),
  login,
  ranking: z.exactOptional(z.record(period, ranking)),
  pulse: z.exactOptional(z.record(month, z.record(question, z.boolean()))),
}) satisfies z.ZodMiniType<MemberFile>;

/** Where a member's file stands. @throws RangeError for what is no login */
export function memberPath(of: string, folder = MEMBERS): string {
  if (!LOGIN.test(of)) throw new RangeError(`"${of}" is no login`);
  return `${folder}/${of.toLowerCase()}.json`;
}

/**
 * A member's file, or why it is refused as a whole, in words. Never throws.
 * @param of the login that its path names: nobody speaks for another
 */
export function readMember(content: string, of: string): Read<MemberFile> {
  const read = readDocument(content, KIND, memberSchema);
  if ('error' in read || read.file.login.toLowerCase() === of.toLowerCase()) return read;
  return refused(`This file says it is ${read.file.login}'s, and it stands where ${of}'s should be.`);
}

/** A ranking for a period, or yes or no to a question of a month. */
export type MemberAnswer =
  | { period: string; ranking: string[] }
  | { month: string; question: string; yes: boolean };

export const answerSchema = z.union([
  z.object({ period, ranking }),
  z.object({ month, question, yes: z.boolean() }),
]) satisfies z.ZodMiniType<MemberAnswer>;

/** A member's file with an answer put in; the first answer makes the file. What it holds beside that stays. */
export function answered(file: MemberFile | null, of: string, answer: MemberAnswer): MemberFile {
  const old: MemberFile = file ?? { format: 'plumbline-member', version: VERSION, login: of };
  if ('ranking' in answer) return { ...old, ranking: { ...old.ranking, [answer.period]: answer.ranking } };
  const before = old.pulse?.[answer.month];
  return { ...old, pulse: { ...old.pulse, [answer.month]: { ...before, [answer.question]: answer.yes } } };
}

/** What all members say together, and nothing of who says what. */
export type Members = {
  /** By period: a ranking of each member who gave one. */
  ranking: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By month, then by question: how many said what. */
  pulse: ReadonlyMap<string, ReadonlyMap<string, { yes: number; no: number }>>;
};

/** The same whatever the order of the files; of two files of one login the last one by its text counts. */
export function mergeMembers(files: readonly MemberFile[]): Members {
  const byLogin = new Map(
    files
      .map((file) => [file.login.toLowerCase(), file] as const)
      .toSorted(([a, one], [b, other]) =>
        a < b || (a === b && JSON.stringify(one) < JSON.stringify(other)) ? -1 : 1,
      ),
  );
  const ranking = new Map<string, (readonly string[])[]>();
  const pulse = new Map<string, Map<string, { yes: number; no: number }>>();
  for (const file of byLogin.values()) {
    for (const [of, ids] of Object.entries(file.ranking ?? {}))
      ranking.set(of, [...(ranking.get(of) ?? []), ids]);
    for (const [of, answers] of Object.entries(file.pulse ?? {}))
      for (const [question, yes] of Object.entries(answers)) {
        const inMonth = pulse.get(of) ?? new Map<string, { yes: number; no: number }>();
        const { yes: some, no: others } = inMonth.get(question) ?? { yes: 0, no: 0 };
        pulse.set(
          of,
          inMonth.set(question, yes ? { yes: some + 1, no: others } : { yes: some, no: others + 1 }),
        );
      }
  }
  // In the order of the logins it could be guessed whose is whose.
  for (const all of ranking.values()) all.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return { ranking, pulse };
}

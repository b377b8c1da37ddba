import * as z from 'zod/mini';
import { editSchema } from '../core/schemas/edit.ts';
import { factsSchema } from '../core/schemas/facts.ts';
import { fileSchema } from '../core/schemas/file.ts';
import { instant, issueKey, list, text } from '../core/schemas/parts.ts';
import { DOCUMENT_LIMIT } from '../core/team/limits.ts';
import { answerSchema } from '../core/team/member.ts';
import { VERDICT_STATES } from '../core/view.ts';
import type { MessageName, Messages, Reply } from './protocol.ts';

/** The shape of every message, for both ends. What comes from a page may be forged: everything has a bound. */

const editId = z.string().check(z.regex(/^[\w:-]{8,200}$/, { error: 'This is no id of an edit.' }));
const words = z.string();
const nothing = z.null();

const { key, readAt, source, trouble, retryAt, ...readable } = factsSchema.shape;
const someFacts = z.object({
  ...readable,
  key: z.exactOptional(key),
  readAt: z.exactOptional(readAt),
  source: z.exactOptional(source),
  trouble,
  retryAt,
});

const saved = z.object({ undo: editId, words, savedAt: instant });

/** Facts of one message, at most: a page of rows with room to spare. */
const SEEN_LIMIT = 200;

const keys = list(issueKey, 100);
const site = z.exactOptional(text(500).check(z.regex(/^https?:\/\/[^/]+/, { error: 'This is no site.' })));
const fresh = z.exactOptional(z.literal(true));
const fieldNames = list(text(100), 100);
const rowsRequest = z.object({
  url: text(10_000),
  method: z.enum(['GET', 'POST']),
  headers: z.record(z.string(), z.string()),
  body: z.exactOptional(z.string()),
  keys,
  fields: fieldNames,
  facts: fieldNames,
});
/** Bytes of an answer about a hundred issues, with room to spare. */
const ANSWER_LIMIT = 20_000_000;
const rowsKnown = z.object({
  facts: z.record(z.string(), someFacts),
  request: z.exactOptional(rowsRequest),
});

/** Lower case, with its port where it has one. */
const host = z
  .string()
  .check(z.regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/, { error: 'Write this host like "github.example.com".' }));
/** A classic, fine-grained or installation token; no form is promised, but none has a space. */
const token = z.string().check(
  z.regex(/^[\x21-\x7e]{8,500}$/, {
    error: 'This is no token: a token is one word of letters and digits.',
  }),
);

/** As a person types it, or as it is kept. */
const address = text(500, 'An address');
const chosen = z.array(z.string());
const choice = z.object({
  address,
  share: z.object({
    goals: chosen,
    weeks: chosen,
    scopes: chosen,
    exempt: chosen,
    answers: z.boolean(),
  }),
  take: chosen,
  proposal: z.exactOptional(fileSchema),
});
const lines = z.array(z.string());
/** What travels as JSON leaves out a side that is not there. */
const side = z.optional(z.unknown());
const previewed = z.object({
  file: fileSchema,
  differences: lines,
  since: lines,
  conflicts: z.array(z.object({ id: z.string(), path: lines, base: side, mine: side, theirs: side })),
  notes: lines,
  seen: z.string(),
});

type Schemas<Part extends 'ask' | 'value'> = {
  [N in MessageName]: z.ZodMiniType<Messages[N][Part]>;
};

export const askSchemas: Schemas<'ask'> = {
  edit: z.object({ id: editId, edit: editSchema }),
  undo: z.object({ id: editId }),
  seen: z.object({
    facts: list(factsSchema, SEEN_LIMIT),
    state: z.exactOptional(z.enum(VERDICT_STATES)),
    pageKind: z.exactOptional(text(40)),
    parts: z.exactOptional(list(text(80), 20)),
  }),
  rows: z.object({ keys, site, fresh }),
  'rows-read': z.object({
    keys,
    site,
    fresh,
    request: rowsRequest,
    answer: z.object({
      status: z.int(),
      headers: list(z.tuple([z.string(), z.string()]), 200),
      body: z.string().check(z.maxLength(ANSWER_LIMIT)),
    }),
  }),
  problem: z.object({
    part: text(80),
    pageKind: text(40),
    sets: list(text(300), 20),
    message: text(1000),
  }),
  'forget-problem': z.object({ id: text(600) }),
  card: z.strictObject({}),
  part: z.object({
    script: z.enum([
      'github-issue',
      'github-list',
      'github-groups',
      'jira-issue',
      'jira-list',
      'jira-groups',
    ]),
  }),
  open: z.object({
    page: z.enum(['triage', 'options']),
    hash: z.exactOptional(text(400)),
  }),
  token: z.object({ host, token: z.nullable(token) }),
  device: z.strictObject({
    exported: z.exactOptional(z.literal(true)),
    reminder: z.exactOptional(z.boolean()),
    recoveryRead: z.exactOptional(z.literal(true)),
    focusRead: z.exactOptional(z.literal(true)),
  }),
  'sync-now': z.strictObject({}),
  'conflict-dismiss': z.object({ seq: z.int() }),
  'space-join': z.object({ address }),
  'space-leave': z.object({ address }),
  'space-read': z.object({ address }),
  'space-proposal': z.object({ address, typed: text(DOCUMENT_LIMIT, 'A proposal') }),
  'space-preview': z.object({ choice }),
  'space-publish': z.object({ choice, seen: text(100) }),
  'space-answer': z.object({ address, answer: answerSchema }),
  'space-members': z.object({ address }),
  erase: z.strictObject({}),
};

const valueSchemas: Schemas<'value'> = {
  edit: saved,
  undo: saved,
  seen: z.nullable(someFacts),
  rows: rowsKnown,
  'rows-read': rowsKnown,
  problem: nothing,
  'forget-problem': nothing,
  card: nothing,
  part: nothing,
  open: nothing,
  token: nothing,
  device: nothing,
  'sync-now': nothing,
  'conflict-dismiss': nothing,
  'space-join': z.object({ address }),
  'space-leave': nothing,
  'space-read': nothing,
  'space-proposal': z.object({ file: fileSchema, differences: lines }),
  'space-preview': previewed,
  'space-publish': z.union([
    z.object({ is: z.literal('published') }),
    z.object({ is: z.literal('again'), preview: previewed }),
  ]),
  'space-answer': nothing,
  'space-members': nothing,
  erase: nothing,
};

const failure = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.string(), message: z.string(), field: z.exactOptional(z.string()) }),
});

const success = z.object({ ok: z.literal(true), value: z.unknown() });

/** What came back for a message, or null when it is no answer to it. */
export function parseReply<N extends MessageName>(name: N, answer: unknown): Reply<N> | null {
  const failed = failure.safeParse(answer);
  if (failed.success) return failed.data;
  const succeeded = success.safeParse(answer);
  if (!succeeded.success) return null;
  const value = valueSchemas[name].safeParse(succeeded.data.value);
  return value.success ? { ok: true, value: value.data } : null;
}

/** What a message is before its name is known to be one of ours. */
export const envelopeSchema = z.strictObject({ plumbline: z.literal(1), name: z.string(), ask: z.unknown() });

/** Whether a message of this name exists. */
export function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(askSchemas, name);
}

import type { IssueFacts } from '../../core/facts.ts';
import { factsFrom, fieldOf } from './fields.ts';
import { ourKey } from './issue-at.ts';
import { at, isJson } from './json.ts';
import { linksOf } from './relatives.ts';
import { stated } from './stated.ts';

/**
 * Facts of one issue as REST (2 and 3) writes it; null for anything else. All fields had been asked for: one that is
 * null or left out is empty. Answers to other questions are read in answers.ts.
 */
export function factsOf(issue: unknown, host: string): IssueFacts | null {
  const key = ourKey(host, at(issue, 'key'));
  const fields = at(issue, 'fields');
  if (!key || !isJson(fields)) return null;
  const found = factsFrom(
    { key, host, fields, schema: at(issue, 'schema') },
    (field) => (fields[fieldOf(field)] ?? null) && at(fields, field[0]),
  );
  return stated(key, 'rest', { ...found, ...linksOf(fields.issuelinks, host) });
}

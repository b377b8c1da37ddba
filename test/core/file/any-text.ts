import fc from 'fast-check';
import { makeFile } from '../../../lib/core/file/make.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import { anyRecords } from '../records.ts';

/** Files that someone may choose to import: ours, ours with something else somewhere in it, and anything at all. */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const scraps: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    '__proto__',
    'toString',
    'github:github.com/acme/shop#7',
    'label:x',
    'epik:x',
    '2026-W47',
    '2026-11-21T10:42:00Z',
    'x'.repeat(9_000),
    '\uD800',
    [],
    {},
    0,
    -1,
    1e308,
    { format: 'plumbline' },
  ),
  // fc.jsonValue gives JSON, which its type says in its own words.
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

const names = fc.constantFrom(
  'goals',
  'focus',
  'links',
  'dispositions',
  'scopes',
  'exempt',
  'settings',
  'format',
  'version',
  'id',
  'title',
  'rank',
  'state',
  'rules',
  'week',
  'goal',
  'issue',
  'kind',
  'at',
  'updated',
  '__proto__',
  'constructor',
  'team',
);

/** What happens to a file: at the end of a way through it something is put, taken away, or put twice. */
const harms = fc.record({
  way: fc.array(fc.nat(30), { maxLength: 4 }),
  name: names,
  put: fc.option(scraps, { nil: undefined }),
  twice: fc.boolean(),
});
type Harm = typeof harms extends fc.Arbitrary<infer T> ? T : never;

function harmed(json: Json, { way, name, put, twice }: Harm): Json {
  const [step, ...rest] = way;
  if (Array.isArray(json) && json.length > 0 && step !== undefined) {
    const i = step % json.length;
    const made = harmed(json[i] ?? null, { way: rest, name, put, twice });
    return json.flatMap((one, at) => (at === i ? (twice ? [made, one] : [made]) : [one]));
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return put ?? null;
  const fields = Object.entries(json);
  const [at, inner] = fields[(step ?? 0) % Math.max(1, fields.length)] ?? [];
  if (step !== undefined && at !== undefined && inner !== undefined)
    return { ...json, [at]: harmed(inner, { way: rest, name, put, twice }) };
  const others = fields.filter(([one]) => one !== name);
  return Object.fromEntries(put === undefined ? others : [...others, [name, put]]);
}

/** A file that Plumbline may have written, harmed in up to three places. */
export const harmedFile: fc.Arbitrary<string> = fc
  .tuple(anyRecords, fc.array(harms, { maxLength: 3 }))
  // What is written to a file is JSON.
  .map(([records, list]) =>
    JSON.stringify(list.reduce<Json>(harmed, JSON.parse(JSON.stringify(makeFile(records))))),
  );

const refusals = fc.constantFrom<(file: PlumblineFile) => PlumblineFile>(
  (file) => ({ ...file, exempt: [...(file.exempt ?? []), 'epik:x'] }),
  (file) => ({ ...file, goals: [...(file.goals ?? []), { id: 'bad', title: 'Bad', rules: ['epik:x'] }] }),
  (file) => ({ ...file, focus: [...(file.focus ?? []), { week: '2026-W30', goal: 'a', stop: ['epik:x'] }] }),
  (file) => ({
    ...file,
    goals: [...(file.goals ?? []), { id: 'large', title: 'Large', note: 'x'.repeat(9_000) }],
  }),
);

/** A file that reads, and that no import takes: a rule in it that none is, or a goal too large to travel. */
export const refusedFile: fc.Arbitrary<string> = fc
  .tuple(anyRecords, refusals)
  .map(([records, spoil]) => JSON.stringify(spoil(makeFile(records))));

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: harmedFile },
  { weight: 1, arbitrary: fc.tuple(harmedFile, fc.nat(400)).map(([text, end]) => text.slice(0, end)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

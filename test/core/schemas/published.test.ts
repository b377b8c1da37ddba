import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fileSchema } from '../../../lib/core/schemas/file.ts';
import { policySchema, readPolicy } from '../../../lib/core/team/policy.ts';

/**
 * The schemas that people outside read, made from those that Plumbline reads by. After a change of either:
 * `npm run unit -- test/core/schemas/published.test.ts -u`.
 */

const PUBLISHED = '../../../public/schemas';

type Node = z.core.JSONSchema.BaseSchema;

it('plumbline.json has a schema for editors and scripts', async () => {
  const schema = {
    title: 'plumbline.json, version 1',
    description: 'Goals and focus as exported, imported and shared by a team. Unknown fields are kept.',
    ...withoutOwn(z.toJSONSchema(fileSchema, { io: 'input' })),
  };
  await expect(text(schema)).toMatchFileSnapshot(`${PUBLISHED}/plumbline.json`);
});

it('a policy has a schema for Chromium, of the types alone: the rest is for us to tell (fault 57)', async () => {
  const { properties = {} } = z.toJSONSchema(policySchema, { io: 'input' });
  const file = withoutOwn(z.toJSONSchema(fileSchema, { io: 'input' }));
  const said = { ...properties, file };
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(DESCRIPTIONS).toSorted());
  const described = Object.entries(said).map(([name, node]) => [
    name,
    { description: DESCRIPTIONS[name], ...typesOf(node) },
  ]);
  const schema = { type: 'object', properties: Object.fromEntries(described) };
  await expect(text(schema)).toMatchFileSnapshot(`${PUBLISHED}/managed.json`);
});

it('the policies of the README are read without a fault (fault 57)', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/```json\n(\{ "(?:3rdparty|policies)".*?)```/gs)];
  const policies = examples.flatMap(([, json = '']) => {
    const { policies, ...chromium } = JSON.parse(json);
    const found = chromium['3rdparty']?.extensions ?? policies['3rdparty'].Extensions;
    return Object.values(found);
  });
  const registry = [...readme.matchAll(/^"(\w+)"=(".*")$/gm)];
  policies.push(
    Object.fromEntries(registry.map(([, name, text = '']) => [name, JSON.parse(JSON.parse(text))])),
  );
  expect(policies.map((policy) => readPolicy(policy).problems)).toEqual([[], [], []]);
  expect(policies.map((policy) => Object.keys(readPolicy(policy).policy))).toEqual([
    ['spaces', 'settings'],
    ['file'],
    ['spaces', 'settings'],
  ]);
});

const DESCRIPTIONS: Record<string, string> = {
  spaces: 'Addresses of team spaces that everyone here is in: github:github.com/acme/shop.',
  file: 'A plumbline.json, version 1, that needs no space.',
  settings: 'Settings that nobody here can change.',
};

/** Fields that only a device gives its entries; safe integers are no limit that anyone set. */
function withoutOwn(node: Node): Node {
  return JSON.parse(JSON.stringify(node), (name, value) => {
    if (name === 'draftOf' || name === 'draft' || name === 'space') return undefined;
    return Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value;
  });
}

/** Chromium drops a whole member for one value that its schema refuses, and tells nobody in the extension. */
function typesOf(node: unknown): object {
  const { type, const: only, items, properties } = node as Node;
  expect(['string', 'number', 'integer', 'boolean', 'array', 'object']).toContain(type);
  if (type === 'array') return { type, items: typesOf(items) };
  if (type !== 'object') return { type: typeof only === 'number' ? 'integer' : type };
  const named = Object.entries(properties ?? {}).map(([name, one]) => [name, typesOf(one)]);
  return { type, properties: Object.fromEntries(named) };
}

function text(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

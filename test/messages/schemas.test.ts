import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askSchemas, envelopeSchema, isMessageName, parseReply } from '../../lib/messages/schemas.ts';

const KEY = 'github:github.com/acme/shop#7';
const facts = (key: string) => ({ key, readAt: '2026-11-21T10:42:00Z', source: 'page' });
const problem = {
  part: 'title badge',
  pageKind: 'issue',
  sets: ['2025-09'],
  message: 'not found',
};
const isAsk = (name: string, ask: unknown) => isMessageName(name) && askSchemas[name].safeParse(ask).success;

describe('askSchemas', () => {
  it.each([
    ['edit', { id: 'edit-0001', edit: { kind: 'clear', issue: KEY } }],
    ['undo', { id: 'undo:undo:7a5fd0c8-1c53-4a0f-8f0e-0d7f4c1a9f11' }],
    ['seen', { facts: [facts(KEY)] }],
    ['problem', problem],
    ['seen', { facts: [], parts: ['list mark', 'strip'], pageKind: 'issue-list' }],
    ['forget-problem', { id: '["title badge","github.com","issue"]' }],
    ['seen', { facts: [facts(KEY)], state: 'unknown' }],
    ['card', {}],
    ['part', { script: 'github-list' }],
    ['open', { page: 'triage', hash: `issue=${KEY}` }],
    ['token', { host: 'ghe.acme.dev:8443', token: 'github_pat_0123456789' }],
    ['token', { host: 'github.com', token: null }],
    ['device', { exported: true, reminder: false, recoveryRead: true }],
    ['sync-now', {}],
    ['conflict-dismiss', { seq: 7 }],
    ['erase', {}],
  ])('takes %s', (name, ask) => {
    expect(isAsk(name, ask)).toBe(true);
  });

  it.each([
    ['edit', { id: 'edit-0001', edit: { kind: 'format-disk' } }],
    ['edit', { id: 'short', edit: { kind: 'clear', issue: KEY } }],
    ['edit', { id: 'edit-0001', edit: { kind: 'clear', issue: 'javascript:alert(1)' } }],
    ['undo', { id: '' }],
    ['seen', { facts: Array.from({ length: 201 }, () => facts(KEY)) }],
    ['seen', { facts: [facts('nothing')] }],
    ['problem', { ...problem, message: 'x'.repeat(1001) }],
    ['seen', { facts: [], parts: ['x'.repeat(81)], pageKind: 'issue-list' }],
    ['seen', { facts: [facts(KEY)], state: 'yes' }],
    ['open', { page: 'https://evil.example' }],
    ['open', { page: 'triage', hash: 'x'.repeat(401) }],
    ['token', { host: 'https://github.com/', token: 'github_pat_0123456789' }],
    ['token', { host: 'github.com@evil.example', token: 'github_pat_0123456789' }],
    ['token', { host: 'github.com', token: 'two words' }],
    ['token', { host: 'github.com', token: '' }],
    ['device', { exported: 'yes' }],
    ['device', { since: '2026-11-21T10:42:00Z' }],
    ['part', { script: '../background' }],
    ['erase', { all: true }],
    ['conflict-dismiss', { seq: 'all' }],
    ['sync-now', { force: true }],
  ])('refuses a wrong %s', (name, ask) => {
    expect(isAsk(name, ask)).toBe(false);
  });

  it('never throws, whatever comes', () => {
    const names = Object.keys(askSchemas);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withNullPrototype: true, withMap: true }),
        (name, ask) => {
          isAsk(name, ask);
          envelopeSchema.safeParse(ask);
          return !isMessageName(name) || parseReply(name, ask) === null || typeof ask === 'object';
        },
      ),
    );
  });
});

describe('parseReply', () => {
  it('gives a good reply and null for all else', () => {
    expect(parseReply('seen', { ok: true, value: null })).toEqual({ ok: true, value: null });
    expect(parseReply('seen', { ok: true, value: 1 })).toBe(null);
    expect(parseReply('seen', { ok: true, value: { labels: ['a'], parent: null } })).toMatchObject({
      ok: true,
    });
    expect(parseReply('seen', { ok: true, value: { labels: 'a' } })).toBe(null);
    const failed = { ok: false, error: { code: 'limit', message: 'Later.' } };
    expect(parseReply('seen', failed)).toEqual(failed);
  });
});

it('a conflict keeps what it says when a side of it is not there', () => {
  const [path, file] = [['goals', 'a'], { format: 'plumbline', version: 1 }];
  const conflicts = [{ id: '["goals","a"]', path, base: { id: 'a' }, mine: { due: '2026-12-31' } }];
  const value = { file, differences: [], since: [], conflicts, notes: [], seen: 's' };
  const travelled: unknown = JSON.parse(JSON.stringify({ ok: true, value }));
  expect(parseReply('space-preview', travelled)).toEqual({ ok: true, value });
});

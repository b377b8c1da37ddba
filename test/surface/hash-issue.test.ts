import { expect, it } from 'vitest';
import { hashIssue } from '../../lib/surface/hash-issue.ts';

const KEY = 'github:github.com/acme/shop#7';

it.each([
  [`#issue=${encodeURIComponent(KEY)}`, KEY],
  [`#issue=${KEY}`, KEY],
  ['#issue=', null],
  ['', null],
  ['#exempt', null],
])('%s names %s', (hash, key) => expect(hashIssue(hash)).toBe(key));

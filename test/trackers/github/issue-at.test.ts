import { expect, it } from 'vitest';
import { keyAt } from '../../../lib/trackers/github/issue-at.ts';

const HOST = 'github.com';
const KEY = 'github:github.com/acme/shop#7';

it.each([
  '/acme/shop/issues/7',
  '/acme/shop/pull/7/files',
  'https://github.com/acme/shop/issues/7?from=list#note',
  'acme|shop|7',
])('an issue of the host: %s', (address) => expect(keyAt(address, HOST)).toBe(KEY));

it.each([
  'https://ghe.acme.example/acme/shop/issues/7',
  'https://github.com.evil.example/acme/shop/issues/7',
  'https://github.com:8443/acme/shop/issues/7',
  '//ghe.acme.example/acme/shop/issues/7',
  'javascript:/acme/shop/issues/7',
  '/acme/shop/issues/7x',
  '/acme/shop/issues/new',
  '',
  null,
])('none of it: %s', (address) => expect(keyAt(address, HOST)).toBeUndefined());

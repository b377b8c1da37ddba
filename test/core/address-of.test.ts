import { describe, expect, it } from 'vitest';
import { addressOf } from '../../lib/core/address-of.ts';

describe('addressOf', () => {
  const key = 'github:github.com/acme/shop#7';

  it.each([
    [{ key }, 'https://github.com/acme/shop/issues/7'],
    [{ key, kind: 'pull' as const }, 'https://github.com/acme/shop/pull/7'],
    [{ key, url: 'https://github.com/acme/shop/pull/7' }, 'https://github.com/acme/shop/pull/7'],
    [{ key: 'jira:acme.atlassian.net/SHOP-9' }, 'https://acme.atlassian.net/browse/SHOP-9'],
    [
      { key: 'jira:jira.acme.example:8443/SHOP-9', url: 'https://jira.acme.example:8443/jira/browse/SHOP-9' },
      'https://jira.acme.example:8443/jira/browse/SHOP-9',
    ],
  ])('%j is at %s', (facts, address) => expect(addressOf(facts)).toBe(address));

  it.each(['https://evil.example/acme/shop/issues/7', 'javascript:alert(1)', 'nonsense'])(
    'does not follow %s for an issue of github.com',
    (url) => expect(addressOf({ key, url })).toBe('https://github.com/acme/shop/issues/7'),
  );

  it('knows no address for what is no key', () => expect(addressOf({ key: 'x' })).toBeNull());
});

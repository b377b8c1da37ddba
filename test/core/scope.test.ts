import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScope, scopeHolds, scopeHost, scopeName } from '../../lib/core/scope.ts';
import { describeCaptures, SHARED_PAGES } from '../shared.ts';

describe('a scope as people write it', () => {
  it.each([
    ['acme/shop', 'github:github.com/acme/shop'],
    [' Acme/shop.js ', 'github:github.com/Acme/shop.js'],
    ['acme/*', 'github:github.com/acme/*'],
    ['github.com/acme/shop.git', 'github:github.com/acme/shop'],
    ['https://github.com/acme', 'github:github.com/acme/*'],
    ['https://github.com/acme/shop/issues/7#issuecomment-1', 'github:github.com/acme/shop'],
    ['https://github.com/acme/shop?selectedIssue=AB-1', 'github:github.com/acme/shop'],
    ['https://github.com/orgs/acme/projects/5', 'github:github.com/acme/*'],
    ['https://GIT.acme.com/platform/api/pulls', 'github:git.acme.com/platform/api'],
    ['https://acme.atlassian.net/browse/SHOP-9', 'jira:acme.atlassian.net/SHOP'],
    ['https://acme.atlassian.net/browse/SHOP', 'jira:acme.atlassian.net/SHOP'],
    ['acme.atlassian.net/jira/software/c/projects/shop/boards/1', 'jira:acme.atlassian.net/SHOP'],
    ['https://acme.atlassian.net/jira/for-you', 'jira:acme.atlassian.net/*'],
    ['https://jira.acme.com:8443/jira/browse/OPS-2', 'jira:jira.acme.com:8443/OPS'],
    [
      'https://jira.acme.com/secure/RapidBoard.jspa?rapidView=1&selectedIssue=OPS-4',
      'jira:jira.acme.com/OPS',
    ],
    ['https://jira.acme.com/secure/RapidBoard.jspa?rapidView=1&projectKey=OPS', 'jira:jira.acme.com/OPS'],
    ['jira:Acme.atlassian.net/shop', 'jira:acme.atlassian.net/SHOP'],
    ['jira:acme.atlassian.net/*', 'jira:acme.atlassian.net/*'],
    ['github:GitHub.com/acme/Shop', 'github:github.com/acme/Shop'],
  ])('%s is %s', (text, scope) => {
    expect(parseScope(text)).toBe(scope);
    expect(parseScope(scope)).toBe(scope);
  });

  it.each([
    '',
    'acme',
    'acme/shop#7',
    'acme shop',
    '*/*',
    'SHOP-9',
    'https://github.com/',
    'https://github.com/orgs/',
    'https://github.com/notifications',
    'https://github.com/settings/tokens',
    'javascript:alert(1)',
    'https://',
    'github:github.com/acme',
    'jira:/SHOP',
  ])('%j names none', (text) => expect(parseScope(text)).toBeNull());
});

describeCaptures('addresses of real issues', () => {
  it('give the scope that holds the issue', () => {
    const rows: { url: string; key?: string }[] = JSON.parse(
      readFileSync(join(SHARED_PAGES, 'urls.json'), 'utf8'),
    );
    const issues = rows.flatMap(({ url, key }) =>
      key ? [{ url, container: key.replace(/[#-]\d+$/, '') }] : [],
    );
    expect(issues.length).toBeGreaterThan(40);
    // "issues" is an address of GitHub's own; the one row that has it as an owner only tests the reading of addresses.
    const wrong = issues.filter(({ url, container }) => !parseScope(url)?.endsWith(`/${container}`));
    expect(wrong.map(({ url }) => url)).toEqual(['https://github.com/issues/issues/issues/7']);
  });
});

it('holds containers, whatever the case', () => {
  expect(scopeHolds('github:github.com/Acme/shop', 'github:github.com/acme/Shop')).toBe(true);
  expect(scopeHolds('github:github.com/acme/*', 'github:github.com/ACME/api')).toBe(true);
  expect(scopeHolds('github:github.com/acme/*', 'github:github.com/acme-two/api')).toBe(false);
  expect(scopeHolds('github:github.com/acme/*', 'github:git.acme.com/acme/api')).toBe(false);
  expect(scopeHolds('github:github.com/acme/shop', 'github:github.com/acme/shop2')).toBe(false);
  expect(scopeHolds('jira:acme.atlassian.net/SHOP', 'jira:acme.atlassian.net/SHOPS')).toBe(false);
  expect(scopeHolds('jira:acme.atlassian.net/*', 'jira:acme.atlassian.net/OPS')).toBe(true);
});

it('has a name for people, and a host', () => {
  expect(scopeName('github:github.com/acme/shop')).toBe('acme/shop');
  expect(scopeName('github:github.com/acme/*')).toBe('all of acme');
  expect(scopeName('github:git.acme.com/acme/*')).toBe('all of acme on git.acme.com');
  expect(scopeName('jira:acme.atlassian.net/SHOP')).toBe('SHOP on acme.atlassian.net');
  expect(scopeName('jira:acme.atlassian.net/*')).toBe('all projects on acme.atlassian.net');
  expect(scopeHost('jira:jira.acme.com:8443/OPS')).toBe('jira.acme.com:8443');
});

import { describe, expect, it } from 'vitest';
import { plannedScripts } from '../../lib/background/planned-scripts.ts';

/** The scripts for all pages; those for some of them follow each. */
const planned = (origins: string[], scopes: string[] = []) =>
  plannedScripts(origins, scopes).flatMap(({ id, matches }) =>
    /^\w+@/.test(id) ? `${id} ${matches.join(' ')}` : [],
  );

const GITHUB = 'https://github.com/*';

describe('plannedScripts', () => {
  it('leaves github.com to the manifest', () => {
    expect(planned([GITHUB], ['github:github.com/acme/shop'])).toEqual([]);
  });

  it.each([
    ['https://acme.atlassian.net/*', 'jira@acme.atlassian.net https://acme.atlassian.net/*'],
    ['https://*.atlassian.net/*', 'jira@*.atlassian.net https://*.atlassian.net/*'],
    ['https://acme.jira.com/*', 'jira@acme.jira.com https://acme.jira.com/*'],
  ])('knows Jira Cloud by its name: %s', (origin, script) => {
    expect(planned([GITHUB, origin])).toEqual([script]);
  });

  it('takes a granted host of its own for the tracker that its scopes name', () => {
    const origins = [GITHUB, 'https://ghe.acme.dev/*', 'https://jira.acme.dev/*'];
    expect(planned(origins)).toEqual([]);
    expect(
      planned(origins, ['github:ghe.acme.dev/acme/*', 'jira:jira.acme.dev/SHOP', 'jira:jira.acme.dev/PAY']),
    ).toEqual(['github@ghe.acme.dev https://ghe.acme.dev/*', 'jira@jira.acme.dev https://jira.acme.dev/*']);
  });

  it('registers nothing for a scope whose host is not granted', () => {
    expect(planned([GITHUB], ['jira:jira.acme.dev/SHOP', 'github:ghe.acme.dev/acme/*'])).toEqual([]);
  });

  it.each(['https://*/*', '*://*/*', '<all_urls>'])(
    'a grant of all hosts counts for hosts of scopes and Jira Cloud: %s',
    (all) => {
      const scripts = planned([GITHUB, all], ['jira:jira.acme.dev/SHOP', 'github:github.com/acme/shop']);
      expect(scripts.map((script) => script.split(' ')[0])).toEqual([
        'jira@*.atlassian.net',
        'jira@jira.acme.dev',
      ]);
    },
  );

  it('runs a script once where a wider pattern holds the host already', () => {
    const origins = ['https://*.atlassian.net/*', 'https://acme.atlassian.net/*'];
    expect(planned(origins, ['jira:acme.atlassian.net/SHOP'])).toEqual([
      'jira@*.atlassian.net https://*.atlassian.net/*',
    ]);
  });

  it('matches with the schemes that were granted, and without the port', () => {
    expect(
      planned(
        ['http://localhost/*', '*://jira.acme.dev/*'],
        ['jira:localhost:8080/SHOP', 'jira:jira.acme.dev/*'],
      ),
    ).toEqual([
      'jira@localhost http://localhost/*',
      'jira@jira.acme.dev http://jira.acme.dev/* https://jira.acme.dev/*',
    ]);
  });

  it('covers subdomains of a granted pattern, not lookalikes', () => {
    const scopes = ['jira:jira.acme.dev/SHOP', 'jira:jira.notacme.dev/SHOP'];
    expect(planned(['https://*.acme.dev/*'], scopes)).toEqual(['jira@jira.acme.dev https://jira.acme.dev/*']);
    expect(planned(['https://evilatlassian.net/*', 'https://atlassian.net.evil.com/*'])).toEqual([]);
  });

  it('ignores origins it cannot read', () => {
    expect(planned(['file:///*', 'ftp://acme.dev/*', 'nonsense'], ['jira:acme.dev/SHOP'])).toEqual([]);
  });

  it('gives each page one script: of its own kind where its address says so', () => {
    const scripts = plannedScripts(['https://acme.atlassian.net/*'], []);
    expect(scripts.map(({ id, script }) => [id, script])).toEqual([
      ['jira@acme.atlassian.net', 'jira'],
      ['jira-issue@acme.atlassian.net', 'jira-issue'],
      ['jira-list@acme.atlassian.net', 'jira-list'],
    ]);
    const [watch, issue, list] = scripts;
    expect(issue?.matches).toContain('https://acme.atlassian.net/*browse/*');
    expect(watch?.excludeMatches).toEqual([...(issue?.matches ?? []), ...(list?.matches ?? [])]);
    expect(issue?.excludeMatches).toEqual(list?.matches);
  });
});

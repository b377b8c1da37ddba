import { expect, it } from 'vitest';
import { isGranted } from '../../lib/core/granted.ts';

it.each([
  ['github.com', ['https://github.com/*'], true],
  ['github.com', ['https://github.com.evil.example/*'], false],
  ['acme.atlassian.net', ['https://*.atlassian.net/*'], true],
  ['atlassian.net', ['https://*.atlassian.net/*'], true],
  ['acmeatlassian.net', ['https://*.atlassian.net/*'], false],
  ['jira.acme.example:8443', ['https://jira.acme.example/*'], true],
  ['jira.acme.example', ['<all_urls>'], true],
  ['jira.acme.example', ['*://*/*'], true],
  ['jira.acme.example', [], false],
])('%s by %j: %s', (host, origins, granted) => expect(isGranted(origins, host)).toBe(granted));

import { expect, it } from 'vitest';
import { isJiraCloud } from '../../lib/core/jira-cloud.ts';

it.each([
  ['acme.atlassian.net', true],
  ['acme.jira.com', true],
  ['acme.atlassian.net:8443', true],
  ['*.atlassian.net', true],
  ['atlassian.net.evil.example', false],
  ['notatlassian.net', false],
  ['issues.apache.org', false],
])('%s: %s', (host, is) => expect(isJiraCloud(host)).toBe(is));

import { describe, expect, it } from 'vitest';
import { originsOf } from '../../lib/surface/addresses.ts';

describe('hosts', () => {
  it('asks for a host without its port, secure and not', () => {
    expect(originsOf('jira.acme.example:8443')).toEqual([
      'https://jira.acme.example/*',
      'http://jira.acme.example/*',
    ]);
  });
});

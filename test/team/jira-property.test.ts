import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type JiraProject, jiraProperty } from '../../lib/team/jira-property.ts';
import { PROPERTY_LIMIT } from '../../lib/team/pace.ts';
import { whoAmI } from '../../lib/team/who.ts';
import { describeCaptures } from '../shared.ts';
import { type Server, startServer, violationsOf } from './server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const CLOUD: JiraProject = { at: 'jira', host: 'acme.atlassian.net', base: '', project: 'SHOP' };
const CENTER: JiraProject = { at: 'jira', host: 'tracker.acme.test', base: '/jira', project: 'SHOP' };
const VALUE = { format: 'plumbline', version: 1, goals: [{ id: 'a', title: 'Search' }] };
const TEXT = JSON.stringify(VALUE);
let server: Server;

beforeEach(() => {
  server = startServer();
});

describe('jiraProperty', () => {
  it('reads the property by the session, in the cloud and under a context path', async () => {
    server.answers(() => Response.json({ key: 'plumbline', value: VALUE }));
    const copy = { is: 'read', text: TEXT, version: null, etag: null };
    expect(await jiraProperty.read(CLOUD, null, null)).toEqual(copy);
    expect(await jiraProperty.read(CENTER, null, null)).toEqual(copy);
    expect(server.asked.map(({ url }) => url.href)).toEqual([
      'https://acme.atlassian.net/rest/api/3/project/SHOP/properties/plumbline',
      'https://tracker.acme.test/jira/rest/api/2/project/SHOP/properties/plumbline',
    ]);
  });

  it('writes the value as it is, and takes an empty answer for a yes', async () => {
    server.answers(() => new Response(null, { status: 201 }));
    const indented = JSON.stringify(VALUE, null, 2);
    expect(await jiraProperty.write(CLOUD, indented, null, '', null)).toEqual({
      is: 'written',
      version: null,
    });
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual(VALUE);
    expect(server.asked[0]?.headers['x-atlassian-token']).toBe('no-check');
  });

  it('never sends more than a property holds', async () => {
    const long = JSON.stringify({ ...VALUE, note: 'x'.repeat(PROPERTY_LIMIT) });
    expect(await jiraProperty.write(CLOUD, long, null, '', null)).toEqual({ is: 'refused', why: 'too-big' });
    expect(server.asked).toEqual([]);
  });

  it('tells no property, no right and an ended session apart', async () => {
    server.answers(() => Response.json({ errorMessages: ['no'] }, { status: 404 }));
    expect(await jiraProperty.read(CLOUD, null, null)).toEqual({ is: 'none' });
    server.answers(() => Response.json({}, { status: 403 }));
    expect(await jiraProperty.write(CLOUD, TEXT, null, '', null)).toEqual({
      is: 'refused',
      why: 'forbidden',
    });
    server.answers(() => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html' } }));
    expect(await jiraProperty.read(CLOUD, null, null)).toEqual({ is: 'refused', why: 'signed-out' });
  });

  it('fault 54: refuses a value that is no document', async () => {
    server.answers(() => Response.json({ key: 'plumbline', value: 'text' }));
    expect(await jiraProperty.read(CLOUD, null, null)).toEqual({ is: 'refused', why: 'broken' });
  });
});

describeCaptures('the official contract of Jira', () => {
  it('allows every request for a property', async () => {
    server.answers(() => Response.json({ key: 'plumbline', value: VALUE }));
    await jiraProperty.read(CLOUD, null, null);
    await jiraProperty.read(CENTER, null, null);
    await jiraProperty.write(CLOUD, TEXT, null, '', null);
    server.answers(() => Response.json({ displayName: 'Dana of Payments' }));
    expect(await whoAmI(CLOUD)).toBe('Dana of Payments');
    expect(await violationsOf(server.asked, 'jira')).toEqual([]);
    expect(server.asked).toHaveLength(4);
  });
});

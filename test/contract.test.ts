import { expect, it } from 'vitest';
import { describeCaptures } from './shared.ts';
import { type Asked, gitHubContract, jiraContract } from './tools/contract.ts';

const asked = (method: string, url: string, body = ''): Asked => ({
  method,
  url: new URL(url),
  headers: body ? { 'content-type': 'application/json' } : {},
  body,
});

/** The mock itself: a check that lets everything pass would prove nothing. */
describeCaptures('the official contracts', () => {
  const file = 'https://api.github.com/repos/acme/shop/contents/.github%2Fplumbline.json';

  it('take a request as it should be, on github.com and on an Enterprise host', async () => {
    const judge = await gitHubContract();
    const put = JSON.stringify({ message: 'Focus of W48', content: 'e30=', sha: 'abc' });
    expect(await judge(asked('GET', file))).toMatchObject({ violations: [], status: 200 });
    expect(await judge(asked('PUT', file, put))).toMatchObject({ violations: [], status: 200 });
    const enterprise = file.replace('https://api.github.com', 'https://git.acme.test/api/v3');
    expect(await judge(asked('GET', enterprise))).toMatchObject({ violations: [] });
  });

  it('refuse a wrong body, a missing field and an unknown path, and say which', async () => {
    const judge = await gitHubContract();
    expect(
      (await judge(asked('PUT', file, JSON.stringify({ message: 'x', content: 'e30=', sha: 3 })))).violations,
    ).toEqual(['body.sha: Request body property sha must be string']);
    expect((await judge(asked('PUT', file, '{"message":"x"}'))).violations).toHaveLength(1);
    expect(
      (await judge(asked('GET', 'https://api.github.com/repos/acme/shop/nothing'))).violations[0],
    ).toMatch(/GET \/repos\/acme\/shop\/nothing: .*no path matched/);
  });

  it('hold each request to what it accepts itself', async () => {
    const judge = await gitHubContract();
    const accepting = async (accept: string) => {
      const { violations } = await judge({ ...asked('GET', file), headers: { accept } });
      return violations.length;
    };
    expect([
      await accepting('application/json'),
      await accepting('text/csv'),
      await accepting('application/json'),
    ]).toEqual([0, 1, 0]);
  });

  it('know the property of a Jira project, in the cloud and under a context path', async () => {
    const judge = await jiraContract();
    const at = 'rest/api/3/project/SHOP/properties/plumbline';
    expect(await judge(asked('GET', `https://acme.atlassian.net/${at}`))).toMatchObject({ violations: [] });
    expect(
      await judge(asked('PUT', `https://jira.acme.test/jira/${at.replace('3', '2')}`, '{"a":1}')),
    ).toMatchObject({ violations: [] });
    expect((await judge(asked('POST', `https://acme.atlassian.net/${at}`))).violations).toHaveLength(1);
  });
});

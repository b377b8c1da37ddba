import { gitHubContract, jiraContract } from '../../tools/contract.ts';
import type { Answer, Handler, Site } from '../../tools/site.ts';
import { capturesAreHere } from './captures.ts';
import { focusNow } from './weeks.ts';

/** Lists whose rows show no more than key and title, and the APIs that tell the rest, behind the official contracts. */

export const JIRA = 'acme.atlassian.net';
export const JIRA_LIST = `https://${JIRA}/jira/software/c/projects/SHOP/issues`;
/** A Data Center under its own path. */
export const DATA_CENTER = 'issues.acme.example';
export const DATA_CENTER_LIST = `https://${DATA_CENTER}/jira/projects/SHOP/issues`;
const NAMES = ['pay', 'find'];

/** What row `n` is to be, of {@link goalsOf}. */
export function stateOf(n: number): string {
  return ['focus', 'linked', 'unlinked', 'idle'][n % 4] ?? '';
}

/** @param by what a goal's rule asks for: `label` */
export function goalsOf(scope: string, by: string, inherits: boolean): string {
  return JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes: [scope],
    settings: { noInheritance: inherits ? [] : [scope] },
    goals: NAMES.map((id, i) => ({
      id,
      rank: i + 1,
      title: `All ${id}`,
      state: 'active',
      rules: [`${by}:${id}`],
    })),
    focus: focusNow({ goal: 'pay' }),
    exempt: [],
  });
}

/** Jira's table, of which each row has the height of 40 pixels; `SHOP-1` is row 0. */
export function jiraList(count: number): string {
  const id = 'native-issue-table';
  const row = (n: number) =>
    `<tr data-testid="${id}.ui.issue-row"><td><div data-testid="${id}.ui.row.issue-row.merged-cell"><div><a data-testid="${id}.common.ui.issue-cells.issue-key.issue-key-cell" href="/browse/SHOP-${n + 1}">SHOP-${n + 1}</a></div><div><span data-testid="${id}.common.ui.issue-cells.issue-summary.issue-summary-cell">Issue ${n + 1}</span></div></div></td></tr>`;
  return `<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>
body { margin: 0; font: 14px/20px sans-serif } table { border-collapse: collapse; width: 100% } tr { height: 40px } td { padding: 0; position: relative }
td > div { display: flex; gap: 8px; height: 40px; align-items: center }
</style></head><body id="jira"><div><div data-vc="issue-table-main-container"><table><tbody>${Array.from({ length: count }, (_, n) => row(n)).join('')}</tbody></table></div></div></body></html>`;
}

export type Api = {
  /** The keys or numbers of each request so far. */
  asked: string[][];
  /** What the official contract has against them. */
  violations: string[];
  /** What is answered instead, if anything. */
  refuse: Answer | null;
  /** Answers wait for it. */
  hold: Promise<void>;
};

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

/** Jira's bulk fetch, or a Data Center's search: row `n` has the label that {@link stateOf} asks for; epics of ten rows each, when they have some. */
export async function jiraApi(site: Site, hasEpics: boolean): Promise<Api> {
  const api: Api = { asked: [], violations: [], refuse: null, hold: Promise.resolve() };
  const judge = capturesAreHere ? await jiraContract() : null;
  answer(site, api, async (asked) => {
    const { host, pathname, searchParams: query } = asked.url;
    const own = host === DATA_CENTER ? '/jira/rest/api/2/search' : '/rest/api/3/issue/bulkfetch';
    if (pathname !== own) return null;
    api.violations.push(...((await judge?.(asked))?.violations ?? []));
    const { issueIdsOrKeys: keys, fields }: { issueIdsOrKeys: string[]; fields: string[] } = asked.body
      ? JSON.parse(asked.body)
      : {
          issueIdsOrKeys: query.get('jql')?.match(/SHOP-\d+/g) ?? [],
          fields: query.get('fields')?.split(',') ?? [],
        };
    api.asked.push(keys);
    const issues = keys.map((key) => {
      const n = Number(key.replace(/\D+/, '')) - 1;
      const isEpic = n >= 1000;
      const label = isEpic ? undefined : NAMES[n % 4];
      const all: Record<string, unknown> = {
        summary: `Issue ${n + 1}`,
        issuetype: { name: isEpic ? 'Epic' : 'Story' },
        status: { name: 'To Do', statusCategory: { key: 'new' } },
        labels: label ? [label] : [],
        assignee: n % 4 === 2 ? { displayName: 'Dana' } : null,
        parent: hasEpics && !isEpic ? { key: `SHOP-${1001 + Math.floor(n / 10)}`, fields: {} } : null,
      };
      const told = Object.entries(all).filter(([name]) => fields.includes(name));
      return { id: `${n}`, key, fields: Object.fromEntries(told) };
    });
    return { headers: JSON_TYPE, body: JSON.stringify({ issues, issueErrors: [] }) };
  });
  return api;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'Authorization, Content-Type, X-GitHub-Api-Version',
};

/** GitHub's GraphQL: row `n` has the milestone that {@link stateOf} asks for. No OpenAPI file knows it; REST is held to its own. */
export async function gitHubApi(site: Site): Promise<Api> {
  const api: Api = { asked: [], violations: [], refuse: null, hold: Promise.resolve() };
  const judge = capturesAreHere ? await gitHubContract() : null;
  answer(site, api, async (asked) => {
    if (asked.url.host !== 'api.github.com') return null;
    if (asked.method === 'OPTIONS') return { status: 204, headers: CORS, body: '' };
    if (asked.url.pathname !== '/graphql') {
      api.violations.push(...((await judge?.(asked))?.violations ?? []));
      return { status: 404, headers: CORS, body: '{}' };
    }
    const query: string = JSON.parse(asked.body).query;
    const numbers = [...query.matchAll(/number: (\d+)/g)].map(([, number = '']) => number);
    api.asked.push(numbers);
    const data = numbers.map((number, i) => {
      const title = NAMES[(Number(number) - 1) % 4];
      const issue = {
        ...{ __typename: 'Issue', number: Number(number), title: `Issue ${number}`, state: 'OPEN' },
        url: `https://github.com/acme/shop/issues/${number}`,
        milestone: title ? { title } : null,
      };
      return [`n${i}`, { issueOrPullRequest: issue }];
    });
    return { headers: { ...JSON_TYPE, ...CORS }, body: JSON.stringify({ data: Object.fromEntries(data) }) };
  });
  return api;
}

function answer(site: Site, api: Api, handler: Handler): void {
  site.handle(async (asked) => {
    const found = await handler(asked);
    if (!found || asked.method === 'OPTIONS') return found;
    await api.hold;
    return api.refuse ?? found;
  });
}

/** In the page: of the rows on screen, those whose mark is another than `states` says by their number. */
export function otherMarks({ rows, states }: { rows: string; states: string[] }): string[] {
  return [...document.querySelectorAll<HTMLElement>(rows)].flatMap((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) return [];
    const { issue = '', state = 'none' } = row.querySelector<HTMLElement>('plumbline-badge')?.dataset ?? {};
    const number = Number(/\d+$/.exec(row.querySelector('a')?.getAttribute('href') ?? '')?.[0]);
    const isRight = issue.endsWith(`${number}`) && state === states[(number - 1) % states.length];
    return isRight ? [] : [`${number}: ${issue} ${state}`];
  });
}

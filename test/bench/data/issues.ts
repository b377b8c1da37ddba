import type { IssueFacts } from '../../../lib/core/facts.ts';
import { publishedView } from '../../../lib/core/publish.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings.ts';
import type { Now, PublishedView } from '../../../lib/core/view.ts';
import { type Random, seeded } from '../team-model.ts';
import { AREAS, LABELS, MILESTONES, PEOPLE, PROJECTS, REPOS, RULES, WORDS } from './sample.ts';

/** Issues, goals and rules as teams have them; the same for the same number of issues. */

export const NOW: Now = { at: '2026-11-21T10:42:00.000Z', today: '2026-11-21' };
const SEED = 100_001;

const DAY = 86_400_000;

/** The facts of `count` issues: half on GitHub, half on Jira; of one in ten the labels were not read. */
export function generatedFacts(count: number): IssueFacts[] {
  const random = seeded(SEED);
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? onGitHub(i / 2, random) : onJira((i - 1) / 2, random),
  );
}

function onGitHub(i: number, random: Random): IssueFacts {
  const repo = REPOS[i % REPOS.length] ?? '';
  const number = Math.floor(i / REPOS.length) + 1;
  const pull = random() < 0.3;
  const open = random() < 0.6;
  return {
    ...{ key: `github:github.com/acme/${repo}#${number}`, kind: pull ? 'pull' : 'issue' },
    url: `https://github.com/acme/${repo}/${pull ? 'pull' : 'issues'}/${number}`,
    state: open ? 'open' : pull ? 'merged' : 'closed',
    statusCategory: open ? (pull ? 'progress' : 'todo') : 'done',
    milestone: one(MILESTONES, random) ?? null,
    parent: null,
    ...{ pulls: [], closes: [], blocks: [], blockedBy: [], subIssues: [] },
    ...{ type: pull ? null : (one(['Bug', 'Feature', 'Task'], random) ?? null), projects: [] },
    ...common(random),
  };
}

function onJira(i: number, random: Random): IssueFacts {
  const project = PROJECTS[i % PROJECTS.length] ?? '';
  const number = Math.floor(i / PROJECTS.length) + 1;
  const category = one(['todo', 'progress', 'done'] as const, random) ?? 'todo';
  const epic = `jira:acme.atlassian.net/${project}-${1 + Math.floor(random() * 40)}`;
  return {
    ...{ key: `jira:acme.atlassian.net/${project}-${number}`, kind: 'issue' },
    url: `https://acme.atlassian.net/browse/${project}-${number}`,
    status: { todo: 'To Do', progress: 'In Progress', done: 'Done' }[category],
    statusCategory: category,
    parent: random() < 0.5 ? { key: epic, title: 'An epic', type: 'Epic', parent: null } : null,
    ...{ pulls: [], closes: [], blocks: [], type: one(['Bug', 'Story', 'Task'], random) ?? null },
    ...{ components: [], fixVersions: [], sprints: [], projects: [{ title: project, key: project }] },
    ...common(random),
  };
}

function common(random: Random): Pick<IssueFacts, 'title' | 'readAt' | 'source'> & Partial<IssueFacts> {
  const title = `${one(WORDS, random)} ${one(WORDS, random)} ${one(AREAS, random)} ${one(WORDS, random)} ${Math.floor(random() * 9_999)}`;
  const updated = Date.parse(NOW.at) - Math.floor(random() * 60 * DAY);
  const labels = Array.from({ length: Math.floor(random() * 4) }, () => one(LABELS, random) ?? '');
  const name = one(PEOPLE, random) ?? '';
  return {
    title,
    ...(random() < 0.9 && { labels }),
    assignees: random() < 0.5 ? [one(PEOPLE, random) ?? ''] : [],
    author: { name, bot: name.endsWith('[bot]') },
    created: new Date(updated - 20 * DAY).toISOString(),
    updated: new Date(updated).toISOString(),
    ...{ priority: null, readAt: NOW.at, source: 'row' },
  };
}

function one<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

export function generatedView(): PublishedView {
  const goals = RULES.map((rules, i) => ({
    ...{
      id: `goal-${i + 1}`,
      title: `Goal number ${i + 1}`,
      rank: i + 1,
      state: 'active' as const,
      rules: [...rules],
    },
    ...{ created: NOW.at, updated: NOW.at },
  }));
  const settings = {
    ...DEFAULT_SETTINGS,
    scopes: ['github:github.com/acme/*', 'jira:acme.atlassian.net/*'],
    exempt: ['is:bot', 'label:dependencies,security'],
  };
  const focuses = [{ week: '2026-W47', goal: 'goal-1', updated: NOW.at }];
  return publishedView({ goals, focuses, links: [], dispositions: [], settings }, NOW, false).view;
}

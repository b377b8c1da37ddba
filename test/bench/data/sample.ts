import { localDate, weekOf } from '../../../lib/core/week.ts';

/** What the generated issues are about, and the goals over them. */

export const REPOS = ['shop', 'app', 'api', 'web', 'docs', 'infra', 'billing', 'search'];
export const PROJECTS = ['SHOP', 'PAY', 'OPS', 'CORE'];
export const AREAS = [
  'checkout',
  'payments',
  'search',
  'billing',
  'login',
  'mobile',
  'perf',
  'a11y',
  'i18n',
  'infra',
];
export const LABELS = [
  ...AREAS,
  'bug',
  'feature',
  'question',
  'dependencies',
  'security',
  'good first issue',
  'wontfix',
];
export const WORDS = [
  'Retry',
  'slow',
  'page',
  'after',
  'timeout',
  'cart',
  'invoice',
  'token',
  'export',
  'drops',
  'twice',
];
export const PEOPLE = ['dana', 'kim', 'lee', 'ada', 'joan', 'mo', 'renovate[bot]'];
export const MILESTONES = ['v2.0', 'v2.1', 'v3.0', null, null];
/** Five goals with six rules each, and a focus. */
export const RULES: readonly (readonly string[])[] = AREAS.slice(0, 5).map((area, i) => {
  const next = AREAS[i + 5] ?? '';
  return [
    `repo:acme/${REPOS[i]} label:${area},${next}`,
    `repo:acme/${REPOS[(i + 1) % 8]} label:${area} -label:wontfix`,
    `project:${PROJECTS[i % 4]} epic:${PROJECTS[i % 4]}-${i + 3}`,
    `project:${PROJECTS[(i + 1) % 4]} label:${next}`,
    `repo:acme/${REPOS[(i + 3) % 8]} milestone:"${MILESTONES[i % 3]}" assignee:${PEOPLE[i]}`,
    `project:${PROJECTS[(i + 2) % 4]} label:${area} type:Bug`,
  ];
});

/** A plumbline.json with the goals, the first of them this week's focus, and links by hand to issues of one repository. */
export function sampleFile(links = 0): string {
  const goals = RULES.map((rules, i) => ({
    ...{ id: `goal-${i + 1}`, title: `Goal number ${i + 1}`, rank: i + 1, state: 'active', rules },
  }));
  return JSON.stringify({
    ...{ format: 'plumbline', version: 1, goals },
    focus: [{ week: weekOf(localDate(new Date()), 1), goal: 'goal-1' }],
    scopes: ['github:github.com/acme/*', 'jira:acme.atlassian.net/*'],
    links: Array.from({ length: links }, (_, i) => ({
      issue: `github:github.com/acme/shop#${i + 1}`,
      goal: `goal-${1 + (i % goals.length)}`,
    })),
  });
}

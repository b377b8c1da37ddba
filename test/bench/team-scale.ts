import { pathToFileURL } from 'node:url';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { DOCUMENT_LIMIT } from '../../lib/core/team/limits.ts';
import { PROPERTY_LIMIT } from '../../lib/team/pace.ts';
import { MEETING, reading, readings, seeded, sharing, WITH_TOKEN, writing, writings } from './team-model.ts';

/** The report on many members in one space; `node test/bench/team-scale.ts` prints it, README holds it. */

const SEED = 20_261_121;
/** GETs in a second that one site of Jira Cloud answers for one kind of request; Atlassian's default, to our knowledge. */
const JIRA_PER_SECOND = 100;
/** Seconds between reading a property and writing it, taken wide. */
const JIRA_GAP = 1;

export function teamScale(): string {
  const rows = [
    [
      'members',
      'requests per member and hour',
      'cost of 5,000',
      'peak per second',
      'half / 95 % / all have seen a change',
    ],
    ['---', '---', '---', '---', '---'],
    ...[100, 1_000, 10_000].map((members) => {
      const random = seeded(SEED);
      const times = readings(members, random);
      const { perHour, cost, peak, seen } = reading(times, writings(5, random));
      return [count(members), String(perHour), String(cost), String(peak), seen.map(minutes).join(' / ')];
    }),
  ];
  const random = seeded(SEED);
  const writes = [50, 200, 500].map((writers) => {
    const { tries, conflicts, failed, slowest } = writing(writings(writers, random), random);
    return `${writers} members answering in the hour before ${clock(MEETING)}: ${tries} writes, ${conflicts} met another one and were tried again, ${failed} gave up, the slowest took ${Math.round(slowest)} s.`;
  });
  const shared = [15, 60, 200].map((members) => {
    const [half, most] = sharing(readings(members, seeded(SEED)));
    return `${members} members without a token behind one address: half of their copies are at most ${minutes(half)} old, 95 % at most ${minutes(most)}.`;
  });
  return [
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...[...writes, ...shared, headroom(), size()].map((line) => `- ${line}`),
  ].join('\n');
}

function headroom(): string {
  const random = seeded(SEED);
  const { peak } = reading(readings(10_000, random), []);
  const planning = 1 + 1 + 200 + 3;
  const moments = writings(200, seeded(SEED));
  const busiest = Math.max(
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + 60).length),
  );
  const met = moments.filter((at, i) => at - (moments[i - 1] ?? Number.NEGATIVE_INFINITY) < JIRA_GAP).length;
  const writes = `Were 200 project administrators to write its property in that hour, at most ${busiest} would in a minute; Jira keeps no versions, so ${met} of them would write within ${JIRA_GAP} s of another one and could take a change back that was read back as written: beyond a handful of writers use a file on GitHub.`;
  return `Whoever reads the files of 200 members for the first time makes about ${planning} requests of ${count(WITH_TOKEN)}. A Jira site with 10,000 members answers ${peak} reads in the worst second, of about ${JIRA_PER_SECOND} it allows. ${writes}`;
}

function size(): string {
  const weeks = capacity(DOCUMENT_LIMIT);
  const inJira = capacity(PROPERTY_LIMIT);
  return `A file on GitHub (64 kB) holds five goals and ${weeks} weeks with ten links each, a Jira property (${count(PROPERTY_LIMIT)} characters) ${inJira}. Split a space when two groups choose different focuses, when it is full, or beyond 1,000 members who write: GitHub lists no more files of a folder.`;
}

/** Weeks that fit beside five goals of ordinary length. */
function capacity(limit: number): number {
  const goals = Array.from({ length: 5 }, (_, i) => ({
    ...{ id: `goal-number-${i}`, title: 'Checkout under two seconds for every shopper', rank: i + 1 },
    ...{
      state: 'active' as const,
      outcome: 'Shoppers do not leave at payment any more',
      owner: '@dana-of-payments',
    },
    ...{ due: '2026-12-31', updated: '2026-11-16T09:12:44.120Z' },
    rules: [
      'repo:acme/shop label:checkout,payments',
      'project:SHOP epic:SHOP-12',
      'repo:acme/app label:checkout',
    ],
  }));
  let weeks = 0;
  const file = (): PlumblineFile => ({
    format: 'plumbline',
    version: 1,
    goals,
    focus: Array.from({ length: weeks }, (_, i) => ({
      week: `2026-W${10 + (i % 40)}`,
      goal: 'goal-number-1',
      slice: 'Retries of payments',
    })),
    links: Array.from({ length: weeks * 10 }, (_, i) => ({
      ...{ issue: `github:github.com/acme/shop#${1_000 + i}`, goal: 'goal-number-1' },
      at: '2026-11-16T09:12:44.120Z',
    })),
  });
  while (JSON.stringify(file()).length <= limit) weeks += 1;
  return weeks - 1;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function minutes(seconds: number): string {
  if (seconds > 2 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${(seconds / 60).toFixed(seconds < 600 && seconds > 0 ? 1 : 0)} min`;
}

function clock(seconds: number): string {
  return `${8 + Math.floor(seconds / 3_600)}:00`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(teamScale());

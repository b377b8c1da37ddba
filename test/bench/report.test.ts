import { expect, it } from 'vitest';
import type { Job } from './job.ts';
import { figure, markdown } from './report.ts';
import { spreadOf } from './spread.ts';
import { judgeJob } from './verdict.ts';

const job: Job = { id: 'x', row: 10, name: 'judge 100,000', unit: 'ms', budget: { times: 1.5, of: 'floor' } };

it('is a table with the machine above it and the marks below', () => {
  const rows = [
    judgeJob(
      'rules',
      job,
      new Map([
        ['ours', spreadOf([100, 90, 120])],
        ['floor', spreadOf([50])],
      ]),
    ),
    judgeJob('popup', { ...job, row: 2, name: 'paint' }, new Map([['ours', 'the page never settles']])),
  ];
  const machine = { processor: '2 x Fast', memory: '8 GB', system: 'Linux 6', versions: { Chromium: '156' } };
  const text = markdown({
    ...{ date: '2026-11-21T12:00:00Z', machine, rounds: 3, quick: true, peers: ['Toggl 1'], notes: [], rows },
    appendices: ['A plot.'],
  });
  expect(text.split('\n')).toEqual([
    '2026-11-21, 2 x Fast, 8 GB, Linux 6; Chromium 156. Medians of 3 rounds (quick) in alternation, least to most in brackets.',
    '',
    'Peers: Toggl 1.',
    '',
    '| # | job | ours | floor | ratio | budget | verdict |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| 2 | paint |  |  |  | at most 1.5 x floor | not measured |',
    '| 10 | judge 100,000 | 100 ms (90 to 120) | 50 ms (50 to 50) | 2.00 | at most 1.5 x floor | **over** |',
    '',
    '- 2 paint: not measured. the page never settles.',
    '',
    'A plot.',
  ]);
});

it.each([
  [0, '0'],
  [0.01234, '0.0123'],
  [1.234, '1.23'],
  [12.34, '12.3'],
  [123.4, '123'],
  [10_500.6, '10,501'],
])('writes %d as %s', (value, text) => expect(figure(value)).toBe(text));

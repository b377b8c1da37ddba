import type { Machine } from './machine.ts';
import type { Spread } from './spread.ts';
import { budgetWords, type Row } from './verdict.ts';

/** All that a run found, as it stands in the JSON. */
export type Report = {
  date: string;
  machine: Machine;
  rounds: number;
  quick: boolean;
  peers: readonly string[];
  /** Whatever a reader must know of this run before the figures. */
  notes: readonly string[];
  /** What else a scene has to show, in Markdown. */
  appendices: readonly string[];
  rows: readonly Row[];
};

const HEAD = ['#', 'job', 'ours', 'floor', 'ratio', 'budget', 'verdict'];

/** The table, with the machine above it and what was not measured below. */
export function markdown({ date, machine, rounds, quick, peers, notes, appendices, rows }: Report): string {
  const { processor, memory, system, versions } = machine;
  const lines = rows.toSorted((a, b) => a.row - b.row).map(cells);
  const unmeasured = rows.filter(({ why }) => why !== undefined);
  return [
    `${date.slice(0, 10)}, ${processor}, ${memory}, ${system}; ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(
        ', ',
      )}. Medians of ${rounds} rounds${quick ? ' (quick)' : ''} in alternation, least to most in brackets.`,
    ...(peers.length > 0 ? ['', `Peers: ${peers.join(', ')}.`] : []),
    '',
    ...[HEAD, HEAD.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`),
    ...(unmeasured.length + notes.length > 0 ? [''] : []),
    ...notes.map((note) => `- ${note}`),
    ...unmeasured.map(({ row, name, verdict, why }) => `- ${row} ${name}: ${verdict}. ${why}.`),
    ...appendices.flatMap((appendix) => ['', appendix]),
  ].join('\n');
}

function cells({ row, name, unit, budget, who, ours, reference, ratio, verdict }: Row): string[] {
  return [
    String(row),
    name,
    ours ? `${who ? `${who}: ` : ''}${spread(ours, unit)}` : '',
    reference ? `${reference.name === 'floor' ? '' : `${reference.name}: `}${spread(reference, unit)}` : '',
    ratio === null ? '' : ratio.toFixed(2),
    budgetWords(budget, unit),
    verdict === 'over' ? '**over**' : verdict,
  ];
}

function spread({ median, least, most }: Spread, unit: string): string {
  return `${figure(median)}${unit === 'count' ? '' : ` ${unit}`} (${figure(least)} to ${figure(most)})`;
}

/** Three digits that count. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: Math.min(digits, 4) });
}

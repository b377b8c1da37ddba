import { parseArgs } from 'node:util';

export type Asked = {
  /** Rows of the table, or names of scenes; empty for all. */
  only: readonly string[];
  rounds: number;
  /** File to write JSON to. */
  json: string | null;
  quick: boolean;
  /** Directories of unpacked extensions. */
  peers: readonly string[];
};

export const USAGE = `npm run bench -- [--only 10,triage] [--rounds 7] [--quick] [--json FILE] [DIRECTORY OF AN UNPACKED EXTENSION …]`;

const ROUNDS = 7;
const QUICK_ROUNDS = 3;

/** @throws Error in one line for a person */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? QUICK_ROUNDS : ROUNDS));
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a number from 1 on, not "${values.rounds}".`);
  const only = values.only.flatMap((list) => list.split(',')).map((one) => one.trim());
  return {
    only: only.filter(Boolean),
    rounds,
    json: values.json ?? null,
    quick: values.quick,
    peers: positionals,
  };
}

import { writeFileSync } from 'node:fs';
import { ensureBrowser } from '../tools/browsers.ts';
import { extensionCopy } from '../tools/extension.ts';
import { readArguments, USAGE } from './arguments.ts';
import { dataScenes } from './data/index.ts';
import type { Bench, Scene } from './job.ts';
import { describeMachine } from './machine.ts';
import { pageScenes } from './pages/index.ts';
import { readPeers } from './peers.ts';
import { markdown, type Report } from './report.ts';
import { runScene, unopened } from './rounds.ts';
import { chosen } from './scenes.ts';
import type { Row } from './verdict.ts';

/**
 * `npm run bench`: every row of the table of budgets, on the built extension in Chromium. The exit code is 1 when a row
 * is over its budget, 2 when nothing could be measured.
 */

async function bench(args: readonly string[]): Promise<Report> {
  const asked = readArguments(args);
  const scenes = chosen([...pageScenes, ...dataScenes], asked.only);
  const chromium = ensureBrowser('chromium');
  const { peers, problems } = readPeers(asked.peers);
  for (const problem of problems) console.error(problem);
  const given: Bench = { extension: () => extensionCopy('chrome-mv3'), peers, quick: asked.quick };
  const rows = new Map<Scene, Row[]>();
  const appendices: string[] = [];
  const measure = async (scene: Scene) => {
    console.error(`${scene.name} …`);
    rows.set(scene, await measured(scene, given, asked.rounds, appendices));
  };
  // Who is timed has the machine to itself.
  for (const scene of scenes) if (!scene.isUntimed) await measure(scene);
  await Promise.all(scenes.map((scene) => scene.isUntimed && measure(scene)));
  const report: Report = {
    date: new Date().toISOString(),
    machine: describeMachine(chromium),
    rounds: asked.rounds,
    quick: asked.quick,
    peers: peers.map(({ name }) => name),
    notes: problems,
    appendices,
    rows: scenes.flatMap((scene) => rows.get(scene) ?? []),
  };
  if (asked.json) writeFileSync(asked.json, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

async function measured(scene: Scene, given: Bench, rounds: number, appendices: string[]): Promise<Row[]> {
  try {
    const stage = await scene.open(given);
    if (stage.appendix) appendices.push(stage.appendix);
    try {
      return await runScene(scene, stage, rounds);
    } finally {
      await stage.close();
    }
  } catch (error) {
    return unopened(scene, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

try {
  const report = await bench(process.argv.slice(2));
  console.log(markdown(report));
  const over = report.rows.filter(({ verdict }) => verdict === 'over');
  const isEmpty = report.rows.every(({ ours }) => ours === null);
  process.exitCode = over.length > 0 ? 1 : isEmpty ? 2 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}

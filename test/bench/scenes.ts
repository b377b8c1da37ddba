import type { Scene } from './job.ts';

/**
 * The scenes asked for, each with the jobs asked for.
 * @param only rows (`10`) or names of scenes; empty for all
 * @throws Error when one of them is neither
 */
export function chosen(scenes: readonly Scene[], only: readonly string[]): Scene[] {
  const known = (one: string) => scenes.some((scene) => isAsked(scene, one));
  const unknown = only.filter((one) => !known(one));
  if (unknown.length > 0) {
    const names = scenes.map(({ name }) => name).join(', ');
    throw new Error(`Nothing is called ${unknown.join(', ')}: rows are 1 to 15, scenes ${names}.`);
  }
  if (only.length === 0) return [...scenes];
  return scenes.flatMap((scene) => {
    const jobs = scene.jobs.filter(({ row }) => only.includes(scene.name) || only.includes(String(row)));
    return jobs.length > 0 ? [{ ...scene, jobs }] : [];
  });
}

function isAsked({ name, jobs }: Scene, one: string): boolean {
  return name === one || jobs.some(({ row }) => String(row) === one);
}

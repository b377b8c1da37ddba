import { addPage } from '../data/lab.ts';
import type { Subject } from './subject.ts';

/** Fills an extension with issues that were seen, by the product's own code in a page put into its copy. */

const PAGE = 'fill';

export function withKeeper(extension: string): Promise<void> {
  return addPage(extension, PAGE);
}

declare const lab: { fill(count: number): Promise<unknown> };

export async function keepIssues({ context }: Subject, count: number): Promise<void> {
  const [worker] = context.serviceWorkers();
  const page = await context.newPage();
  await page.goto(new URL(`/bench-${PAGE}.html`, worker?.url()).href);
  await page.waitForFunction('globalThis.lab !== undefined');
  await page.evaluate((count) => lab.fill(count), count);
  await page.close();
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'wxt';

/** A page with what each bundle is made of, by the bundler's own account of a build of its own. */

const ROOT = resolve(import.meta.dirname, '../..');
const [WIDTH, HEIGHT] = [1_400, 900];

type Part = { name: string; size: number; parts?: Part[] };

export async function writeTreemap(file: string): Promise<void> {
  const bundles: Part[] = [];
  const account: Plugin = {
    name: 'account',
    generateBundle(_, output) {
      for (const chunk of Object.values(output)) {
        if (chunk.type !== 'chunk') continue;
        const parts = Object.entries(chunk.modules).map(([id, { renderedLength }]) => ({
          ...{ name: nameOf(id), size: renderedLength },
        }));
        const size = parts.reduce((sum, part) => sum + part.size, 0);
        if (size > 0) bundles.push({ name: chunk.fileName, size, parts });
      }
    },
  };
  const outDir = mkdtempSync(join(tmpdir(), 'plumbline-treemap-'));
  await build({ root: ROOT, outDir, vite: () => ({ plugins: [account] }) });
  writeFileSync(file, page(bundles));
}

function nameOf(id: string): string {
  const path = relative(ROOT, id.replace(/\?.*$/, ''));
  return path.replace(/^.*node_modules\//, '').replaceAll('\0', '');
}

function page(bundles: readonly Part[]): string {
  const boxes = laid(bundles, 0, 0, WIDTH, HEIGHT).flatMap(({ part, x, y, width, height }) => [
    box(part, x, y, width, height, '#8884'),
    ...laid(part.parts ?? [], x + 1, y + 12, width - 2, height - 13).map((one) =>
      box(one.part, one.x, one.y, one.width, one.height, '#6af4'),
    ),
  ]);
  return `<!doctype html><meta charset="utf-8"><title>Plumbline by bytes</title>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-size="9" font-family="sans-serif">${boxes.join('')}</svg>`;
}

type Box = { part: Part; x: number; y: number; width: number; height: number };

/** Halves by size, along the longer side, until each has its own box. */
function laid(parts: readonly Part[], x: number, y: number, width: number, height: number): Box[] {
  const sorted = parts.toSorted((a, b) => b.size - a.size);
  const [first] = sorted;
  if (!first || width <= 0 || height <= 0) return [];
  if (sorted.length === 1) return [{ part: first, x, y, width, height }];
  const total = sorted.reduce((sum, { size }) => sum + size, 0);
  let [count, half] = [1, first.size];
  while (count < sorted.length - 1 && half < total / 2) half += sorted[count++]?.size ?? 0;
  const share = half / total;
  const [one, other] = [sorted.slice(0, count), sorted.slice(count)];
  return width > height
    ? [
        ...laid(one, x, y, width * share, height),
        ...laid(other, x + width * share, y, width * (1 - share), height),
      ]
    : [
        ...laid(one, x, y, width, height * share),
        ...laid(other, x, y + height * share, width, height * (1 - share)),
      ];
}

function box(
  { name, size }: Part,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): string {
  const [text, at] = [
    `${name} ${size.toLocaleString('en')}`,
    `x="${x}" y="${y}" width="${width}" height="${height}"`,
  ];
  return `<svg ${at}><rect width="100%" height="100%" fill="${fill}" stroke="#888" stroke-width=".5"><title>${text}</title></rect><text x="2" y="9">${text}</text></svg>`;
}

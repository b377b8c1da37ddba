import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillWith } from '../../demo/fill.ts';
import type { Measure, Scene } from '../job.ts';
import { openLab } from './lab.ts';
import { sampleFile } from './sample.ts';
import { openShown } from './shown.ts';

const LINKS = 10_000;
const TITLE = 'Goal number 5';
const IS_SHOWN = `document.body?.textContent.includes('${TITLE}')`;

/** Row 11: the popup, beside its own shell without a script, and beside React that shows the same goals and no more. */
export const popupScene: Scene = {
  name: 'popup',
  jobs: [
    {
      ...{ id: 'paint', row: 11, unit: 'ms', budget: { times: 1.15, of: 'static page' } },
      name: 'popup, first paint, 10,000 links stored; against a static page',
    },
    {
      ...{ id: 'shown', row: 11, unit: 'ms', budget: { times: 1.1, of: 'bare React' } },
      name: 'popup, goals shown, 10,000 links stored; against bare React',
    },
  ],
  async open(bench) {
    const lab = await openLab(bench, ['popup'], (extension) => {
      const shell = readFileSync(join(extension, 'popup.html'), 'utf8').replace(
        /<script[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g,
        '',
      );
      writeFileSync(
        join(extension, 'bench-static.html'),
        shell.replace('<div id="root">', `<div id="root"><!-- ${TITLE} -->`),
      );
      const script = '<script type="module" src="/bench-popup.js"></script></head>';
      writeFileSync(join(extension, 'bench-react.html'), shell.replace('</head>', script));
    });
    const { context, base } = lab.browser;
    await fillWith(lab.browser, sampleFile(LINKS));
    const show =
      (file: string, isThere: string): Measure =>
      async () => ({ ...(await openShown(context, base + file, isThere)) });
    return {
      contenders: new Map([
        ['ours', show('popup.html', IS_SHOWN)],
        ['static page', show('bench-static.html', 'document.readyState !== "loading"')],
        ['bare React', show('bench-react.html', IS_SHOWN)],
      ]),
      close: () => lab.close(),
    };
  },
};

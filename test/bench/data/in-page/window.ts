import { containerOfKey, sameKey, shortKey } from '../../../../lib/core/issue.ts';
import { generatedFacts } from '../issues.ts';

/**
 * A window by hand over many rows in IndexedDB: the first rows by an index, all titles behind them, and no more rows in
 * the document than are seen. It judges nothing.
 */

type Row = { key: string; at: number; title: string; facts: unknown };
const ROW = 52;
const SHOWN = 20;

const asked = new URLSearchParams(location.search);
const database = await new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('bench-window', 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore('rows', { keyPath: 'key' }).createIndex('at', 'at');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function fill(count: number): Promise<void> {
  const rows = generatedFacts(count).map((facts): Row & { container: string } => ({
    ...{ key: sameKey(facts.key), container: containerOfKey(facts.key), title: facts.title ?? '', facts },
    at: -Date.parse(facts.updated ?? ''),
  }));
  const transaction = database.transaction('rows', 'readwrite');
  for (const row of rows) transaction.objectStore('rows').put(row);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
}

function read(count?: number): Promise<Row[]> {
  const request = database.transaction('rows').objectStore('rows').index('at').getAll(null, count);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
root.innerHTML = `<input type="search"><div class="triage-list" style="height:700px;overflow:auto"><div class="triage-lines"></div></div>`;
const lines = root.querySelector<HTMLElement>('.triage-lines');

function draw(rows: readonly Row[], total: number): void {
  if (!lines) return;
  lines.style.blockSize = `${total * ROW}px`;
  lines.replaceChildren(
    ...rows.slice(0, SHOWN).map(({ key, title }, i) => {
      const row = document.createElement('div');
      row.className = 'triage-row';
      row.dataset.testid = 'triage-row';
      row.style.translate = `0 ${i * ROW}px`;
      const [name, facts] = [document.createElement('span'), document.createElement('span')];
      name.textContent = title;
      facts.textContent = shortKey(key);
      row.append(name, facts);
      return row;
    }),
  );
}

if (!asked.has('fill')) {
  draw(await read(SHOWN), Number(asked.get('count')));
  const all = await read();
  const titles = all.map(({ title, key }) => `${title}\n${shortKey(key)}`.toLowerCase());
  const input = root.querySelector('input');
  input?.addEventListener('input', () => {
    const wanted = input.value.toLowerCase();
    const found = all.filter((_, i) => titles[i]?.includes(wanted));
    draw(found, found.length);
  });
}
Object.assign(globalThis, { lab: { fill } });

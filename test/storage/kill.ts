/** What a transaction does to a table, by the names of the browser's own interface. */
const STEPS = [
  'add',
  'clear',
  'count',
  'createIndex',
  'delete',
  'get',
  'getAll',
  'getAllKeys',
  'openCursor',
  'openKeyCursor',
  'put',
];

/**
 * Ends the transaction that takes a step, as the browser does when the process behind it is killed: all that it did is
 * taken back, and no more of it comes.
 * @param step 1 for the first one after this call
 * @param mode of the transactions whose steps count
 * @returns gives the browser its own steps back, and says whether one was killed
 */
export function killAtStep(step: number, mode: IDBTransactionMode): () => boolean {
  let taken = 0;
  const killed = (transaction: IDBTransaction) => {
    if (transaction.mode !== mode) return;
    taken += 1;
    if (taken === step) transaction.abort();
  };
  const restore = [
    ...STEPS.map((name) =>
      replaced(IDBObjectStore.prototype, name, (original, table, args) => {
        killed(table.transaction);
        return Reflect.apply(original, table, args);
      }),
    ),
    ...STEPS.map((name) =>
      replaced(IDBIndex.prototype, name, (original, index, args) => {
        killed(index.objectStore.transaction);
        return Reflect.apply(original, index, args);
      }),
    ),
    replaced(IDBDatabase.prototype, 'createObjectStore', (original, database, args) => {
      const table: unknown = Reflect.apply(original, database, args);
      if (table instanceof IDBObjectStore) killed(table.transaction);
      return table;
    }),
  ];
  return () => {
    for (const one of restore) one();
    return taken >= step;
  };
}

type Method = (...args: unknown[]) => unknown;

function replaced<T extends object>(
  prototype: T,
  name: string,
  by: (original: Method, self: T, args: unknown[]) => unknown,
): () => void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== 'function') return () => undefined;
  Reflect.set(prototype, name, function (this: T, ...args: unknown[]) {
    return by(original as Method, this, args);
  });
  return () => Reflect.set(prototype, name, original);
}

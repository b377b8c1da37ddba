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
  'getAllRecords',
  'openCursor',
  'openKeyCursor',
  'put',
];

type OnStep = (step: string, table: IDBObjectStore, args: readonly unknown[]) => void;

/** Called before each step that any transaction takes; gives the browser its own steps back. */
export function onSteps(called: OnStep): () => void {
  const restore = [
    ...STEPS.map((name) =>
      replaced(IDBObjectStore.prototype, name, (original, table, args) => {
        called(name, table, args);
        return Reflect.apply(original, table, args);
      }),
    ),
    ...STEPS.map((name) =>
      replaced(IDBIndex.prototype, name, (original, index, args) => {
        called(name, index.objectStore, args);
        return Reflect.apply(original, index, args);
      }),
    ),
    replaced(IDBDatabase.prototype, 'createObjectStore', (original, database, args) => {
      const table: unknown = Reflect.apply(original, database, args);
      if (table instanceof IDBObjectStore) called('createObjectStore', table, args);
      return table;
    }),
  ];
  return () => {
    for (const one of restore) one();
  };
}

/**
 * Ends the transaction that takes a step, as the browser does when the process behind it is killed: all that it did is
 * taken back, and no more of it comes.
 * @param step 1 for the first one after this call
 * @param mode of the transactions whose steps count
 * @returns gives the browser its own steps back, and says whether one was killed
 */
export function killAtStep(step: number, mode: IDBTransactionMode): () => boolean {
  let taken = 0;
  const restore = onSteps((_, { transaction }) => {
    if (transaction.mode !== mode) return;
    taken += 1;
    if (taken === step) transaction.abort();
  });
  return () => {
    restore();
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
    // What was just looked at is a method of the browser's.
    return by(original as Method, this, args);
  });
  return () => Reflect.set(prototype, name, original);
}

/** The database without Plumbline's code: what runs here runs in a page of the extension. */

export type Example = {
  version: number;
  stores: Record<string, string>;
  rows: Record<string, [key: string | null, row: unknown][]>;
};

/** Every row of every table, with its key. */
export function dump(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('plumbline');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const names = [...db.objectStoreNames];
      const reading = db.transaction(names);
      const found = names.map((name) => {
        const table = reading.objectStore(name);
        return { name, keys: table.getAllKeys(), rows: table.getAll() };
      });
      reading.oncomplete = () => {
        const tables = found.map(({ name, keys, rows }) => [name, keys.result, rows.result]);
        resolve({ version: db.version, tables });
        db.close();
      };
    };
  });
}

/** Puts the example in the place of the database, and holds that open without a handler for those who wait. */
export function holdExample({ version, stores, rows }: Example): Promise<void> {
  return new Promise((resolve, reject) => {
    indexedDB.deleteDatabase('plumbline');
    const opening = indexedDB.open('plumbline', version * 10);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const [name, indexes] of Object.entries(stores)) {
        const [key = '', ...others] = indexes.split(', ');
        const keyPath = key.replace(/^\+\+/, '') || null;
        const table = opening.result.createObjectStore(name, {
          keyPath,
          autoIncrement: key.startsWith('++'),
        });
        for (const index of others)
          table.createIndex(index.replace('&', ''), index.replace('&', ''), {
            unique: index.startsWith('&'),
          });
        for (const [id, row] of rows[name] ?? []) table.put(row, id ?? undefined);
      }
    };
    opening.onsuccess = () => {
      Object.assign(window, { held: opening.result });
      resolve();
    };
  });
}

/** What a newer version of Plumbline would do. */
export function upgrade(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('plumbline', version * 10);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('moods', { keyPath: 'id' }).put({ id: 1, name: 'calm' });
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

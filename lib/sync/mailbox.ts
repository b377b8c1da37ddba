/** The browser's extension storage that travels, as reconcile.ts needs it: `storage.sync`, or a test's double of it. */
export type Mailbox = {
  /** Everything in it, unchecked. */
  get(): Promise<Record<string, unknown>>;
  /** All or nothing. @throws when the browser refuses: a message with "quota" in any case means a limit */
  set(items: Items): Promise<void>;
  remove(keys: string[]): Promise<void>;
};

/** Values of the mailbox by their keys. */
export type Items = Record<string, unknown>;

/** Bytes we let the mailbox hold, of the 102,400 that browsers allow. */
export const MAILBOX_LIMIT = 90_000;
/** Bytes of one item we let stand, of the 8,192 that browsers allow. */
export const ITEM_LIMIT = 8_000;
/** Items we let stand, of the 512 that browsers allow. */
const ITEMS_LIMIT = 480;

export type Limits = { bytes: number; items: number; item: number };

export const LIMITS: Limits = { bytes: MAILBOX_LIMIT, items: ITEMS_LIMIT, item: ITEM_LIMIT };

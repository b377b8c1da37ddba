/** What a person set for all of Plumbline on their devices. Opt-in lives here: nothing is drawn outside `scopes`. */
export type Settings = {
  /** `github:HOST/OWNER/REPO`, `github:HOST/OWNER/*`, `jira:HOST/PROJECT`, `jira:HOST/*`. */
  scopes: string[];
  /** Rules of work that is never asked about. */
  exempt: string[];
  /** 1 Monday … 7 Sunday. */
  weekStart: number;
  /** Scopes in which parents, closing issues and dependencies count for nothing. */
  noInheritance: string[];
  /** Parts that are switched off, everywhere or in a scope (parts.ts): `strip`, `strip github:github.com/acme/shop`. */
  partsOff: string[];
  /** Each column of a board and each container of a backlog shows its own counts. Absent: none does. */
  columnCounts?: boolean;
  /** What stood at the top of an imported file and is not known to this version; exported again. */
  kept?: Record<string, unknown>;
};

/** Shipped exempt rules; people change them as they like. */
export const DEFAULT_EXEMPT: readonly string[] = ['is:bot', 'label:dependencies,security', '"release v*"'];

export const DEFAULT_SETTINGS: Settings = {
  scopes: [],
  exempt: [...DEFAULT_EXEMPT],
  weekStart: 1,
  noInheritance: [],
  partsOff: [],
};

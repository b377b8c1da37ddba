/** What the popup and the card show of all issues seen; published beside the view so that both paint at once. */
export type Overview = {
  /** ISO 8601. */
  at: string;
  /** Started, open issues in scope, by state; `total` is all of them. */
  counts: {
    focus: number;
    linked: number;
    upkeep: number;
    unlinked: number;
    unknown: number;
    parked: number;
    total: number;
  };
  /** Open and done issues seen, per goal id. */
  goals: Record<string, { open: number; done: number }>;
  /** Issues seen in all, open in scope. */
  seen: number;
};

/** storage.local key of the overview. */
export const OVERVIEW_KEY = 'overview';

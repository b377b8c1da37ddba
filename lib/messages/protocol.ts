import type { Edit } from '../core/edit.ts';
import type { IssueFacts } from '../core/facts.ts';
import type { PlumblineFile } from '../core/file.ts';
import type { TrackerId } from '../core/issue.ts';
import type { MemberAnswer } from '../core/team/member.ts';
import type { Proposal } from '../core/team/proposal.ts';
import type { PublishPreview, Share } from '../core/team/publication.ts';
import type { VerdictState } from '../core/view.ts';
import type { SiteAnswer, SiteRequest } from '../trackers/site-request.ts';

/** Every message to the background, once. Schemas for both ends stand in schemas.ts. */
export type Messages = {
  /** Saves an edit; the same `id` again is the same edit. */
  edit: { ask: { id: string; edit: Edit }; value: Saved };
  /** Takes an edit back, by its id. */
  undo: { ask: { id: string }; value: Saved };
  /**
   * Facts a page has read, for triage and counts; sent when idle, after the badge. `state`: the page is that of this one
   * issue, or no issue's any more (`out-of-scope`, without facts). Where the facts do not suffice (`unknown`), answered
   * with what the tracker's API knows besides (needs a token). `parts` have found their place on this visit, on a page of
   * the kind: where they were missed before they are no problem any more.
   */
  seen: {
    ask: { facts: IssueFacts[]; state?: VerdictState; pageKind?: string; parts?: string[] };
    value: Partial<IssueFacts> | null;
  };
  /** Rows near the screen that lack facts: what is known, and which request the page shall make for more, if any. */
  rows: { ask: RowsAsk; value: RowsKnown };
  /** What that request came back with; answered like `rows`. */
  'rows-read': { ask: RowsRead; value: RowsKnown };
  /** A part of a page that was not found (without a message), or broke; where and when, the background knows. */
  problem: { ask: Omit<Problem, 'host' | 'at'>; value: null };
  /**
   * Takes a problem off the list, by its id, and lets a part be tried again that is off; from the extension's own pages
   * only. It comes back if it happens again.
   */
  'forget-problem': { ask: { id: string }; value: null };
  /** Injects the goal card into the sender's frame. */
  card: { ask: Record<string, never>; value: null };
  /** Injects the script of a further part into the sender's frame, where its host has a scope. */
  part: { ask: { script: PartScript }; value: null };
  /** Opens a page of the extension, from where no page may open one itself. */
  open: { ask: { page: 'triage' | 'options'; hash?: string }; value: null };
  /** Stores or forgets (null) the API token of a host; from the extension's own pages only. */
  token: { ask: { host: string; token: string | null }; value: null };
  /** What this device is to remember: an export was made, a notice was read; from the extension's own pages only. */
  device: { ask: DeviceNews; value: null };
  /** Looks at the browser's sync now, also when it was put off; from the extension's own pages only. */
  'sync-now': { ask: Record<string, never>; value: null };
  /** Takes a conflict off the list, by its `seq`; from the extension's own pages only. */
  'conflict-dismiss': { ask: { seq: number }; value: null };
  /** Joins the space that a person means, or one that was offered; from the extension's own pages only, as all below. */
  'space-join': { ask: { address: string }; value: { address: string } };
  /** Leaves a space, or declines it when it was offered. */
  'space-leave': { ask: { address: string }; value: null };
  /** Reads a space now; what fails stands in its row. */
  'space-read': { ask: { address: string }; value: null };
  /** What a proposal, typed or pasted as in proposal.ts, would make of a joined space. Changes nothing. */
  'space-proposal': { ask: { address: string; typed: string }; value: Proposal };
  /** What publishing would change. */
  'space-preview': { ask: { choice: Choice }; value: Previewed };
  /** Publishes what was previewed, or says that someone else wrote in between. */
  'space-publish': { ask: { choice: Choice; seen: string }; value: Published };
  /** Puts an answer into one's own file in a space. */
  'space-answer': { ask: { address: string; answer: MemberAnswer }; value: null };
  /** Reads the files of a space's members that changed. */
  'space-members': { ask: { address: string }; value: null };
  /** Deletes everything stored on this device; from the extension's own pages only. */
  erase: { ask: Record<string, never>; value: null };
};

/**
 * `site`: where Jira's own paths begin, `https://issues.apache.org/jira`. `fresh`: a person asks, so what is known does
 * not do.
 */
export type RowsAsk = { keys: string[]; site?: string; fresh?: true };

/** One that the page's own session may make, and what it asks for, which goes back with the answer. */
export type RowsRequest = SiteRequest & { keys: string[]; fields: string[]; facts: string[] };

export type RowsRead = RowsAsk & { request: RowsRequest; answer: SiteAnswer };

/** By the keys that were asked; none of an issue of which nothing is known. */
export type RowsKnown = { facts: Record<string, Partial<IssueFacts>>; request?: RowsRequest };

/**
 * What a person chose to publish to a space: own records, or in place of the whole document a `proposal`. `take`: the
 * conflicts (by id) in which their own side stands.
 */
export type Choice = {
  address: string;
  share: Share;
  take: readonly string[];
  proposal?: PlumblineFile;
};

/** `seen` stands for the document that would be written and for what it would replace: nothing else is published. */
export type Previewed = PublishPreview & { seen: string };

/** `again`: someone else wrote in between; this is the difference now, and nothing was written. */
export type Published = { is: 'published' } | { is: 'again'; preview: Previewed };

/** An export was made here, the weekly reminder is wanted or not, the notice of a recovery or of a changed focus was read. */
export type DeviceNews = { exported?: true; reminder?: boolean; recoveryRead?: true; focusRead?: true };

export type MessageName = keyof Messages;

/** `undo` is the id to take it back by; `words` what happened, for a toast. */
export type Saved = { undo: string; words: string; savedAt: string };

export type Reply<N extends MessageName> =
  | { ok: true; value: Messages[N]['value'] }
  | { ok: false; error: { code: string; message: string; field?: string } };

/** Scripts that a page asks for when it meets what they are for (lib/page/parts.ts). */
export type PartScript = `${TrackerId}-${'issue' | 'list' | 'groups'}`;

/** What travels: the name beside what is asked. */
export type Envelope<N extends MessageName> = { plumbline: 1; name: N; ask: Messages[N]['ask'] };

/** A broken part, in a form that can be copied into a bug report: no page content. */
export type Problem = {
  part: string;
  host: string;
  pageKind: string;
  /** Selector sets tried. */
  sets: readonly string[];
  message: string;
  /** ISO 8601. */
  at: string;
};

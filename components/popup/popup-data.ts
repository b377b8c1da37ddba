import type { Edit } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { Goal } from '../../lib/core/goal.ts';
import type { Overview } from '../../lib/core/overview.ts';
import type { NewGoal } from '../../lib/core/suggest-new.ts';
import type { Now, PublishedView, Verdict } from '../../lib/core/view.ts';
import type { Reply } from '../../lib/messages/protocol.ts';
import type { OffPart } from '../common/off-words.ts';
import type { SyncActions, SyncData } from '../common/sync-data.ts';

/** What the popup is painted from, before anything else is read. */
export type PopupData = { view: PublishedView; overview: Overview | null };

/** What stands in the current tab. */
export type Here =
  | { kind: 'none' }
  /**
   * An issue in scope; `verdict` is null when no page has shown it to Plumbline yet, `gone` when Plumbline was updated
   * under the tab and is no longer on its page.
   */
  | { kind: 'issue'; key: string; title?: string; verdict: Verdict | null; gone?: true }
  /** A repository or project that is in no scope, or one in scope on a host that may not be read. */
  | { kind: 'quiet'; name: string; inScope: boolean; offers: ScopeOffer[]; host: HostNeed | null };

/** One way of adding what stands in the tab: the scope, and how people call it. */
export type ScopeOffer = { scope: string; name: string };

/** A host that the browser must allow first. */
export type HostNeed = { name: string; origins: string[] };

/** `host` is null for a part of Plumbline itself; `off`: it switched itself off, with what is to be copied. */
export type BrokenPart = {
  part: string;
  host: string | null;
  off?: OffPart & { id: string; report: string };
};

/** A space: its text form (lib/core/team/address.ts), and what people call it. */
export type SpaceName = { address: string; name: string };

/** What is known of saving and of the team; it is read after the first paint. */
export type Standing = {
  sync: SyncData;
  /** A space that was found in a scope and is to be answered to. */
  offer: SpaceName | null;
  /** A host that does not take its token any more. */
  refusedHost: string | null;
  /**
   * What is wrong with a joined space; `readAt` (ISO 8601) of the last good copy, null when there is none. Or (`isHost`)
   * why rows of a host are not read. `signIn`: the address where the person signs in to Jira, when that is what is asked.
   */
  trouble: { name: string; words: string; readAt: string | null; isHost?: true; signIn?: string } | null;
};

/** Each rejects with an Error whose message is for the person. */
export type StandingActions = SyncActions & {
  join(address: string): Promise<void>;
  /** Does not join: it is not offered again. */
  decline(address: string): Promise<void>;
  forgetToken(host: string): Promise<void>;
};

/** What the popup can do and ask for. Nothing of it is loaded before the first paint. */
export type PopupActions = StandingActions & {
  save(edit: Edit): Promise<Reply<'edit'>>;
  undo(id: string): Promise<Reply<'undo'>>;
  here(view: PublishedView, now: Now): Promise<Here>;
  /** With no goals yet: up to three that the issues seen suggest. */
  newGoals(view: PublishedView): Promise<NewGoal[]>;
  /** Open issues in scope that pages have shown. */
  issuesSeen(view: PublishedView): Promise<IssueFacts[]>;
  /** A person's change of a team's goal that is not published, by the goal's id; null when there is none. */
  goalDraft(id: string): Promise<Goal | null>;
  /** All goals, also those for later and those that left. */
  goals(): Promise<Goal[]>;
  /** The newest part of a page that could not be drawn or read; null when all parts work. */
  broken(): Promise<BrokenPart | null>;
  /** Lets a part be looked for again that switched itself off, by the problem's id. */
  tryAgain(id: string): Promise<void>;
  copy(text: string): Promise<void>;
  /** Asks the browser for a host. Must be called while a click is handled. */
  allowHost(host: HostNeed): Promise<boolean>;
  openPage(page: 'triage' | 'options', hash?: string): void;
};

import type { PlumblineFile } from '../../lib/core/file.ts';
import type { TrackerId } from '../../lib/core/issue.ts';
import type { MemberAnswer } from '../../lib/core/team/member.ts';
import type { Share } from '../../lib/core/team/publication.ts';

/** A space that the person is in, or that was found in one of their scopes. */
export type SpaceRow = {
  /** Text form (lib/core/team/address.ts). */
  address: string;
  /** `acme/shop` */
  name: string;
  tracker: TrackerId;
  state: 'joined' | 'offered';
  /** The browser's policy names it. */
  byPolicy: boolean;
  /** Goals in the last good copy; null when the space has no document yet. */
  goals: number | null;
  /** ISO 8601: when that copy was read or found unchanged. */
  readAt: string | null;
  /** Why the last try to read it failed, as sentences. */
  trouble: string | null;
  /** The address where the person signs in to Jira, when that is why. */
  signIn?: string;
  /** What its members answer; null where a space keeps no files of members. */
  members: Members | null;
};

/** What the members of a space say together: of each thing how many, of no one who. */
export type Members = {
  /** Members who have ever answered. */
  count: number;
  /** ISO 8601: when their answers were read; null before the first time. */
  readAt: string | null;
  /** Of what is to be done first this week; null while the team has less than two active goals. */
  ranking: Ranking | null;
  pulse: Pulse;
};

export type Ranking = {
  week: string;
  /** The team's active goals: in the person's own order, or the team's where they have not answered from here. */
  own: RankedTitle[];
  /** Whether that is what they answered. */
  isAnswered: boolean;
  /** In the order of all answers together, each with how many put it first. */
  together: (RankedTitle & { first: number })[];
  answered: number;
};
export type RankedTitle = { id: string; title: string };

/** The question of a month, `2026-11`. */
export type Pulse = {
  month: string;
  question: string;
  /** The person's own answer from here. */
  own: boolean | null;
  yes: number;
  answered: number;
};

export type TeamData = {
  /** Joined ones first. */
  spaces: SpaceRow[];
  /** The browser's policy brings a plan itself. */
  hasPolicyPlan: boolean;
  /** Sentences on what of the spaces does not show as it stands there. */
  notes: string[];
};

/** One thing that can be published; `goal` is the id of one that it means nothing without. */
export type Offered = { id: string; words: string; goal?: string };

/** What a person may publish to a space; see Shareable (lib/core/team/publication.ts). */
export type Offering = Record<'drafts' | 'goals' | 'weeks' | 'scopes' | 'exempt', Offered[]> & {
  answers: number;
};

/** One's own records by choice, or a proposal in place of all. `take`: the conflicts in which one's own side stands. */
export type Publishing = { address: string; share: Share; take: string[]; proposal?: PlumblineFile };

/** What publishing would do, with every sentence as it is shown. */
export type Difference = {
  changes: string[];
  /** What others changed since this device last read the space. */
  since: string[];
  conflicts: { id: string; what: string; theirs: string; mine: string }[];
  notes: string[];
  /** Where the tracker tells who changed what, or null where it keeps no history. */
  history: string | null;
  /** Stands for all of this: nothing else is published. */
  seen: string;
};

export type Proposed = {
  file: PlumblineFile;
  changes: string[];
  /** What importing it would do to one's own records, and how many changes that is. */
  words: string;
  count: number;
};

/** Each rejects with an Error whose message is for the person. */
export type TeamActions = {
  /** Asks the browser for the host where it must; to be called straight from a click. Resolves to the space's name. */
  join(typed: string): Promise<string>;
  /** Leaves a space, or declines one that was offered. */
  leave(address: string): Promise<void>;
  /** Reads a space now. */
  read(address: string): Promise<void>;
  /** Writes an answer into the person's own file in the space. */
  answer(address: string, answer: MemberAnswer): Promise<void>;
  /** Reads what the members of a space answered. */
  readMembers(address: string): Promise<void>;
  offering(address: string): Promise<Offering>;
  /** Changes nothing. */
  preview(choice: Publishing): Promise<Difference>;
  /** Null once it is published; the difference as it is now when someone else wrote in between. */
  publish(choice: Publishing, seen: string): Promise<Difference | null>;
  /** A proposal to a space: its text, or where it stands. Changes nothing. */
  proposal(address: string, typed: string): Promise<Proposed>;
};

/**
 * What a person may do about a notice: export everything, take Plumbline's newest version, take the notice of a recovery
 * or of a changed focus off, switch the weekly reminder off.
 */
export type NoticeAction = 'export' | 'update' | 'dismiss' | 'focus-read' | 'no-reminder';

/** What is the matter with what is stored here, in a sentence or two, and what can be done. */
export type Notice = {
  /** The same while it is the same notice. */
  id: string;
  /** `amber` for what a person should look at; `quiet` is one line. */
  tone: 'amber' | 'quiet';
  words: string;
  actions: NoticeAction[];
};

/** Each resolves to what is to be said, if anything is, and rejects with an Error whose message is for the person. */
export type NoticeActions = Record<NoticeAction, () => Promise<string | null>>;

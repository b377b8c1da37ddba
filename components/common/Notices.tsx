import { useState } from 'react';
import { Button } from './Button.tsx';
import { Note } from './Note.tsx';
import type { Notice, NoticeAction, NoticeActions } from './notices-data.ts';

type Props = { notices: readonly Notice[]; actions: NoticeActions };

const WORDS: Readonly<Record<NoticeAction, string>> = {
  export: 'Export',
  update: 'Update',
  dismiss: 'Got it',
  'focus-read': 'Got it',
  'no-reminder': 'Do not remind me',
};

/** What is the matter with what is stored here; nothing when all is well. */
export function Notices({ notices, actions }: Props) {
  const [told, setTold] = useState<{ words: string; failed: boolean } | null>(null);
  function act(action: NoticeAction) {
    actions[action]().then(
      (words) => setTold(words === null ? null : { words, failed: false }),
      (error: unknown) =>
        setTold({ words: error instanceof Error ? error.message : String(error), failed: true }),
    );
  }
  return (
    <>
      {notices.map(({ id, tone, words, actions: offered }) => (
        <Note key={id} tone={tone === 'amber' ? 'amber' : 'plain'} role="status">
          {words}{' '}
          {offered.map((action) => (
            <Button key={action} kind="ghost" size="s" onClick={() => act(action)}>
              {WORDS[action]}
            </Button>
          ))}
        </Note>
      ))}
      {told && (
        <Note tone={told.failed ? 'amber' : 'plain'} role={told.failed ? 'alert' : 'status'}>
          {told.words}
        </Note>
      )}
    </>
  );
}

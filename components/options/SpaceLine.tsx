import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import { OpenJira } from '../common/OpenJira.tsx';
import { ageWords, momentWords } from '../common/sync-words.ts';
import type { SpaceRow } from './team-data.ts';

type Props = {
  space: SpaceRow;
  /** Now: ISO 8601, and the local date. */
  now: { at: string; today: string };
  onJoin: () => void;
  onLeave: () => void;
  onRead: () => void;
  onPublish: () => void;
};

/** One space: what it holds, how old that is, and what is wrong. */
export function SpaceLine({ space, now, onJoin, onLeave, onRead, onPublish }: Props) {
  const { name, tracker, state, trouble, byPolicy } = space;
  const isJoined = state === 'joined';
  return (
    <div>
      <div className="line">
        <Icon name={tracker === 'jira' ? 'jira' : 'issue'} />
        <span className="grow">
          <strong dir="auto">{isJoined ? name : `${name} carries a Plumbline: join?`}</strong>
          <small>
            {isJoined ? holdsWords(space, now.today) : 'Its goals would stand first, before yours.'}
          </small>
          {byPolicy && <small>Your organisation put you in it.</small>}
        </span>
        {isJoined ? (
          <>
            <Button kind="ghost" size="s" aria-label={`Read ${name} now`} onClick={onRead}>
              Read now
            </Button>
            <Button size="s" aria-label={`Publish to ${name}`} onClick={onPublish}>
              Publish…
            </Button>
            {!byPolicy && (
              <Button
                kind="ghost"
                size="s"
                icon="close"
                aria-label={`Leave ${name}`}
                title={`Leave ${name}`}
                onClick={onLeave}
              />
            )}
          </>
        ) : (
          <>
            <Button kind="ghost" size="s" aria-label={`Do not join ${name} now`} onClick={onLeave}>
              Not now
            </Button>
            <Button size="s" aria-label={`Join ${name}`} onClick={onJoin}>
              Join
            </Button>
          </>
        )}
      </div>
      {isJoined && trouble && (
        <Note>
          {trouble}
          {space.signIn && <OpenJira at={space.signIn} />}
          {space.readAt && space.goals !== null && ` What shows is ${ageWords(space.readAt, now.at)}.`}
        </Note>
      )}
    </div>
  );
}

function holdsWords({ goals, readAt }: SpaceRow, today: string): string {
  const what =
    goals === null ? 'No plan yet: publish the first one' : `${goals} ${goals === 1 ? 'goal' : 'goals'}`;
  return readAt ? `${what}, read ${momentWords(readAt, today)}` : `${what}, not read yet`;
}

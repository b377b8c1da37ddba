import { useState } from 'react';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import { JoinSpace } from './JoinSpace.tsx';
import { MembersSay } from './MembersSay.tsx';
import { ProposalForm } from './ProposalForm.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { Section } from './Section.tsx';
import { SpaceLine } from './SpaceLine.tsx';
import type { Proposed, SpaceRow, TeamActions, TeamData } from './team-data.ts';
import type { Attempts } from './use-attempts.ts';

type Props = {
  team: TeamData;
  now: { at: string; today: string };
  saving: Attempts;
  actions: TeamActions;
};

/** The spaces that a person shares goals and focus in: joined, offered, published to, and planned in together. */
export function Team({ team, now, saving, actions }: Props) {
  const [publishing, setPublishing] = useState<{ space: SpaceRow; proposal?: Proposed } | null>(null);
  const joined = team.spaces.filter(({ state }) => state === 'joined');

  async function join(typed: string) {
    const name = await actions.join(typed);
    await saving.attempt(async () => `You are in ${name}`);
  }
  return (
    <Section
      id="team"
      title="Team space"
      intro="One plan that a team shares, in a repository or a Jira project. Everyone there reads it; nothing of yours is in it until you publish."
    >
      <div className="boxed">
        {team.hasPolicyPlan && (
          <div className="line">
            <Icon name="person" />
            <span className="grow">
              <strong>Your organisation</strong>
              <small>Its plan comes with the browser’s policy, and is not changed here.</small>
            </span>
          </div>
        )}
        {team.spaces.map((space) => (
          <SpaceLine
            key={space.address}
            space={space}
            now={now}
            onJoin={() =>
              void saving.attempt(() => actions.join(space.address).then((name) => `You are in ${name}`))
            }
            onLeave={() =>
              void saving.attempt(() => actions.leave(space.address).then(() => leftWords(space)))
            }
            onRead={() => void saving.attempt(() => actions.read(space.address).then(() => null))}
            onPublish={() => setPublishing({ space })}
          />
        ))}
        {team.notes.length > 0 && (
          <Note>
            {team.notes.map((note) => (
              <p key={note} dir="auto">
                {note}
              </p>
            ))}
          </Note>
        )}
        <JoinSpace onJoin={join} />
      </div>
      {joined.map(
        ({ address, name, members }) =>
          members && (
            <MembersSay
              key={address}
              name={name}
              members={members}
              today={now.today}
              onAnswer={(answer) =>
                void saving.attempt(() => actions.answer(address, answer).then(() => `Saved in ${name}`))
              }
              onRead={() => saving.attempt(() => actions.readMembers(address).then(() => null))}
            />
          ),
      )}
      {joined.length > 0 && (
        <ProposalForm
          spaces={joined}
          saving={saving}
          actions={actions}
          onPublish={(space, proposal) => setPublishing({ space, proposal })}
        />
      )}
      {publishing && (
        <PublishDialog
          {...publishing}
          actions={actions}
          onClose={() => setPublishing(null)}
          onDone={() => {
            setPublishing(null);
            void saving.attempt(async () => `Published to ${publishing.space.name}`);
          }}
        />
      )}
    </Section>
  );
}

function leftWords({ state, name }: SpaceRow): string {
  return state === 'joined' ? `You left ${name}` : `${name} is not asked about again`;
}

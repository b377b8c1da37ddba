import { type FormEvent, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import type { OptionsActions, OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

type Props = { data: OptionsData; saving: Attempts; actions: OptionsActions };

/** The API token that reads what GitHub's pages do not show. It goes in and never comes out. */
export function Token({ data, saving, actions }: Props) {
  const github = data.scopes.filter((row) => row.tracker === 'github').map((row) => row.host);
  const hosts = [...new Set(['github.com', ...github])];
  const [host, setHost] = useState('github.com');
  const [token, setToken] = useState('');

  async function keep(event: FormEvent) {
    event.preventDefault();
    const kept = await saving.attempt(() =>
      actions.saveToken(host, token.trim()).then(() => `The token for ${host} is stored`),
    );
    if (kept) setToken('');
  }

  return (
    <Section
      id="token"
      title="GitHub token"
      intro="Only needed to read parents, sub-issues and dependencies that a page does not show, and for a team space that is private or that you publish to."
    >
      <div className="boxed">
        {data.refusedHosts.map((refused) => (
          <div className="line asks" key={refused}>
            <Icon name="warn" />
            <span className="grow">
              <strong>GitHub does not take the token for {refused} any more</strong>
              <small>It is not sent again. Store a new one, or forget it.</small>
            </span>
            <Button
              kind="ghost"
              size="s"
              aria-label={`Forget the token for ${refused}`}
              onClick={() =>
                void saving.attempt(() =>
                  actions.saveToken(refused, null).then(() => `The token for ${refused} is forgotten`),
                )
              }
            >
              Forget it
            </Button>
          </div>
        ))}
        {data.hasToken && (
          <div className="line">
            <span className="grow">
              <strong>A token is stored</strong>
              <small>It is not shown again, never exported, and sent to GitHub only.</small>
            </span>
            <Button
              kind="ghost"
              size="s"
              onClick={() =>
                void saving.attempt(() =>
                  Promise.all(hosts.map((each) => actions.saveToken(each, null))).then(
                    () => 'The token is forgotten',
                  ),
                )
              }
            >
              Forget it
            </Button>
          </div>
        )}
        <form className="line add" onSubmit={keep}>
          {hosts.length > 1 && (
            <select
              className="input host"
              aria-label="Host"
              value={host}
              onChange={(event) => setHost(event.target.value)}
            >
              {hosts.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
          <input
            className="input rule"
            type="password"
            value={token}
            placeholder={data.hasToken ? 'Another token' : 'github_pat_…'}
            aria-label="GitHub token"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setToken(event.target.value)}
          />
          <Button type="submit" disabled={!token.trim()}>
            Store
          </Button>
        </form>
      </div>
      <p className="muted small">
        Make it read only: a fine-grained token for the repositories in scope, with read access to Issues,
        Pull requests and Metadata, and nothing else. A team space needs Contents besides: read, or write for
        who publishes.
      </p>
    </Section>
  );
}

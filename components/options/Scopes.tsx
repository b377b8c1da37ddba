import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { Switch } from '../common/Switch.tsx';
import { AddScope } from './AddScope.tsx';
import { Locked } from './Locked.tsx';
import type { OptionsActions, OptionsData, ScopeRow } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

type Props = { data: OptionsData; saving: Attempts; actions: OptionsActions };

/** Where Plumbline is on. */
export function Scopes({ data, saving, actions }: Props) {
  const { scopes, noInheritance } = data.settings;
  const isLocked = data.locked.includes('scopes');
  const save = (patch: Partial<typeof data.settings>) => saving.save({ kind: 'settings', patch });
  return (
    <Section
      id="scopes"
      title="Scopes"
      intro="Plumbline reads and draws only here. Everywhere else it is off."
    >
      <Locked data={data} names={['scopes', 'noInheritance']} />
      <div className="boxed">
        {data.scopes.map((row) => (
          <div className="line scope" key={row.scope}>
            <Icon name={row.tracker === 'jira' ? 'jira' : 'issue'} />
            <span className="grow">
              <strong dir="auto">{row.name}</strong>
              <small dir="auto">{hostWords(row)}</small>
            </span>
            {row.granted ? (
              <span className="muted small num">{row.open.toLocaleString('en')} open</span>
            ) : (
              // Straight from the click: a browser refuses a request that comes later.
              <Button
                size="s"
                onClick={() => void saving.attempt(() => allow(actions.allowHost(row.host), row))}
              >
                Allow this host
              </Button>
            )}
            <Button
              kind="ghost"
              size="s"
              icon="close"
              aria-label={`Remove ${row.name}`}
              disabled={isLocked}
              onClick={() => save({ scopes: scopes.filter((scope) => scope !== row.scope) })}
            />
            <span className="row small muted inherit">
              <Switch
                aria-label={`Count parents, closed issues and dependencies in ${row.name}`}
                disabled={data.locked.includes('noInheritance')}
                checked={!noInheritance.includes(row.scope)}
                onChange={(on) =>
                  save({
                    noInheritance: on
                      ? noInheritance.filter((scope) => scope !== row.scope)
                      : [...noInheritance, row.scope],
                  })
                }
              />
              <span aria-hidden="true">Count parents, closed issues and dependencies</span>
            </span>
          </div>
        ))}
        {!isLocked && <AddScope scopes={scopes} onAdd={(scope) => save({ scopes: [...scopes, scope] })} />}
      </div>
    </Section>
  );
}

function hostWords({ host, tracker, granted }: ScopeRow): string {
  if (!granted) return `${host}: the browser has not been asked yet`;
  return tracker === 'jira' ? `${host}, with your own session` : host;
}

async function allow(answer: Promise<boolean>, { host }: ScopeRow): Promise<string | null> {
  if (await answer) return `${host} is allowed`;
  throw new Error(`The browser was not allowed to read ${host}, so Plumbline stays off there.`);
}

import { useState } from 'react';
import { offEntry, PART_NAMES, PARTS, type Part, scopesOff } from '../../lib/core/parts.ts';
import { scopeName } from '../../lib/core/scope.ts';
import { Switch } from '../common/Switch.tsx';
import { Locked } from './Locked.tsx';
import type { OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

type Props = { data: OptionsData; saving: Attempts };

const WHERE: Readonly<Record<Part, string>> = {
  'title-badge': 'Issues and pull requests',
  'pane-badge': 'An issue that is open beside a list or board',
  'list-mark': 'One per row',
  'board-mark': 'GitHub projects, Jira boards',
  strip: 'Counts, press to filter',
};

/** What is drawn on a tracker's pages: each part by itself, everywhere or scope by scope. */
export function Parts({ data, saving }: Props) {
  return (
    <Section
      id="parts"
      title="What Plumbline shows"
      intro="Each part can be off by itself. A part that cannot find its place switches itself off and says so."
    >
      <Locked data={data} names={['partsOff', 'columnCounts']} />
      <div className="boxed">
        {PARTS.map((part) => (
          <PartLines key={part} part={part} data={data} saving={saving} />
        ))}
        <div className="line">
          <span className="grow">
            <strong>Counts per column</strong>
            <small>Focus and unlinked, in the header of each column, sprint, epic and group</small>
          </span>
          <Switch
            aria-label="Counts per column"
            disabled={data.locked.includes('columnCounts')}
            checked={data.settings.columnCounts === true}
            onChange={(columnCounts) => void saving.save({ kind: 'settings', patch: { columnCounts } })}
          />
        </div>
      </div>
    </Section>
  );
}

function PartLines({ part, data, saving }: Props & { part: Part }) {
  const { partsOff } = data.settings;
  const [isOpen, setOpen] = useState(false);
  const name = PART_NAMES[part];
  const isLocked = data.locked.includes('partsOff');
  const lost = [...new Set(data.problems.flatMap(({ off }) => (off?.part === part ? off.host : [])))];
  const off = scopesOff(partsOff, part);
  const isOffIn = (scope: string) => off?.some((one) => isSame(one, scope)) === true;
  // Of a part that is off everywhere no scope is asked.
  const scopes = off ? data.drawnIn : [];
  const offHere = scopes.filter(isOffIn);
  const set = (entry: string, isOn: boolean) => {
    const others = partsOff.filter((one) => !isSame(one, entry));
    void saving.save({ kind: 'settings', patch: { partsOff: isOn ? others : [...others, entry] } });
  };
  return (
    <div className="part">
      <div className="line">
        <span className="grow">
          <strong>{name}</strong>
          <small>
            {WHERE[part]}
            {lost.length > 0 && (
              <>
                . <a href="#problems">Off on {lost.join(', ')}</a>
              </>
            )}
          </small>
        </span>
        {scopes.length > 0 && (
          <button
            type="button"
            className="link small"
            aria-expanded={isOpen}
            aria-label={`${name}: ${scopesWords(offHere, scopes.length)}`}
            onClick={() => setOpen(!isOpen)}
          >
            {scopesWords(offHere, scopes.length)}
          </button>
        )}
        <Switch
          aria-label={name}
          disabled={isLocked}
          checked={off !== null}
          onChange={(isOn) => set(offEntry(part), isOn)}
        />
      </div>
      {isOpen && (
        <div className="scopes">
          {scopes.map((scope) => (
            <div className="line" key={scope}>
              <span className="grow" dir="auto">
                {scopeName(scope)}
              </span>
              <Switch
                aria-label={`${name} in ${scopeName(scope)}`}
                disabled={isLocked}
                checked={!isOffIn(scope)}
                onChange={(isOn) => set(offEntry(part, scope), isOn)}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function scopesWords(off: readonly string[], count: number): string {
  const [first, ...more] = off;
  if (first === undefined) return 'In every scope';
  return more.length === 0 ? `Off in ${scopeName(first)}` : `Off in ${off.length} of ${count} scopes`;
}

/** GitHub's names do not tell case apart. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

import { type FormEvent, useId, useState } from 'react';
import { parseRules } from '../../lib/core/rules/parse.ts';
import { DEFAULT_EXEMPT } from '../../lib/core/settings.ts';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import { applyHint } from '../common/rule-text.ts';
import { Locked } from './Locked.tsx';
import type { OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

const SHIPPED = new Map(
  ['Renovate, Dependabot and other bots', 'Dependency and security updates', 'Release pull requests'].map(
    (words, i) => [DEFAULT_EXEMPT[i], words],
  ),
);

/** Rules of work that needs no goal. */
export function Exempt({ data, saving }: { data: OptionsData; saving: Attempts }) {
  const { exempt } = data.settings;
  const isLocked = data.locked.includes('exempt');
  const save = (next: string[]) => saving.save({ kind: 'settings', patch: { exempt: next } });
  return (
    <Section
      id="exempt"
      title="Never asked about"
      intro="Work that needs no goal. Some rules ship with Plumbline; change them as you like."
    >
      <Locked data={data} names={['exempt']} />
      <div className="boxed">
        {exempt.map((text) => (
          <div className="line" key={text}>
            <Icon name="upkeep" />
            <span className="grow">
              <span className="rule" dir="auto">
                {text}
              </span>
              {SHIPPED.has(text) && <small>{SHIPPED.get(text)}</small>}
            </span>
            <span className="muted small num">answers {(data.answers[text] ?? 0).toLocaleString('en')}</span>
            <Button
              kind="ghost"
              size="s"
              icon="close"
              aria-label={`Remove ${text}`}
              disabled={isLocked}
              onClick={() => save(exempt.filter((rule) => rule !== text))}
            />
          </div>
        ))}
        {!isLocked && <AddRule rules={exempt} onAdd={(text) => save([...exempt, text])} />}
      </div>
    </Section>
  );
}

type AddProps = { rules: readonly string[]; onAdd: (text: string) => Promise<boolean> };

function AddRule({ rules, onAdd }: AddProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [error] = parseRules(text).errors;
  const rule = text.trim();

  async function add(event: FormEvent) {
    event.preventDefault();
    if (rule && !error && (rules.includes(rule) || (await onAdd(rule)))) setText('');
  }

  return (
    <>
      <form className="line add" onSubmit={add}>
        <input
          className="input rule"
          value={text}
          placeholder="label:flaky"
          aria-label="A rule of work that needs no goal"
          aria-invalid={error !== undefined}
          aria-describedby={error && id}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={!rule || error !== undefined}>
          Add
        </Button>
      </form>
      {error && (
        <Note tone="err" role="alert" id={id}>
          Column {error.column}: {error.message}
          {error.hint && (
            <>
              {' '}
              Did you mean{' '}
              <button type="button" className="link" onClick={() => setText(applyHint(text, error))}>
                {error.hint}
              </button>
              ?
            </>
          )}
        </Note>
      )}
    </>
  );
}

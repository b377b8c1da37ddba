import { useId } from 'react';
import type { RuleError } from '../../lib/core/rules/rule.ts';
import { Note } from './Note.tsx';
import { applyHint, piecesOf } from './rule-text.ts';

type Props = {
  /** One rule per line. */
  value: string;
  onChange: (value: string) => void;
  /** What could not be read; the first one is said in words, all are underlined. */
  errors: RuleError[];
  /** Per line, how many of the issues seen it matches; null or absent where that is not known. */
  perLine?: (number | null)[];
  /** Name of the field, for screen readers. */
  label: string;
  placeholder?: string;
};

/** Link rules as text: numbered lines, live counts, and errors refused where they are typed. */
export function RuleEditor({ value, onChange, errors, perLine, label, placeholder }: Props) {
  const errorId = useId();
  const lines = value.split('\n');
  const [error] = errors;
  return (
    <>
      <div className={`rules ${error ? 'invalid' : ''}`}>
        <div className="rules-lines" aria-hidden="true">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <div className="rules-line" key={i}>
              <span className="no">{i + 1}</span>
              {piecesOf(
                line,
                errors.filter((e) => e.line === i + 1),
              ).map(({ at, text, look }) => (
                <span key={at} className={look}>
                  {text}
                </span>
              ))}
              <span className="hits">{perLine?.[i] ?? ''}</span>
            </div>
          ))}
        </div>
        <textarea
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-label={label}
          aria-invalid={error !== undefined}
          aria-describedby={error && errorId}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
      </div>
      {error && (
        <div style={{ marginBlockStart: 8 }}>
          <Note tone="err" role="alert" id={errorId}>
            Line {error.line}, column {error.column}: {error.message}
            {error.hint && (
              <>
                {' '}
                Did you mean{' '}
                <button type="button" className="link" onClick={() => onChange(applyHint(value, error))}>
                  {error.hint}
                </button>
                ?
              </>
            )}
          </Note>
        </div>
      )}
    </>
  );
}

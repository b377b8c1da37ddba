import { Locked } from './Locked.tsx';
import type { OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** On which day a week, and with it a focus, begins. */
export function Week({ data, saving }: { data: OptionsData; saving: Attempts }) {
  return (
    <Section id="week" title="Week" intro="A focus holds for one week.">
      <Locked data={data} names={['weekStart']} />
      <div className="boxed">
        <label className="line">
          <strong className="grow">A week begins on</strong>
          <select
            className="input"
            disabled={data.locked.includes('weekStart')}
            value={data.settings.weekStart}
            onChange={(event) =>
              void saving.save({ kind: 'settings', patch: { weekStart: Number(event.target.value) } })
            }
          >
            {DAYS.map((day, i) => (
              <option key={day} value={i + 1}>
                {day}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Section>
  );
}

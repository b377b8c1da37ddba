import { Switch } from '../common/Switch.tsx';
import { Locked } from './Locked.tsx';
import type { OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

const PARTS = [{ part: 'title-badge', name: 'Badge beside the title', where: 'Issues and pull requests' }];

/** What is drawn on a tracker's pages, each by itself. */
export function Parts({ data, saving }: { data: OptionsData; saving: Attempts }) {
  const { partsOff } = data.settings;
  return (
    <Section id="parts" title="Parts" intro="Each part can be off by itself.">
      <Locked data={data} names={['partsOff']} />
      <div className="boxed">
        {PARTS.map(({ part, name, where }) => (
          <div className="line" key={part}>
            <span className="grow">
              <strong>{name}</strong>
              <small>{where}</small>
            </span>
            <Switch
              aria-label={name}
              disabled={data.locked.includes('partsOff')}
              checked={!partsOff.includes(part)}
              onChange={(on) =>
                void saving.save({
                  kind: 'settings',
                  patch: { partsOff: on ? partsOff.filter((off) => off !== part) : [...partsOff, part] },
                })
              }
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

import { shortKey } from '../../lib/core/issue.ts';
import { badgeText } from '../../lib/core/words.ts';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { StateMark } from '../common/StateMark.tsx';
import type { Here, HostNeed } from './popup-data.ts';

type Props = {
  /** Null until the tab was looked at. */
  here: Here | null;
  onTrack: (scope: string | null, host: HostNeed | null) => void;
  onOpenIssue: (key: string) => void;
};

/** What stands in the current tab, and what can be done about it. */
export function HereRow({ here, onTrack, onOpenIssue }: Props) {
  if (here?.kind === 'quiet') return <Quiet here={here} onTrack={onTrack} />;
  if (here?.kind !== 'issue')
    return <div className="here subtle small">{here && 'No issue in this tab.'}</div>;
  const { key, title, verdict, gone } = here;
  const name = title ? `${shortKey(key)} ${title}` : shortKey(key);
  return (
    <button type="button" className="here" onClick={() => onOpenIssue(key)}>
      {verdict ? (
        <StateMark state={verdict.state} rank={verdict.goal?.rank} moving={verdict.moving} />
      ) : (
        <Icon name="unknown" />
      )}
      <span className="grow">
        <b className="ell" dir="auto">
          {verdict ? badgeText(verdict).text : 'Not read yet'}
        </b>
        <small className="ell" dir="auto">
          {gone ? 'Reload this tab to see Plumbline again.' : name}
        </small>
      </span>
      <span className="caption">This tab</span>
    </button>
  );
}

function Quiet({ here, onTrack }: { here: Extract<Here, { kind: 'quiet' }>; onTrack: Props['onTrack'] }) {
  const { name, inScope, offers, host } = here;
  return (
    <section className="quiet-here" aria-label="This tab">
      <h2 className="title">Plumbline is quiet here</h2>
      <p className="muted">
        {inScope
          ? `${name} is in scope, but the browser does not let Plumbline read ${host?.name} yet.`
          : `${name} is in no scope, so nothing is drawn and nothing is read.`}
      </p>
      {host && (
        <p className="muted">
          The browser will ask about {host.name}: Plumbline reads its issues to tell which goal they serve,
          and sends them nowhere.
        </p>
      )}
      <div className="row">
        {inScope && (
          <Button kind="primary" onClick={() => onTrack(null, host)}>
            Allow {host?.name}
          </Button>
        )}
        {offers.map((offer, i) => (
          <Button
            key={offer.scope}
            kind={i === 0 ? 'primary' : 'plain'}
            onClick={() => onTrack(offer.scope, host)}
          >
            Track {offer.name}
          </Button>
        ))}
      </div>
    </section>
  );
}

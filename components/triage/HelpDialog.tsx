import { Button } from '../common/Button.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { HELP } from './keys.ts';

/** All keys of triage. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <dl className="triage-help">
        {HELP.map(([words, keys]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              <span className="sr-only">{keys.join(', ')}</span>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

import { Button } from '../common/Button.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Kbd } from '../common/Kbd.tsx';
import type { HELP } from './keys.ts';

type Props = { keys: typeof HELP; onClose: () => void };

/** All keys of a surface. */
export function HelpDialog({ keys, onClose }: Props) {
  return (
    <Dialog title="Keys" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <dl className="triage-help">
        {keys.map(([words, printed]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              <span className="sr-only">{printed.join(', ')}</span>
              {printed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

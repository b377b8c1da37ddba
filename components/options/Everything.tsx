import { useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Switch } from '../common/Switch.tsx';
import { ImportFile } from './ImportFile.tsx';
import type { OptionsActions, OptionsData } from './options-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';
import { oldestWords, sizeWords } from './words.ts';

type Props = { data: OptionsData; saving: Attempts; actions: OptionsActions };

/** What is kept on this device, and the ways out of it: export, import, deletion. */
export function Everything({ data, saving, actions }: Props) {
  const [asking, setAsking] = useState(false);
  const download = () => void saving.attempt(() => actions.download().then(() => null));
  async function erase() {
    setAsking(false);
    await saving.attempt(() => actions.erase().then(() => 'Everything is deleted'));
  }
  return (
    <Section
      id="stored"
      title="Everything stored"
      intro="All of it is on this device. It leaves only by the browser’s own sync, an export, or what you publish to a team space; a token leaves by none of them."
    >
      <div className="boxed">
        <table className="stored">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="num">
                Records
              </th>
              <th scope="col" className="num">
                Size
              </th>
              <th scope="col">Oldest</th>
              <th scope="col">Also in</th>
            </tr>
          </thead>
          <tbody>
            {data.stored.map(({ what, records, bytes, oldest, also }) => (
              <tr key={what}>
                <td>{what}</td>
                <td className="num">{records.toLocaleString('en')}</td>
                <td className="num">{sizeWords(bytes)}</td>
                <td className="muted">{oldestWords(oldest)}</td>
                <td className="muted small">{also}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ImportFile saving={saving} actions={actions} download={download} onDelete={() => setAsking(true)} />
      <div className="boxed">
        <div className="line">
          <span className="grow">
            <strong>Weekly reminder to export</strong>
            <small>One quiet line, when nothing was exported for seven days</small>
          </span>
          <Switch
            aria-label="Weekly reminder to export"
            checked={data.reminder}
            onChange={(on) => void saving.attempt(() => actions.remind(on).then(() => null))}
          />
        </div>
      </div>
      {asking && (
        <Dialog
          title="Delete everything?"
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button kind="ghost" onClick={() => setAsking(false)}>
                Cancel
              </Button>
              <Button onClick={download}>Export first</Button>
              <Button kind="danger" onClick={() => void erase()}>
                Delete everything
              </Button>
            </>
          }
        >
          <p className="muted">
            Goals, links, answers, issues seen, settings and tokens on this device. It cannot be taken back.
            Nothing changes in GitHub or Jira.
          </p>
        </Dialog>
      )}
    </Section>
  );
}

import { useEffect, useState } from 'react';
import type { TriageActions, TriageData } from '../../components/triage/triage-data.ts';
import { painted } from '../platform/painted.ts';
import type { Followed } from './follow.ts';

/** What is read of everything, from the moment on at which it is; until then what was painted first. */
export function useTriageData(first: TriageData | null): Followed<TriageData> {
  const [followed, setFollowed] = useState<Followed<TriageData>>({ data: first, error: null });
  useEffect(() => {
    let isGone = false;
    let stop: () => void = () => undefined;
    const reading = (first ? painted() : Promise.resolve()).then(live);
    void reading.then(({ followTriage }) => {
      if (!isGone) stop = followTriage(({ data, error }) => setFollowed({ data: data ?? first, error }));
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [first]);
  return followed;
}

let loading: Promise<typeof import('./triage.ts')> | undefined;

/** Imported once: an answer is not to wait for another import. */
const live = () => (loading ??= import('./triage.ts'));

export const triageActions: TriageActions = {
  save: async (edit) => (await live()).triageActions.save(edit),
  undo: async (id) => (await live()).triageActions.undo(id),
  open: (facts) => void live().then(({ triageActions }) => triageActions.open(facts)),
  chooseFocus: () => void live().then(({ triageActions }) => triageActions.chooseFocus()),
};

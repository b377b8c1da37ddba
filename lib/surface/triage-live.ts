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

type Live = typeof import('./triage.ts');
let loading: Promise<Live> | undefined;
let loaded: Live | undefined;

/** Imported once: an answer is not to wait for another import. */
function live(): Promise<Live> {
  loading ??= import('./triage.ts').then((all) => (loaded = all));
  return loading;
}

/** At once where it is there, so that an answer is on its way before it is drawn. */
function soon<T>(act: (actions: TriageActions) => Promise<T>): Promise<T> {
  return loaded ? act(loaded.triageActions) : live().then(({ triageActions }) => act(triageActions));
}

export const triageActions: TriageActions = {
  save: (edit) => soon((actions) => actions.save(edit)),
  undo: (id) => soon((actions) => actions.undo(id)),
  open: (facts) => void live().then(({ triageActions }) => triageActions.open(facts)),
  chooseFocus: () => void live().then(({ triageActions }) => triageActions.chooseFocus()),
};

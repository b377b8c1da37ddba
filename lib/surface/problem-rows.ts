import type { OffPart } from '../../components/common/off-words.ts';
import type { ProblemRow } from '../../components/options/options-data.ts';
import { partCalled } from '../core/parts.ts';
import { browser } from '../platform/browser.ts';
import { isLost } from '../storage/problems.ts';
import type { StoredProblem } from '../storage/schemas.ts';

/** A problem as a list shows it. */
export function problemRow(problem: StoredProblem): ProblemRow {
  const { id, part, host, pageKind, sets, message, count, at } = problem;
  const off = offPart(problem);
  return {
    ...{ id, part, host, message, count, at, tried: [pageKind, ...sets], report: reportOf(problem) },
    ...(off && { off }),
  };
}

/** Null for what is not off. */
function offPart(problem: StoredProblem): OffPart | null {
  const { part: name, host, pageKind, sets, missed } = problem;
  const part = partCalled(name, pageKind);
  return part && missed && isLost(problem) ? { part, host, pageKind, sets, since: missed.since } : null;
}

/** What a person copies into a bug report: nothing of a page, nor whose host it was. */
function reportOf({ part, pageKind, sets, message, count, at }: StoredProblem): string {
  // The last of these names is the browser's own.
  const [own] = navigator.userAgent.match(/(Firefox|Edg|OPR|Chrome)\/[\d.]+/g)?.slice(-1) ?? [];
  const versions = { plumbline: browser.runtime.getManifest().version, browser: own ?? 'not known' };
  return JSON.stringify({ ...versions, part, pageKind, sets, message, count, at }, null, 2);
}

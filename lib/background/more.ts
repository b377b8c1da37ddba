import type { FactName, IssueFacts, Trouble } from '../core/facts.ts';
import { parseKey } from '../core/issue.ts';
import { clockTime } from '../core/week.ts';
import { ExpectedError } from '../platform/errors.ts';
import { keepLimit, limitOf } from '../platform/limits.ts';
import { readToken, refuseToken } from '../storage/tokens.ts';
import { readFromApi } from '../trackers/github/client.ts';

/**
 * Facts that a page lacks, from the tracker's API.
 * @throws ExpectedError with what to do, when there is no token or the tracker refuses
 */
export async function more(key: string, fields: readonly FactName[]): Promise<Partial<IssueFacts>> {
  const ref = parseKey(key);
  if (ref?.tracker !== 'github') {
    throw new ExpectedError('no-token', 'Jira is read on its own pages. Open the issue there.');
  }
  const token = await readToken(ref.host);
  if (!token)
    throw new ExpectedError('no-token', `No token for ${ref.host} is stored. Add one in the options.`);
  const closedUntil = await limitOf(ref.host);
  if (closedUntil) throw refusal('limited', ref.host, closedUntil);
  const { facts, retryAt } = await readFromApi(ref, fields, token);
  const { trouble } = facts;
  if (!trouble) return facts;
  if (trouble === 'signed-out') await refuseToken(ref.host, token);
  throw refusal(trouble, ref.host, trouble === 'limited' ? await keepLimit(ref.host, retryAt) : '');
}

function refusal(trouble: Trouble, host: string, until: string): ExpectedError {
  switch (trouble) {
    case 'signed-out':
      return new ExpectedError(
        'signed-out',
        `GitHub does not take the token for ${host} any more. Put a new one into the options.`,
      );
    case 'forbidden':
      return new ExpectedError(
        'no-right',
        'GitHub says this token may not read issues here. Needs: Issues, read.',
      );
    case 'missing':
      return new ExpectedError(
        'not-found',
        'GitHub shows this token no such issue: it is gone, or the token may not see it.',
      );
    case 'limited':
      return new ExpectedError('limit', `GitHub lets us read again at ${clockTime(until)}.`);
    case 'broken':
      return new ExpectedError(
        'wrong-answer',
        'GitHub did not answer as expected. What was read before stays; try again later.',
      );
    case 'offline':
      return new ExpectedError('unreachable', 'No connection. What was read before stays.');
  }
}

import { printAddress, spaceName } from '../core/team/address.ts';
import type { SpaceAddress } from '../core/team/space.ts';
import { clockTime, dayMonth, localDate } from '../core/week.ts';
import { now } from '../platform/clock.ts';
import type { Refusal } from './http.ts';

/** What a refusal means and what to do next, in words for a person. The last good copy stays in all of them. */

type Told = {
  address: SpaceAddress;
  writing: boolean;
  hasToken: boolean;
  /** With `limited`: until when, ISO 8601. */
  until?: string;
  /** ISO 8601: when the last good copy was read. */
  readAt?: string;
};

/** In a sentence or two: what the refusal means, what stays, and what to do next. */
export function refusalWords(why: Refusal, told: Told): string {
  const { address, writing, hasToken, until = '' } = told;
  const name = spaceName(printAddress(address));
  const isJira = address.at === 'jira';
  const tracker = isJira ? 'Jira' : 'GitHub';
  const host = address.at === 'policy' ? '' : address.host;
  switch (why) {
    case 'moved':
      return isJira
        ? signInWords(host, told)
        : `${name} has moved. What was read before stays. Join it at its new address, then leave the old one.`;
    case 'signed-out':
      if (isJira) return signInWords(host, told);
      return hasToken
        ? `GitHub does not take the token for ${host} any more. Put a new one into the options.`
        : `GitHub shows ${name} to those who may see it only. Put a token for ${host} into the options.`;
    case 'forbidden':
      if (isJira)
        return writing
          ? `Jira says you may not change ${name}. Nothing was changed. Needs: project administration.`
          : `Jira says you may not see ${name}. Needs: Browse projects.`;
      return `GitHub says this token may not ${writing ? 'write' : 'read'} ${name}. ${writing ? 'Nothing was changed. ' : ''}Needs: Contents, ${writing ? 'write' : 'read'}.`;
    case 'missing':
      return `${name} is not there any more, or you may not see it. What was read before stays.`;
    case 'limited':
      return `${tracker} lets us ${writing ? 'write' : 'read'} again at ${clockTime(until)}.`;
    case 'changed':
      return `Someone else wrote ${name} in between. Look at the difference again.`;
    case 'too-big':
      return writing
        ? `This is more than ${name} can hold. Nothing was changed. Take old weeks and links out of it, or use two spaces.`
        : `${name} is larger than 64 kB. What was read before stays. Take old weeks and links out of it.`;
    case 'broken':
      return writing
        ? `${tracker} did not answer as expected, and may have taken it or not. Look at the difference again.`
        : `${tracker} did not answer as expected. What was read before stays; it is tried again later.`;
    case 'offline':
      return writing ? 'No connection. Nothing was changed.' : 'No connection. What was read before stays.';
  }
}

function signInWords(host: string, { writing, readAt }: Told): string {
  const stays = writing
    ? ' Nothing was changed.'
    : readAt
      ? ` What was read ${readWords(readAt)} stays.`
      : '';
  return `${host} asks you to sign in.${stays}`;
}

/** `at 10:42` of today, else `on 20 Nov at 10:42`. */
function readWords(moment: string): string {
  const date = localDate(new Date(moment));
  const day = date === now().today ? '' : `on ${dayMonth(date)} `;
  return `${day}at ${clockTime(moment)}`;
}

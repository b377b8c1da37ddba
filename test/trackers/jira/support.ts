import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { issueAt } from '../../../lib/trackers/jira/issue-at.ts';
import { locate } from '../../../lib/trackers/jira/locate.ts';
import type { Page } from '../../../lib/trackers/tracker.ts';

/** Host of our own Data Center pages. */
const OWN = 'issues.acme.example';

/** As a visit has it; a page without an issue of its own, as the registry has it. */
export function pageAt(url: string): Page {
  const page = issueAt(new URL(url)) ?? locate(new URL(url), [OWN]);
  if (!page) throw new Error(`no page of Jira's: ${url}`);
  return page;
}

const PAGES = resolve(import.meta.dirname, '../../pages/jira');
export const ownPage = (file: string) => readFileSync(resolve(PAGES, file), 'utf8');

/** What a fetch double was asked for. */
export type Asked = { url: URL; init: RequestInit };

/** A fetch that answers as told and keeps what it was asked. */
export function fetchDouble(answer: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address);
    asked.push({ url, init });
    return answer({ url, init });
  };
  return { asked, fetch };
}

export const signal = () => new AbortController().signal;

import * as z from 'zod/mini';
import { isJiraCloud } from '../core/jira-cloud.ts';
import { readToken } from '../storage/tokens.ts';
import { request } from './http.ts';
import type { Place } from './transport.ts';

const userSchema = z.object({ login: z.string() });
const myselfSchema = z.object({ displayName: z.string() });

/** Who writes to a space, as its tracker calls them: a login on GitHub, a name in Jira; null when it does not say. */
export async function whoAmI(place: Place): Promise<string | null> {
  const { host } = place;
  if (place.at === 'jira') {
    const url = `https://${host}${place.base}/rest/api/${isJiraCloud(host) ? 3 : 2}/myself`;
    const { data } = myselfSchema.safeParse(await answered(url));
    return data?.displayName ?? null;
  }
  const token = await readToken(host);
  if (!token) return null;
  const base = host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`;
  const { data } = userSchema.safeParse(await answered(`${base}/user`, token));
  return data?.login ?? null;
}

async function answered(url: string, token?: string): Promise<unknown> {
  const headers = token && { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' };
  const answer = await request({ url, session: !token, limit: 50_000, ...(headers && { headers }) });
  return answer.ok && !answer.same ? answer.json : null;
}

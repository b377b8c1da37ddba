import type { Author } from '../../core/facts.ts';

/**
 * The login of the person or app whose profile an address is: `/octocat`, `/apps/dependabot`. A bot's ends in `[bot]`,
 * also where GitHub leaves the ending out.
 */
export function loginAt(address: string | null | undefined): string | undefined {
  const [, app, login] = /^(?:https:\/\/[^/]+)?\/(apps\/)?([^/?]+)$/.exec(address ?? '') ?? [];
  return app ? login?.replace(/(\[bot\])?$/, '[bot]') : login;
}

/** Nobody stays null, and an unread login unread. */
export function authorOf<T extends null | undefined>(login: string | T): Author | T {
  return typeof login === 'string' ? { name: login, bot: login.endsWith('[bot]') } : login;
}

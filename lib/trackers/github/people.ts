import type { Author } from '../../core/facts.ts';

/**
 * The login of the person or app whose profile an address is: `/octocat`, `/apps/dependabot`.
 */
export function loginAt(address: string | null | undefined): string | undefined {
  const [, app, login] = /^(?:https:\/\/[^/]+)?\/(apps\/)?([^/?]+)$/.exec(address ?? '') ?? [];
  return app && login ? botOf(login) : login;
}

/** The login of a bot ends so, also where GitHub leaves the ending out. */
export function botOf(login: string): string {
  return login.replace(/(\[bot\])?$/, '[bot]');
}

/** Nobody stays null, and an unread login unread. */
export function authorOf<T extends null | undefined>(login: string | T): Author | T {
  return typeof login === 'string' ? { name: login, bot: login.endsWith('[bot]') } : login;
}

import type { Author } from '../../core/facts.ts';

/** A bot's login ends in `[bot]`, also where GitHub leaves the ending out or an address encodes it. */
export function loginOf(login: string, isBot: boolean): string {
  const plain = login.replace(/(\[|%5B)bot(\]|%5D)$/i, '');
  return isBot || plain !== login ? `${plain}[bot]` : plain;
}

/** The login of the person or app whose profile an address is: `/octocat`, `/apps/dependabot`. */
export function loginAt(address: string | null | undefined): string | undefined {
  const [, app, login] = /^(?:https:\/\/[^/]+)?\/(apps\/)?([^/?]+)$/.exec(address ?? '') ?? [];
  return login && loginOf(login, !!app);
}

/** Nobody stays null, and an unread login unread. */
export function authorOf<T extends null | undefined>(login: string | T): Author | T {
  return typeof login === 'string' ? { name: login, bot: login.endsWith('[bot]') } : login;
}

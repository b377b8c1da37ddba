import type { Author } from '../../core/facts.ts';

/** A bot's login ends in `[bot]`, also where GitHub leaves the ending out or an address encodes it. */
export function authorOf(login: string, isBot: boolean): Author {
  const plain = login.replace(/(\[|%5B)bot(\]|%5D)$/i, '');
  const bot = isBot || plain !== login;
  return { name: bot ? `${plain}[bot]` : plain, bot };
}

/** The person or app whose profile an address is: `/octocat`, `/apps/dependabot`. */
export function personAt(address: string | null | undefined): Author | undefined {
  const [, app, login] = /^(?:https:\/\/[^/]+)?\/(apps\/)?([^/]+)$/.exec(address ?? '') ?? [];
  return login ? authorOf(login, !!app) : undefined;
}

import type { Author } from '../../core/facts.ts';

/** A bot's login ends in `[bot]`, also where GitHub leaves the ending out. */
export function authorOf(login: string, isBot: boolean): Author {
  const plain = login.replace(/\[bot\]$/, '');
  const bot = isBot || plain !== login;
  return { name: bot ? `${plain}[bot]` : plain, bot };
}

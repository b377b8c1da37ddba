import type { IssueFacts, Related } from './facts.ts';
import { containerOfKey, isJira, sameKey } from './issue.ts';
import { scopeHolds, scopeHost } from './scope.ts';

/** How one issue names another: by a relation, or as the same work in the other tracker. */
export type TieKind = 'blocks' | 'blockedBy' | 'parent' | 'subIssues' | 'twin';

export type Tie = { is: TieKind; other: Related };

/** What the other issue then is told of the first. */
export const BACK: Readonly<Record<TieKind, TieKind>> = {
  blocks: 'blockedBy',
  blockedBy: 'blocks',
  parent: 'subIssues',
  subIssues: 'parent',
  twin: 'twin',
};

const RELATIONS = ['blocks', 'blockedBy', 'parent', 'subIssues'] as const;

/** The issues of a relation; undefined where it was not read. */
export function relation(facts: IssueFacts, is: TieKind): readonly Related[] | undefined {
  if (is === 'twin') return undefined;
  if (is !== 'parent') return facts[is];
  const { parent } = facts;
  return parent === null ? [] : parent && [{ key: parent.key, ...(parent.title && { title: parent.title }) }];
}

/** What an issue says, before it is known which issues there are. */
type Said = { ties: readonly Tie[]; inTitle: readonly string[]; inBody: readonly string[] };

/** By the facts themselves, which nobody changes: most issues name no other, and all are asked at each publishing. */
const known = new WeakMap<IssueFacts, Said | null>();

/**
 * All that an issue names.
 * @param isSeen whether an issue (sameKey) was ever read: what no page has shown may be no issue at all (UTF-8)
 */
export function tiesOf(
  facts: IssueFacts,
  scopes: readonly string[],
  isSeen: (key: string) => boolean,
): readonly Tie[] {
  if (!known.has(facts)) known.set(facts, saidIn(facts));
  const said = known.get(facts);
  if (!said) return NONE;
  const seen = (names: readonly string[]) => {
    const keys = names.flatMap((name) => {
      const found = [...new Set(keysOf(name, scopes).map(sameKey))].filter(isSeen);
      // Seen on two hosts, it may be either.
      return found.length === 1 ? found : [];
    });
    return [...new Set(keys)];
  };
  const inTitle = seen(said.inTitle);
  const inBody = inTitle.length > 0 ? [] : seen(said.inBody);
  // A title names the same work. What a body and a branch name may be any other as well, unless it is one issue only.
  const twins = inBody.length === 1 ? inBody : inTitle;
  return twins.length > 0
    ? [...said.ties, ...twins.map((key): Tie => ({ is: 'twin', other: { key } }))]
    : said.ties;
}

const NONE: readonly Tie[] = [];

function saidIn(facts: IssueFacts): Said | null {
  const { key, title = '', mentions = [] } = facts;
  const ties = RELATIONS.flatMap((is) => (relation(facts, is) ?? []).map((other): Tie => ({ is, other })));
  const names = isJira(key) ? gitHubNames : jiraNames;
  const [inTitle, inBody] = [names(title), names(mentions.join(' '))];
  return ties.length + inTitle.length + inBody.length > 0 ? { ties, inTitle, inBody } : null;
}

function jiraNames(text: string): string[] {
  return (text.match(/\b[A-Z][A-Z\d_]+-[1-9]\d*\b/g) ?? []).map((name) => `jira:*/${name}`);
}

/** `acme/shop#12`, or its address. */
function gitHubNames(text: string): string[] {
  const found = text.matchAll(/(?<![\w.-])([\w.-]+\/[\w.-]+)(?:#|\/(?:issues|pull)\/)([1-9]\d*)\b/g);
  return [...found].map(([, repo, number]) => `github:*/${repo}#${number}`);
}

/** The name at each host on which a scope holds it. */
function keysOf(name: string, scopes: readonly string[]): string[] {
  return scopes.flatMap((scope) => {
    const key = name.replace('*', scopeHost(scope));
    return scopeHolds(scope, containerOfKey(key)) ? [key] : [];
  });
}

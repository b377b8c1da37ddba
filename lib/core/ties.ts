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

/**
 * All that an issue names.
 * @param isSeen whether an issue (sameKey) was ever read: what no page has shown may be no issue at all (UTF-8)
 */
export function tiesOf(
  facts: IssueFacts,
  scopes: readonly string[],
  isSeen: (key: string) => boolean,
): Tie[] {
  const ties = RELATIONS.flatMap((is) => (relation(facts, is) ?? []).map((other): Tie => ({ is, other })));
  return [...ties, ...twinsOf(facts, scopes, isSeen).map((key): Tie => ({ is: 'twin', other: { key } }))];
}

/**
 * A title names the same work in the other tracker. What the body and branch name may be any other work as well: they
 * are believed where they name one issue only.
 */
function twinsOf(
  { key, title = '', mentions = [] }: IssueFacts,
  scopes: readonly string[],
  isSeen: (key: string) => boolean,
): string[] {
  const named = (text: string) => {
    const keys = (isJira(key) ? gitHubNames(text) : jiraNames(text)).flatMap((name) => {
      const seen = [...new Set(keysOf(name, scopes).map(sameKey))].filter(isSeen);
      // Seen on two hosts, it may be either.
      return seen.length === 1 ? seen : [];
    });
    return [...new Set(keys)];
  };
  const inTitle = named(title);
  if (inTitle.length > 0) return inTitle;
  const inBody = named(mentions.join(' '));
  return inBody.length === 1 ? inBody : [];
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

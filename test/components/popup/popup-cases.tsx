import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { BrokenPart, Here, PopupActions, PopupData } from '../../../components/popup/popup-data.ts';
import type { Goal } from '../../../lib/core/goal.ts';
import type { PublishedView } from '../../../lib/core/view.ts';
import { background, facts, NOW, OVERVIEW, type REFUSED, SAVED, view } from '../sample.ts';

// The editor is loaded when it is first opened, and compiled then on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

export const SEEN = [
  facts({ key: 'github:github.com/acme/shop#1', title: 'Retry the charge', labels: ['checkout'] }),
  facts({ key: 'github:github.com/acme/shop#2', title: 'Back off', labels: ['checkout', 'search'] }),
  facts({ key: 'github:github.com/acme/shop#3', title: 'Else' }),
];

export const LATER: Goal = {
  id: 'gift',
  title: 'Gift cards work abroad',
  rank: 5,
  state: 'later',
  rules: [],
};

export type Options = {
  here?: Here;
  reply?: typeof REFUSED;
  broken?: BrokenPart | null;
  draft?: Goal | null;
};

export function open(
  more: Partial<PublishedView> = {},
  { here = { kind: 'none' }, reply = SAVED, broken = null, draft = null }: Options = {},
) {
  const actions = {
    ...background(reply),
    here: vi.fn(async () => here),
    newGoals: vi.fn(async () => [
      {
        kind: 'new' as const,
        title: 'Payment retries',
        rule: 'epic:SHOP-12',
        why: '4 open issues under SHOP-12',
      },
    ]),
    issuesSeen: vi.fn(async () => SEEN),
    goalDraft: vi.fn(async (_: string): Promise<Goal | null> => draft),
    goals: vi.fn(async () => [LATER]),
    broken: vi.fn(async () => broken),
    tryAgain: vi.fn<PopupActions['tryAgain']>(async () => undefined),
    copy: vi.fn<PopupActions['copy']>(async () => undefined),
    join: vi.fn(async () => undefined),
    decline: vi.fn(async () => undefined),
    forgetToken: vi.fn(async () => undefined),
    look: vi.fn(async () => undefined),
    keep: vi.fn(async () => undefined),
    allowHost: vi.fn(async () => true),
    openPage: vi.fn(),
  } satisfies PopupActions;
  const draw = (data: PopupData) => <Popup data={data} now={NOW} actions={actions} />;
  const { rerender, container } = render(draw({ view: view(more), overview: OVERVIEW }));
  return {
    ...actions,
    container,
    publish: (next: Partial<PublishedView>) => rerender(draw({ view: view(next), overview: OVERVIEW })),
    user: userEvent.setup(),
  };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });

export const saved = { kind: 'goal' as const };

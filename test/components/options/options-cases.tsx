import { render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import type { Notice } from '../../../components/common/notices-data.ts';
import { Options } from '../../../components/options/Options.tsx';
import type { OptionsActions, OptionsData } from '../../../components/options/options-data.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings.ts';
import { local } from '../../local.ts';
import { syncActions, teamActions } from './support.ts';

export const SHOP = 'github:github.com/acme/shop';

export const PAY = 'jira:jira.acme.example/PAY';

export const DATA: OptionsData = {
  settings: { ...DEFAULT_SETTINGS, scopes: [SHOP, PAY] },
  locked: [],
  policyProblems: [],
  scopes: [
    { scope: SHOP, tracker: 'github', name: 'acme/shop', host: 'github.com', open: 312, granted: true },
    { scope: PAY, tracker: 'jira', name: 'PAY', host: 'jira.acme.example', open: 0, granted: false },
  ],
  drawnIn: [SHOP, PAY],
  answers: { 'is:bot': 41 },
  problems: [
    {
      id: 'p1',
      part: 'title badge',
      host: 'github.com',
      message: 'Not found.',
      tried: ['pull', '2025-09'],
      count: 2,
      at: local('2026-11-18T09:12'),
      report: '{"part":"title badge"}',
    },
  ],
  hasToken: false,
  refusedHosts: [],
  sync: null,
  team: null,
  reminder: true,
  stored: [
    {
      what: 'Issues seen',
      records: 4213,
      bytes: 3_100_000,
      oldest: '2026-10-01T08:00:00Z',
      also: 'only here',
    },
  ],
  readOnly: false,
  savedAt: local('2026-11-18T10:42'),
  readAt: local('2026-11-18T10:42'),
  today: '2026-11-18',
};

export const noticeActions = {
  export: vi.fn(async () => null),
  update: vi.fn(async () => 'The store has no newer Plumbline yet.'),
  dismiss: vi.fn(async () => null),
  'focus-read': vi.fn(async () => null),
  'no-reminder': vi.fn(async () => null),
};

export function show(
  data: Partial<OptionsData> = {},
  more: Partial<OptionsActions> = {},
  notices: readonly Notice[] = [],
) {
  const actions = {
    save: vi.fn<OptionsActions['save']>(async () => ({ undo: 'edit-1', words: 'Saved it' })),
    undo: vi.fn<OptionsActions['undo']>(async () => ({ undo: 'undo:edit-1', words: 'Taken back' })),
    allowHost: vi.fn<OptionsActions['allowHost']>(async () => true),
    forgetProblem: vi.fn<OptionsActions['forgetProblem']>(async () => undefined),
    copy: vi.fn<OptionsActions['copy']>(async () => undefined),
    saveToken: vi.fn<OptionsActions['saveToken']>(async () => undefined),
    download: vi.fn<OptionsActions['download']>(async () => undefined),
    preview: vi.fn<OptionsActions['preview']>(),
    remind: vi.fn<OptionsActions['remind']>(async () => undefined),
    sync: syncActions(),
    team: teamActions(),
    erase: vi.fn<OptionsActions['erase']>(async () => undefined),
    ...more,
  };
  const noticed = { notices, noticeActions };
  render(<Options data={{ ...DATA, ...data }} actions={actions} {...noticed} />);
  return actions;
}

export const section = (name: string) => within(screen.getByRole('region', { name }));

import { vi } from 'vitest';
import type { SyncActions, SyncData } from '../../../components/common/sync-data.ts';
import type { TeamActions } from '../../../components/options/team-data.ts';
import { local } from '../../local.ts';

/** A background that says yes, and what it was asked. */
export function syncActions() {
  return {
    look: vi.fn<SyncActions['look']>(async () => undefined),
    keep: vi.fn<SyncActions['keep']>(async () => undefined),
  };
}

export function teamActions() {
  return {
    join: vi.fn<TeamActions['join']>(async () => 'acme/shop'),
    leave: vi.fn<TeamActions['leave']>(async () => undefined),
    read: vi.fn<TeamActions['read']>(async () => undefined),
    answer: vi.fn<TeamActions['answer']>(async () => undefined),
    readMembers: vi.fn<TeamActions['readMembers']>(async () => undefined),
    offering: vi.fn<TeamActions['offering']>(),
    preview: vi.fn<TeamActions['preview']>(),
    publish: vi.fn<TeamActions['publish']>(),
    proposal: vi.fn<TeamActions['proposal']>(),
  };
}

export const SYNC: SyncData = {
  savedAt: local('2026-11-21T10:40'),
  takenAt: local('2026-11-21T10:42'),
  bytes: 14_200,
  limit: 90_000,
  held: ['2026-W40', '2026-W46', '2026-W47'],
  left: 3,
  trouble: null,
  unreadable: [],
  newer: false,
  paused: false,
  conflicts: [],
};

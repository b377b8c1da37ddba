import type { Migration } from './index.ts';

export const v1: Migration = {
  version: 1,
  stores: {
    goals: '',
    focuses: '',
    links: '',
    dispositions: '',
    settings: '',
    decisions: '',
    sightings: 'key, container',
    snapshots: '',
    edits: '++seq, &id',
    outbox: '++seq',
    problems: 'id, at',
    tokens: 'host',
  },
};

import type { Tracker } from '../tracker.ts';
import { forget } from './client.ts';
import { locate } from './locate.ts';
import { places } from './places.ts';
import { read } from './read.ts';

export { forget };

/** Jira Cloud, and Data Center on the hosts a person configured. */
export const jira: Tracker = {
  id: 'jira',
  hosts: ['*.atlassian.net', '*.jira.com'],
  locate,
  read,
  places,
  forget,
  theme(doc) {
    const mode = doc.documentElement.getAttribute('data-color-mode');
    return mode === 'dark' || mode === 'auto' ? mode : 'light';
  },
};

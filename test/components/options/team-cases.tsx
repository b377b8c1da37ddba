import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { Team } from '../../../components/options/Team.tsx';
import type {
  Difference,
  Offering,
  SpaceRow,
  TeamActions,
  TeamData,
} from '../../../components/options/team-data.ts';
import { useAttempts } from '../../../components/options/use-attempts.ts';
import { local } from '../../local.ts';
import { teamActions } from './support.ts';

export const NOW = { at: local('2026-11-21T10:42'), today: '2026-11-21' };

export const SHOP: SpaceRow = {
  address: 'github:github.com/acme/shop',
  name: 'acme/shop',
  tracker: 'github',
  state: 'joined',
  byPolicy: false,
  goals: 3,
  readAt: local('2026-11-21T10:30'),
  trouble: null,
  members: null,
};

export const WEB: SpaceRow = {
  ...SHOP,
  ...{ address: 'github:github.com/acme/web', name: 'acme/web', state: 'offered', goals: null, readAt: null },
};

export const OFFERING: Offering = {
  drafts: [{ id: 'checkout', words: 'Checkout under two seconds' }],
  goals: [{ id: 'search', words: 'Search finds it first time' }],
  weeks: [{ id: '2026-W48', words: 'W48: Checkout under two seconds' }],
  scopes: [{ id: 'github:github.com/acme/app', words: 'acme/app' }],
  exempt: [{ id: 'label:flaky', words: 'label:flaky' }],
  answers: 14,
};

export const DIFFERENCE: Difference = {
  changes: ['Goal Checkout under two seconds: due 31 Dec, was 30 Nov'],
  since: [],
  conflicts: [],
  notes: [],
  history: 'https://github.com/acme/shop/commits/HEAD/.github/plumbline.json',
  seen: 'seen-1',
};

export const NOTHING = { goals: [], weeks: [], scopes: [], exempt: [], answers: false };

export function show(more: Partial<TeamData> = {}, different: Partial<TeamActions> = {}) {
  const saved = { undo: 'edit-1', words: 'Imported' };
  const saves = { save: vi.fn(async () => saved), undo: vi.fn(async () => saved) };
  const actions = { ...teamActions(), ...different };
  const team: TeamData = { spaces: [SHOP], hasPolicyPlan: false, notes: [], ...more };
  function Page() {
    const saving = useAttempts(saves);
    return (
      <main>
        <h1>Options</h1>
        <Team team={team} now={NOW} saving={saving} actions={actions} />
        <p data-testid="said">{saving.said?.words}</p>
        <p data-testid="failed">{saving.failed}</p>
      </main>
    );
  }
  render(<Page />);
  return { ...actions, ...saves };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });

export const click = (name: string | RegExp) => userEvent.click(button(name));

export const said = () => screen.getByTestId('said').textContent;

import { LOCKED_WORDS } from '../../lib/core/team/space.ts';
import { Note } from '../common/Note.tsx';
import type { OptionsData } from './options-data.ts';

type Props = { data: OptionsData; names: OptionsData['locked'] };

/** Why something of these settings cannot be changed here; nothing where all can. */
export function Locked({ data, names }: Props) {
  return names.some((name) => data.locked.includes(name)) && <Note>{LOCKED_WORDS}</Note>;
}

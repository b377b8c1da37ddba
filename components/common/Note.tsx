import type { ReactNode } from 'react';
import type { IconName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  /** `amber` asks or tells of something open, `err` is for rules that cannot be read and for data; plain informs. */
  tone?: 'plain' | 'amber' | 'err';
  icon?: IconName;
  role?: 'status' | 'alert';
  id?: string;
  children: ReactNode;
};

/** One or two sentences on a quiet ground. */
export function Note({ tone = 'plain', icon = 'warn', role, id, children }: Props) {
  return (
    <div className={`note ${tone}`} role={role} id={id}>
      <Icon name={icon} />
      <span className="grow">{children}</span>
    </div>
  );
}

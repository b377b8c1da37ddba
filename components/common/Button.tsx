import type { ComponentProps } from 'react';
import type { IconName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';

type Props = ComponentProps<'button'> & {
  kind?: 'primary' | 'plain' | 'ghost' | 'danger';
  size?: 's' | 'm' | 'l';
  /** Stands before the words; without words the button is square and needs an `aria-label`. */
  icon?: IconName;
};

/** A button. Each surface has at most one that is primary: its next step. */
export function Button({ kind = 'plain', size = 'm', icon, className = '', children, ...rest }: Props) {
  const look = `btn ${kind} ${size} ${children ? '' : 'bare'} ${className}`;
  return (
    <button type="button" className={look} {...rest}>
      {icon && <Icon name={icon} size={children ? 14 : 16} />}
      {children}
    </button>
  );
}

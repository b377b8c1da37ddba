import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'onChange' | 'role'> & {
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** On or off, at once. Name it by `aria-label` or `aria-labelledby`. */
export function Switch({ checked, onChange, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      role="switch"
      aria-checked={checked}
      className={`switch ${className}`}
      onClick={() => onChange(!checked)}
    />
  );
}

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { RuleEditor } from '../../../components/common/RuleEditor.tsx';
import { parseRules } from '../../../lib/core/rules/parse.ts';

afterEach(cleanup);

function Live({ text }: { text: string }) {
  const [value, setValue] = useState(text);
  const { errors } = parseRules(value);
  return (
    <RuleEditor label="Link rules" value={value} onChange={setValue} errors={errors} perLine={[9, null]} />
  );
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Link rules' });

describe('RuleEditor', () => {
  it('numbers the lines and shows what each one matches', () => {
    const { container } = render(<Live text={'label:a\nlabel:b'} />);
    expect([...container.querySelectorAll('.no')].map((one) => one.textContent)).toEqual(['1', '2']);
    expect([...container.querySelectorAll('.hits')].map((one) => one.textContent)).toEqual(['9', '']);
    expect(field().getAttribute('aria-invalid')).toBe('false');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says where an error is, ties it to the field, and underlines what is at fault', () => {
    const { container } = render(<Live text={'repo:acme/shop\nproject:SHOP epik:SHOP-12'} />);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Line 2, column 14: no qualifier is called "epik".');
    expect(field().getAttribute('aria-describedby')).toBe(alert.id);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(container.querySelector('.bad')?.textContent).toMatch(/^epik/);
  });

  it('puts the hint in the place of what is at fault', async () => {
    render(<Live text={'repo:acme/shop\nproject:SHOP epik:SHOP-12'} />);
    await userEvent.click(screen.getByRole('button', { name: 'epic:' }));
    expect(field().value).toBe('repo:acme/shop\nproject:SHOP epic:SHOP-12');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

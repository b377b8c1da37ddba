// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { memo, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../../components/common/drawn.ts';
import { GLYPHS, type IconName } from '../../../components/common/glyphs.tsx';
import { Icon } from '../../../components/common/Icon.tsx';
import { look } from '../same-look.ts';

const Words = ({ children }: { children: ReactNode }) => <b>{children}</b>;
const Nothing = () => null;

describe('what is drawn without React', () => {
  it.each<[string, ReactNode]>([
    ['words and numbers, and nothing for the rest', ['a', 0, '', null, undefined, true, false]],
    ['components in components', <Words key="a">one {2} three</Words>],
    ['a component of nothing', <Nothing key="a" />],
    [
      'attributes',
      <label key="a" htmlFor="x" className="row" data-first="" data-on aria-hidden={false} title={'"<&>'}>
        Words
      </label>,
    ],
    ['switches', <button key="a" type="button" disabled hidden={false} tabIndex={-1} onClick={() => 0} />],
    ['styles', <i key="a" style={{ width: 12, height: '50%', color: undefined }} />],
    ...Object.keys(GLYPHS).map((name): [string, ReactNode] => [
      name,
      <Icon key="a" name={name as IconName} />,
    ]),
  ])('looks as React draws it: %s', (_, node) => {
    const mine = document.createElement('div');
    mine.append(...drawn(node));
    expect(look(mine)).toEqual(look(render(node).container));
  });

  it('refuses what React alone can draw', () => {
    const Remembered = memo(Words);
    expect(() => drawn(<Remembered>a</Remembered>)).toThrow(TypeError);
  });
});

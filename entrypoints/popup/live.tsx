import { createRoot } from 'react-dom/client';
import { LivePopup, type Props } from './LivePopup.tsx';

/** Puts the popup, which can be used, in the place of what was painted first. */
export function goLive(root: HTMLElement, props: Props): void {
  createRoot(root).render(<LivePopup {...props} />);
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import tokens from '../components/common/tokens.css?inline';
import ui from '../components/common/ui.css?inline';
import card from '../components/goal/card.css?inline';
import { openCard } from '../components/goal/open-card.tsx';
import { offerCard } from '../lib/page/offer-card.ts';

/** Injected into a tracker's page when its first badge is opened. */
export default defineUnlistedScript(() => {
  const css = [tokens, ui, card].join('\n');
  offerCard((context, signal) => openCard(context, css, signal));
});

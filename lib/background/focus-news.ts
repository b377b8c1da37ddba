import { focusChange } from '../core/focus-change.ts';
import { viewSchema } from '../core/schemas/view.ts';
import { VIEW_KEY } from '../core/view.ts';
import { type Browser, browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { report } from '../platform/report.ts';
import { changeDevice } from '../storage/device.ts';

/** Notes a focus that changes within its week, whoever changed it, so that a person reads of it once. */
export function followFocus(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[VIEW_KEY];
    if (change) noteFocus(change).catch((error: unknown) => report('focus', 'background', error));
  });
}

async function noteFocus({ oldValue, newValue }: Browser.storage.StorageChange): Promise<void> {
  const [before, after] = [viewSchema.safeParse(oldValue), viewSchema.safeParse(newValue)];
  if (!before.success || !after.success) return;
  await changeDevice(({ focusChange: known, ...device }) => {
    const news = focusChange(known ?? null, before.data, after.data, now().today);
    return { ...device, ...(news && { focusChange: news }) };
  });
}

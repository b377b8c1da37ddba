import { useEffect, useState } from 'react';
import type { Notice, NoticeActions } from '../../components/common/notices-data.ts';
import { VIEW_KEY } from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { report } from '../platform/report.ts';
import { update } from '../platform/update.ts';
import { readCopyHead } from '../storage/copy.ts';
import {
  isPrivate,
  isUpgrading,
  openInTheEnd,
  openStore,
  PRIVATE_WORDS,
  READ_ONLY_WORDS,
  WAITING_WORDS,
} from '../storage/db.ts';
import { DEVICE_KEY, readDevice } from '../storage/device.ts';
import { ROOM_KEYS, readNoRoom } from '../storage/room.ts';
import { exportEverything } from './export.ts';
import { closedNotice, deviceNotices, privateNotice, readOnlyNotice, waitingNotice } from './notice-words.ts';
import { readPublished } from './published.ts';
import { tell } from './saving.ts';
import { sendUnsent } from './unsent.ts';

/** What is the matter with what is stored here, for popup and options. */

/** An upgrade that takes longer than this is waiting for another tab. */
const WAIT_MS = 2_000;
const KEYS = [DEVICE_KEY, VIEW_KEY, ...Object.values(ROOM_KEYS)];

/**
 * Opens the database of this page and tells what is the matter, now and whenever that changes.
 * @returns ends it
 */
export function followNotices(onChange: (notices: Notice[]) => void): () => void {
  let store: Notice | null = null;
  let turn = 0;
  let isOver = false;

  async function tellAll(): Promise<void> {
    const mine = ++turn;
    const [device, noRoom, { view }] = await Promise.all([readDevice(), readNoRoom(), readPublished()]);
    const others = deviceNotices(device, noRoom, now(), view);
    if (mine === turn && !isOver) onChange([...(store ? [store] : []), ...others]);
  }
  const again = () => void tellAll().catch(failed);
  const show = (notice: Notice | null) => {
    store = notice;
    again();
  };
  const onStored = (changes: object) => {
    if (KEYS.some((key) => key in changes)) again();
  };

  const late = setTimeout(() => isUpgrading() && show(waitingNotice(WAITING_WORDS)), WAIT_MS);
  openStore()
    .catch(async () => {
      if (isUpgrading()) show(waitingNotice(WAITING_WORDS));
      else show(isPrivate() ? privateNotice(PRIVATE_WORDS) : closedNotice(await hasCopy()));
    })
    .then(openInTheEnd)
    .then(({ readOnly }) => show(readOnly ? readOnlyNotice(READ_ONLY_WORDS[readOnly]) : null))
    .catch(failed)
    .finally(() => clearTimeout(late));
  const areas = [browser.storage.local, browser.storage.session];
  for (const { onChanged } of areas) onChanged.addListener(onStored);
  again();
  sendUnsent().catch(failed);
  return () => {
    isOver = true;
    clearTimeout(late);
    for (const { onChanged } of areas) onChanged.removeListener(onStored);
  };
}

/** The notices, followed while the component is there. */
export function useNotices(): Notice[] {
  const [notices, setNotices] = useState<Notice[]>([]);
  useEffect(() => followNotices(setNotices), []);
  return notices;
}

export const noticeActions: NoticeActions = {
  export: () => exportEverything().then(() => null),
  update,
  dismiss: () => tell('device', { recoveryRead: true }),
  'focus-read': () => tell('device', { focusRead: true }),
  'no-reminder': () => tell('device', { reminder: false }),
};

/** Whether the weekly reminder of an export is on, for the options' switch. */
export async function readReminder(): Promise<boolean> {
  return !(await readDevice()).noReminder;
}

/** Switches that reminder on or off. */
export async function setReminder(isOn: boolean): Promise<void> {
  await tell('device', { reminder: isOn });
}

async function hasCopy(): Promise<boolean> {
  const { head, later } = await readCopyHead();
  return head !== null && (head.count > 0 || later.length > 0);
}

function failed(error: unknown): void {
  report('notices', 'extension', error);
}

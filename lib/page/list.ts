import type { IssueFacts } from '../core/facts.ts';
import type { Decision, VerdictState } from '../core/view.ts';
import { today } from '../platform/clock.ts';
import { all } from '../trackers/dom.ts';
import type { List, RowReader } from '../trackers/row-reader.ts';
import type { Place } from '../trackers/tracker.ts';
import { stillParsing } from './frames.ts';
import { listCheck } from './list-check.ts';
import { listFacts } from './list-facts.ts';
import { findRows, isOut } from './list-find.ts';
import { createMarks, type Mark, openCard } from './list-marks.ts';
import { createListRoom, REST } from './list-room.ts';
import { lackingIn, newRow, type Row, setState } from './list-row.ts';
import { listView } from './list-view.ts';
import type { ListPart } from './parts.ts';
import { createQueue } from './queue.ts';
import type { Store } from './store.ts';
import type { Counts } from './strip.ts';
import type { Lays } from './strip-over.ts';
import { teller } from './teller.ts';
import { ours } from './world.ts';

/** How often a mark goes back to where the page has thrown it out. */
const MOST = 3;
/** Milliseconds after which a page counts as drawn. */
const QUIET = 5000;
/** New rows at a time. */
const AT_ONCE = 500;
/** Rows so far off the screen, in parts of it, have their marks already. */
const MARGIN = '50%';

/** The marks of a tracker's lists and boards. */
export function listPart(reader: RowReader, css = '', lays: Lays = {}): ListPart {
  return ({ of, page = reader.pageAt(new URL(location.href)) }, store, signal) =>
    list({ page, of }, store, reader, css, lays, signal);
}

/**
 * Marks the rows of one list or board until the signal: page → rows → facts → verdicts → marks and strip. Those on screen
 * come first; the others are only counted, when the page is idle.
 */
function list(
  where: List,
  store: Store,
  reader: RowReader,
  css: string,
  { mark, strip }: Lays,
  signal: AbortSignal,
): void {
  const { page } = where;
  const rows = new Map<Element, Row>();
  /** To be judged when what is published for their containers has been read. */
  const waiting = new Set<Element>();
  /** How many rows are in which state. */
  const counts: Counts = {};
  /** Rows, and the search for them. */
  let unread = 1;
  /** Found, and not yet among the rows. */
  const fresh: Element[] = [];
  /** The browser is still to tell where the last ones of them are. */
  let isAwaited = false;
  let isChanged = true;
  const changes = new MutationObserver(take);
  const sight = new IntersectionObserver(look, { rootMargin: MARGIN, scrollMargin: MARGIN });
  const marks = createMarks(css, mark, (mark) => openCard(mark, signal), readNow);
  const view = listView(store);
  const more = listFacts(page.site, () => lackingIn(rows), judgeThose, signal);
  const check = listCheck(reader, where, view);
  const room = createListRoom(where, reader, pick, isBusy, signal, strip);
  const tell = teller(signal);
  const queue = createQueue({ before: catchUp, settle, after: finish }, signal);
  let day = today();
  let picked: VerdictState | undefined;
  let isDrawn = false;
  let isRemoved = false;
  signal.addEventListener('abort', leave);
  store.listen((isChange) => (isChange ? judgeAnew() : askAll(waiting)), signal);
  addEventListener('visibilitychange', judgeByDay, { signal });
  begin();

  /** An observer would slow the parser down, and half a row must not be judged. */
  function begin(): void {
    if (signal.aborted) return;
    if (stillParsing()) {
      room.follow(check.isOff());
      requestAnimationFrame(begin);
      return;
    }
    const attributeFilter = [...reader.attributes, 'data-color-mode'];
    changes.observe(document, { childList: true, subtree: true, characterData: true, attributeFilter });
    setTimeout(drawn, QUIET);
    findRows(reader, fresh, queue.now, signal).then(endSearch);
  }

  function endSearch(): void {
    unread -= 1;
    queue.now();
  }

  function take(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes, removedNodes, attributeName } of records) {
      for (const node of addedNodes) if (node instanceof Element) gather(node);
      for (const node of removedNodes) if (node instanceof Element) isRemoved = true;
      const element = target instanceof Element ? target : target.parentElement;
      if (!element) continue;
      // Observed of what is busy alone, which it may be no more.
      if (attributeName === 'class') gather(element);
      const row = Element.prototype.closest.call(element, reader.rows);
      if (row && rows.has(row)) ask(row);
    }
    if (records.length === 0) return;
    isChanged = true;
    queue.soon();
  }

  function gather(root: Element): void {
    if (Element.prototype.matches.call(root, reader.rows)) ask(root);
    askAll(all(root, reader.rows));
  }

  /** What is new is read when it is known whether it is on screen, which is told of some at a time. */
  function addSome(): void {
    while (!isAwaited && fresh.length > 0)
      for (const element of fresh.splice(0, AT_ONCE)) {
        if (rows.has(element) || !element.isConnected) continue;
        rows.set(element, newRow());
        unread += 1;
        sight.observe(element);
        isAwaited = true;
      }
  }

  /** What a person sees is marked at once, and what is around it when that was painted. */
  function look(entries: readonly IntersectionObserverEntry[]): void {
    const around: Element[] = [];
    isAwaited = false;
    for (const entry of entries) {
      const row = rows.get(entry.target);
      if (!row) continue;
      row.isNear = entry.isIntersecting;
      if (!row.isNear && row.isRead) drop(row);
      else if (isOut(entry)) around.push(entry.target);
      else ask(entry.target);
    }
    queue.now();
    if (around.length > 0) requestAnimationFrame(() => askAll(around));
  }

  function ask(element: Element): void {
    const row = rows.get(element);
    if (row) queue.add(element, row.isNear);
    else fresh.push(element);
  }

  function askAll(elements: Iterable<Element>): void {
    for (const element of elements) ask(element);
  }

  function judgeAll(): void {
    askAll(rows.keys());
  }

  /** By another view, which may ask for other facts. */
  function judgeAnew(): void {
    more.renew();
    judgeAll();
  }

  function judgeThose(facts: object): void {
    for (const [element, { key }] of rows) if (key in facts) ask(element);
  }

  function judgeByDay(): void {
    if (day === today()) return;
    day = today();
    judgeAll();
  }

  /** Before a piece of work: all that the page did until now. */
  function catchUp(): void {
    // The extension is gone from under the page, and with the watch all of us leave.
    if (!chrome.runtime?.id) ours.watch?.abort();
    judgeByDay();
    take(changes.takeRecords());
    if (!isRemoved) return;
    isRemoved = isAwaited = false;
    for (const [element, row] of rows) if (!element.isConnected) forget(element, row);
  }

  /** After it: what has changed since is what we did ourselves. */
  function finish(isDone: boolean): void {
    addSome();
    if (isChanged || isDone) room.follow(check.isOff());
    isChanged = false;
    if (isDone && waiting.size === 0 && unread === 0) {
      const focus = view.focus(day);
      room.show(counts, focus, rows.values());
      ours.counted = { rows, rank: focus?.rank };
      ours.parts?.groups?.();
    }
    changes.takeRecords();
  }

  function settle(element: Element): void {
    const row = rows.get(element);
    if (!row || !element.isConnected || isBusy(element)) return;
    if (!row.isRead) unread -= 1;
    row.isRead = true;
    waiting.delete(element);
    try {
      const found = reader.read(element, page);
      const key = found?.facts.key ?? '';
      if (key !== row.key) Object.assign(row, { key, anchor: undefined, thrownOut: 0 });
      const told = more.of(key);
      const facts = found && (told ? { ...told, ...found.facts } : found.facts);
      const decision = facts && view.judge(facts, day);
      if (decision === undefined) waiting.add(element);
      if (found && decision) tell(found.facts);
      row.isAside = found?.isAside;
      setState(counts, row, row.isAside ? undefined : decision?.state, facts);
      if (row.isNear && decision?.state === 'unknown') more.soon(key);
      const place = row.isNear ? found?.place : undefined;
      if (row.isNear) {
        marks.removeCopies(element);
        row.isPlaceless = !place;
        row.part = check.partAt(place);
      }
      if (facts && decision && place && !check.isOff(row.part, key)) draw(row, place, facts, decision);
      else drop(row);
      showPicked(element, row);
    } catch (error) {
      drop(row);
      setState(counts, row, undefined);
      check.tellError(error);
    }
  }

  function draw(row: Row, place: Place, facts: IssueFacts, decision: Decision): void {
    if (row.thrownOut > MOST) return;
    row.mark ??= marks.take();
    // Before it stands there: outside of the page that costs less.
    row.mark.show(facts, decision);
    if (!row.mark.stands(place) && row.anchor === place.anchor) row.thrownOut += 1;
    row.anchor = place.anchor;
    if (row.thrownOut > MOST) drop(row);
  }

  function drop(row: Row): void {
    if (row.mark) marks.giveBack(row.mark);
    row.mark = row.anchor = undefined;
  }

  function forget(element: Element, row: Row): void {
    drop(row);
    setState(counts, row, undefined);
    if (!row.isRead) unread -= 1;
    sight.unobserve(element);
    rows.delete(element);
    waiting.delete(element);
  }

  /** A page that takes over what its server has drawn would draw it anew, if it found us in it. */
  function isBusy(element: Element): boolean {
    const busy = isDrawn ? null : Element.prototype.closest.call(element, reader.busy);
    if (busy) changes.observe(busy, { attributeFilter: ['class'] });
    return busy !== null;
  }

  function drawn(): void {
    if (signal.aborted) return;
    isDrawn = true;
    for (const [element, { isRead }] of rows) if (!isRead) ask(element);
    check.tell(rows);
  }

  function pick(state?: VerdictState): void {
    picked = state;
    for (const [element, row] of rows) showPicked(element, row);
  }

  function showPicked(element: Element, { state, isAside }: Row): void {
    element.toggleAttribute(REST, picked !== undefined && !isAside && state !== picked);
  }

  async function readNow({ hook }: Mark): Promise<void> {
    if (hook.state) await more.now(hook.state.facts.key);
  }

  function leave(): void {
    changes.disconnect();
    sight.disconnect();
    for (const [element, row] of rows) {
      drop(row);
      element.removeAttribute(REST);
    }
    rows.clear();
    ours.counted = undefined;
    ours.parts?.groups?.();
  }
}

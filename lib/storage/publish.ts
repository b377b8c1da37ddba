import Dexie from 'dexie';
import type { Change, Records } from '../core/edit.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isGranted } from '../core/granted.ts';
import { containerOf, parseKey, sameKey } from '../core/issue.ts';
import { notesByContainer } from '../core/notes-by-container.ts';
import { makeOverview } from '../core/overview.ts';
import { pageView } from '../core/page-view.ts';
import type { LostPart } from '../core/parts.ts';
import { publishedActs, publishedView } from '../core/publish.ts';
import { compileView } from '../core/rules/compile.ts';
import { scopeHost } from '../core/scope.ts';
import { servesByContainer } from '../core/serves.ts';
import { withTeam, withTeamActs } from '../core/team/effective.ts';
import type { Policy } from '../core/team/policy.ts';
import { teamOf } from '../core/team/together.ts';
import { HEAD_KEY, type TriageHead, triageHead } from '../core/triage-head.ts';
import { judge } from '../core/verdict.ts';
import type { PageView, PublishedActs, PublishedView } from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import { now, today } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { eachInTurns } from '../platform/turns.ts';
import { canonical, hashOf } from '../sync/canonical.ts';
import { openStore } from './db.ts';
import { effectiveIn, readManaged, readTeam } from './effective.ts';
import { sightingsIn } from './packs.ts';
import { lostIn } from './problems.ts';
import { publishedMark, storedAround, storedServes, type ToPublish, writePublished } from './published.ts';
import { type Acts, actsInside, NO_ACTS, recordsIn } from './read.ts';
import { rowsOf } from './rows.ts';
import { TABLES } from './schemas.ts';
import { joinedIn } from './spaces.ts';
import { MERGES, syncRow } from './stamps.ts';
import { hasToken, hasTokenIn } from './tokens.ts';

/** Publishes what pages read, for the background only. One writes at a time, so that no older state is written last. */

const SOON_MS = 1_000;

let running: Promise<unknown> = Promise.resolve();
/** Those who look at everything, one after the other; what they find they write in a turn of {@link running}. */
let counting: Promise<unknown> = Promise.resolve();
let isSoon = false;

/** After an edit: the view, and the acts of the containers it touched. What follows from them for others comes soon. */
export function publishChanges(changes: readonly Change[]): Promise<void> {
  publishSoon();
  return inTurn(async (db) => {
    const containers = containersIn(changes);
    const [stored, { policy }, origins, known] = await Promise.all([
      storedNow(db, containers),
      readManaged(),
      grantedOrigins(),
      storedAround(containers),
    ]);
    const { records, lost, joined, isToken } = stored;
    const edit = stateOf(stored.edit, policy, origins, lost);
    const team = teamOf(joined, policy);
    const acts = containers.map((container, i): [string, PublishedActs] => {
      const inside = withTeamActs(stored.acts[i] ?? NO_ACTS, team);
      return [container, publishedActs(inside, container, storedServes(known, container))];
    });
    const view = viewOf(withTeam(records, team, policy), isToken);
    const page = pageOf(view, origins, lost);
    await writePublished({ view, page, acts: new Map(acts), edit }, false, known);
  });
}

/** What is stored for the view and the acts of containers, all of one moment and in one go: someone waits for it. */
function storedNow(db: Dexie, containers: readonly string[]) {
  const tables = [...TABLES, 'edits', 'sync', 'problems', 'spaces', 'tokens'];
  return db.transaction('r', tables, async () => {
    const [edit, records, lost, joined, isToken, acts] = await Dexie.Promise.all([
      editIn(db),
      recordsIn(db, NO_ACTS),
      lostIn(db),
      joinedIn(db),
      hasTokenIn(db),
      Dexie.Promise.all(containers.map((container) => actsInside(db, container))),
    ]);
    return { edit, records, lost, joined, isToken, acts };
  });
}

/**
 * Everything, from everything stored: the view, all acts, what issues pass on to others, and the overview. It takes its
 * time, in which edits are published; everything is looked at anew after one.
 */
export function publishAll(): Promise<void> {
  const next = counting.then(async () => {
    for (let isDone = false; !isDone; ) {
      const { head, ...found } = await everything();
      isDone = await inTurn(async (db) => {
        if ((await stateNow(db)) !== found.edit) return false;
        await writePublished(found, true);
        await browser.storage.session.set({ [HEAD_KEY]: head });
        return true;
      });
    }
  });
  // Whoever asked hears of a failure; the next one goes on.
  counting = next.catch(() => undefined);
  return next;
}

async function everything(): Promise<ToPublish & { head: TriageHead }> {
  const { db } = await openStore();
  const team = await readTeam();
  // Read first: an edit that is saved meanwhile must not pass for published.
  const lost = await lostIn(db);
  const origins = await grantedOrigins();
  const edit = stateOf(await editIn(db), team.policy, origins, lost);
  const records = await effectiveIn(db, team);
  const sightings = await sightingsIn(db);
  const [view, moment] = [viewOf(records, await hasToken()), now()];
  const acts = new Map(byContainer(records).map(([name, inside]) => [name, publishedActs(inside, name, {})]));
  const serves = servesByContainer(sightings, view, together(acts), moment);
  for (const [name, passed] of serves) {
    acts.set(name, { ...(acts.get(name) ?? publishedActs(NO_ACTS, name, {})), serves: passed });
  }
  const compiled = compileView(view, together(acts), moment);
  const judged = once((facts: IssueFacts) => judge(facts, compiled));
  await eachInTurns(sightings, ({ facts }) => judged(facts));
  const notes = notesByContainer(sightings, { scopes: view.scopes, judge: judged });
  const overview = makeOverview(sightings, judged, moment);
  const head = triageHead(sightings, records.dispositions, judged, moment, overview.counts.total);
  return { view, page: pageOf(view, origins, lost), overview, acts, notes, edit, head };
}

/** Asks once for each. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Everything, shortly; asked often, it is done once a second. */
export function publishSoon(): void {
  if (isSoon) return;
  isSoon = true;
  setTimeout(() => {
    isSoon = false;
    publishAll().catch(failed);
  }, SOON_MS);
}

let missing: Promise<void> = Promise.resolve();

/** Makes up for a publish that was cut off, for what the browser has lost, or for another policy, host or day. */
export function publishMissing(): Promise<void> {
  missing = missing.then(makeUp);
  return missing;
}

async function makeUp(): Promise<void> {
  try {
    const { db } = await openStore();
    if ((await publishedMark()) !== (await stateNow(db))) await publishAll();
  } catch (error) {
    failed(error);
  }
}

/** What is expected is told where a person looks: no room, data that is not open yet. */
function failed(error: unknown): void {
  if (!isExpected(error)) report('published view', 'background', error);
}

function inTurn<T>(work: (db: Dexie) => Promise<T>): Promise<T> {
  const next = running.then(async () => work((await openStore()).db));
  // Whoever asked hears of a failure; the next one goes on.
  running = next.catch(() => undefined);
  return next;
}

async function stateNow(db: Dexie): Promise<string> {
  const { policy } = await readManaged();
  return stateOf(await editIn(db), policy, await grantedOrigins(), await lostIn(db));
}

/** Names what is stored: by the newest edit, and what came from other devices. Safe inside a transaction. */
async function editIn(db: Dexie): Promise<string> {
  const [[newest], merges] = await Dexie.Promise.all([
    rowsOf(db, 'edits', (table) => table.reverse().limit(1)),
    syncRow(db, MERGES),
  ]);
  return `${newest?.id ?? ''} ${merges ?? ''}`;
}

/**
 * Names what is published: by what is stored, the policy, the hosts that may be read, the parts that are off because they
 * were not found, and the day, with which weeks and snoozes end.
 */
function stateOf(
  edit: string,
  policy: Policy,
  origins: readonly string[],
  lost: readonly LostPart[],
): string {
  const settled = canonical([today(), policy, origins.toSorted(), ...lost]);
  return `${edit} ${settled.length}-${hashOf(settled)}`;
}

/** What tracker pages are told: a host that may not be read any more is in no scope, and its open tabs lose their badges. */
function pageOf(view: PublishedView, origins: readonly string[], lost: readonly LostPart[]): PageView {
  const scopes = view.scopes.filter((scope) => isGranted(origins, scopeHost(scope)));
  return { ...pageView({ ...view, scopes }, lost), day: today() };
}

async function grantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

function viewOf(records: Records, isToken: boolean): PublishedView {
  const { view, problems } = publishedView(records, now(), isToken);
  for (const { in: where, id = '', message } of problems) {
    report('stored rule', 'storage', new Error(message), [where, id]);
  }
  return view;
}

function containersIn(changes: readonly Change[]): string[] {
  const keys = changes
    .filter(({ table }) => table === 'links' || table === 'dispositions')
    // An act's id begins with its issue's key (edits/changes.ts).
    .map(({ id }) => id.split(' ', 1)[0] ?? '');
  return [...new Set(keys.flatMap(containerIn))];
}

/** Lower case for GitHub, as sightings have it; nothing when the text is no key. */
function containerIn(key: string): string[] {
  const ref = parseKey(key);
  return ref ? [sameKey(containerOf(ref))] : [];
}

function byContainer({ links, dispositions }: Acts): [string, Acts][] {
  const linked = Map.groupBy(links, ({ issue }) => containerIn(issue)[0] ?? '');
  const disposed = Map.groupBy(dispositions, ({ issue }) => containerIn(issue)[0] ?? '');
  const names = new Set([...linked.keys(), ...disposed.keys()]);
  return [...names].map((name) => [
    name,
    { links: linked.get(name) ?? [], dispositions: disposed.get(name) ?? [] },
  ]);
}

/** Acts of all containers as one; issues' keys tell them apart. */
function together(acts: ReadonlyMap<string, PublishedActs>): PublishedActs {
  const all: PublishedActs = { links: {}, dispositions: {}, serves: {} };
  for (const { links, dispositions, serves } of acts.values()) {
    Object.assign(all.links, links);
    Object.assign(all.dispositions, dispositions);
    Object.assign(all.serves, serves);
  }
  return all;
}

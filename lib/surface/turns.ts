/** How long the page may be kept from answering, in milliseconds: half of a frame. */
const TURN = 8;
/** So many are done between two looks at the clock. */
const SOME = 32;

/** Goes through a list, however long, and lets the page answer in between. */
export async function eachInTurns<T>(list: readonly T[], work: (one: T) => void): Promise<void> {
  let until = performance.now() + TURN;
  for (let i = 0; i < list.length; i += SOME) {
    for (const one of list.slice(i, i + SOME)) work(one);
    if (performance.now() < until) continue;
    await new Promise((done) => setTimeout(done));
    until = performance.now() + TURN;
  }
}

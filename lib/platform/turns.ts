/** How long whoever else waits may be kept from getting an answer, in milliseconds: half of a frame. */
const TURN = 8;
/** So many are done between two looks at the clock. */
const SOME = 32;

/** Goes through a list, however long, and lets others have their turn in between. */
export async function eachInTurns<T>(list: readonly T[], work: (one: T) => void): Promise<void> {
  let until = performance.now() + TURN;
  for (let i = 0; i < list.length; i += SOME) {
    if (i > 0 && performance.now() >= until) {
      await new Promise((done) => setTimeout(done));
      until = performance.now() + TURN;
    }
    for (const one of list.slice(i, i + SOME)) work(one);
  }
}

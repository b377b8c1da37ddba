/** What runs in a measured page, in its main world, as init scripts: each function stands alone. */

/** Marks that the page is there, and the frame after which the first rows, or the title, have been marked. */
export function watchPage({ shown, rows, settled }: { shown: string; rows: string; settled: string }): void {
  if (top !== self) return;
  performance.mark('bench-page');
  let shownAt = Number.NaN;
  const look = () => {
    const places = rows ? [...document.querySelectorAll(rows)].slice(0, 8) : [document];
    if (
      Number.isNaN(shownAt) &&
      document.readyState !== 'loading' &&
      places.length > 0 &&
      places.every((place) => place.querySelector(shown))
    ) {
      shownAt = performance.now();
      performance.mark('bench-shown');
    }
    // Without room for it there is no strip, which would say so.
    const isSettled = document.querySelector(settled) || performance.now() - shownAt > 3000;
    if (shownAt > 0 && isSettled) console.debug('bench-settled');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export type Shown = {
  /** Milliseconds from the title's insertion to the frame that painted the mark, and that painted the title. */
  mark: number;
  title: number;
};

/** Keeps of each title when it came, and in which frames it and its mark were painted (benchShown). */
export function timeShown({ shown, title }: { shown: string; title: string }): void {
  const all: (Shown & { element: Element; came: number })[] = [];
  Reflect.set(window, 'benchShown', all);
  const frames = new IntersectionObserver((entries) => {
    const last = all.at(-1);
    for (const { target, time } of entries) {
      if (last && target === last.element) last.title = time - last.came;
      else if (last && Number.isNaN(last.mark)) last.mark = time - last.came;
    }
  });
  let marked: Element | undefined;
  new MutationObserver(() => {
    const element = document.querySelector(title);
    if (element && element !== all.at(-1)?.element) {
      all.push({ element, came: performance.now(), mark: Number.NaN, title: Number.NaN });
      if (marked) frames.unobserve(marked);
      marked = undefined;
      frames.observe(element);
    }
    const mark = document.querySelector<HTMLElement>(shown);
    const number = /\d+$/.exec(location.pathname)?.[0];
    if (!mark || marked || (mark.dataset.issue && !mark.dataset.issue.endsWith(`#${number}`))) return;
    marked = mark;
    frames.observe(mark);
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-state'] });
}

/** Whether so many titles came (timeShown), each of them painted with its mark. */
export function arePainted(count: number): boolean {
  const all: Shown[] = Reflect.get(window, 'benchShown');
  return all.length >= count && all.every(({ mark, title }) => mark >= 0 && title >= 0);
}

/** The sum of all layout shifts until now. */
export function layoutShift(): Promise<number> {
  return new Promise((done) => {
    let sum = 0;
    const add = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries) sum += Number(Reflect.get(entry, 'value'));
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
      add(observer.takeRecords());
      done(sum);
    }, 50);
  });
}

/** What has to be there after what was acknowledged; what was sent without an answer may be there or not. */

/** Several records that one edit makes together: all of them or none. */
export const TOGETHER = 3;

export type Shown = {
  /** How many records of each park there are, by its number. */
  parks: ReadonlyMap<number, number>;
  /** The value of each field that is set again and again, by its name. */
  fields: ReadonlyMap<string, string>;
};

type Park = { device: string; is: 'there' | 'gone' | 'either' };

export class Model {
  readonly parks = new Map<number, Park>();
  /** What a field may be: the value that was acknowledged last, and those sent since that nobody answered. */
  readonly fields = new Map<string, { device: string; may: string[] }>();

  sentPark(n: number, device: string): void {
    this.parks.set(n, { device, is: 'either' });
  }

  /** @param is what the acknowledged edit made of it */
  settlePark(n: number, device: string, is: 'there' | 'gone'): void {
    this.parks.set(n, { device, is });
  }

  /** The last device whose value was acknowledged stays the one that has to know. */
  sentField(name: string, device: string, value: string): void {
    const known = this.fields.get(name) ?? { device, may: [] };
    this.fields.set(name, { ...known, may: [...known.may, value] });
  }

  settleField(name: string, device: string, value: string): void {
    this.fields.set(name, { device, may: [value] });
  }

  /**
   * What is not as it must be, in words; empty when all is.
   * @param only what this device did itself: it may not know yet what another one did
   */
  losses(shown: Shown, only?: string): string[] {
    const found: string[] = [];
    for (const [n, { device, is }] of this.parks) {
      const count = shown.parks.get(n) ?? 0;
      if (count !== 0 && count !== TOGETHER) found.push(`edit ${n} is torn: ${count} of ${TOGETHER}`);
      if (only !== undefined && only !== device) continue;
      if (is === 'there' && count === 0) found.push(`edit ${n} of ${device} is lost`);
      if (is === 'gone' && count > 0) found.push(`edit ${n}, taken back on ${device}, is there again`);
    }
    for (const n of shown.parks.keys()) if (!this.parks.has(n)) found.push(`edit ${n} was never made`);
    for (const [name, { device, may }] of this.fields) {
      const value = shown.fields.get(name) ?? '';
      if ((only === undefined || only === device) && !may.includes(value) && may.length > 0)
        found.push(
          `${name} is ${JSON.stringify(value)}, not ${may.map((one) => JSON.stringify(one)).join(' or ')}`,
        );
    }
    return found;
  }
}

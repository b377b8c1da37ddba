import { saveSightings } from '../../../../lib/storage/sightings.ts';
import { generatedFacts } from '../issues.ts';

/** Keeps so many issues as seen. */
Object.assign(globalThis, { lab: { fill: (count: number) => saveSightings(generatedFacts(count)) } });

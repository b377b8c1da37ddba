/**
 * The moment (ISO 8601) at which a person's clock shows the time, `2026-11-21T10:42`, in whatever zone the tests run:
 * for what is said in words of the person's own days and hours.
 */
export function local(time: string): string {
  return new Date(time).toISOString();
}

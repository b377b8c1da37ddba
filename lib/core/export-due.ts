const WEEK_MS = 7 * 86_400_000;

/**
 * Whether to remind of an export: a week after the last one, unless the person switched that off.
 * @param lastExportAt ISO 8601: the last export, or the first use when there was none; null while neither is known
 * @param now ISO 8601. A clock that was put back reminds of nothing
 */
export function exportDue(lastExportAt: string | null, now: string, off: boolean): boolean {
  if (off || lastExportAt === null) return false;
  return Date.parse(now) - Date.parse(lastExportAt) >= WEEK_MS;
}

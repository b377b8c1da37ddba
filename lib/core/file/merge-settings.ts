import { EditRefused } from '../edit.ts';
import { sameValue } from '../edits/same.ts';
import { checkedScopes } from '../edits/settings.ts';
import type { PlumblineFile } from '../file.ts';
import { fileSchema } from '../schemas/file.ts';
import { settingsSchema } from '../schemas/settings.ts';
import { DEFAULT_EXEMPT, type Settings } from '../settings.ts';

/**
 * The settings here with the file's lists added. Shipped exempt rules that nobody has changed give way to the file's:
 * someone chose those.
 * @throws EditRefused when a list grows beyond what can be stored
 */
export function mergeSettings(here: Settings, file: PlumblineFile): Settings {
  const { weekStart = here.weekStart, columnCounts = here.columnCounts } = file.settings ?? {};
  const { noInheritance = [], partsOff = [] } = file.settings ?? {};
  const exempt = sameValue(here.exempt, DEFAULT_EXEMPT) && file.exempt ? [] : here.exempt;
  const kept = { ...here.kept, ...unknownFields(file) };
  const merged: Settings = {
    ...here,
    scopes: checkedScopes([...here.scopes, ...(file.scopes ?? [])], 'scopes'),
    exempt: [...new Set([...exempt, ...(file.exempt ?? [])])],
    weekStart,
    noInheritance: checkedScopes([...here.noInheritance, ...noInheritance], 'settings'),
    partsOff: [...new Set([...here.partsOff, ...partsOff])],
    ...(columnCounts !== undefined && { columnCounts }),
    ...(Object.keys(kept).length > 0 ? { kept } : {}),
  };
  const [fault] = settingsSchema.safeParse(merged).error?.issues ?? [];
  if (fault)
    throw new EditRefused(`Together with what is here: ${fault.message}`, 'limit', String(fault.path[0]));
  return merged;
}

/** What stands at the top of the file and is not known to this version. */
function unknownFields(file: PlumblineFile): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file).filter(([name]) => !Object.hasOwn(fileSchema.shape, name)));
}

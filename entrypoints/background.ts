import { defineBackground } from 'wxt/utils/define-background';
import { runCommand } from '../lib/background/commands.ts';
import { followFocus } from '../lib/background/focus-news.ts';
import { handlers } from '../lib/background/handlers.ts';
import { installed } from '../lib/background/install.ts';
import { followGrants, followPermissions } from '../lib/background/registration.ts';
import { start } from '../lib/background/safety.ts';
import { followMailbox, syncNow } from '../lib/background/sync.ts';
import { followSpaces, readSpacesNow } from '../lib/background/team.ts';
import { followWeek } from '../lib/background/toolbar.ts';
import { serve } from '../lib/messages/serve.ts';
import { browser } from '../lib/platform/browser.ts';
import { reportTo } from '../lib/platform/report.ts';
import { saveProblem } from '../lib/storage/problems.ts';

// A background that was asleep is started by an event, which only listeners added right now will hear.
export default defineBackground(() => {
  reportTo(saveProblem);
  serve(handlers);
  followPermissions();
  browser.commands.onCommand.addListener(runCommand);
  browser.runtime.onInstalled.addListener(installed);
  followMailbox();
  followSpaces();
  followFocus();
  followWeek();
  void start(syncNow).then(() => readSpacesNow());
  void followGrants();
});

import { useEffect, useState } from 'react';
import { keyOf } from '../core/issue.ts';
import { browser } from '../platform/browser.ts';
import { readScopes } from '../storage/effective.ts';
import { locate } from '../trackers/registry.ts';
import { configuredHosts } from './addresses.ts';

/** Key of the issue in this window's active tab, or null: no issue, or a page the browser does not tell us of. */
async function tabIssue(): Promise<string | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (!tab?.url || !URL.canParse(tab.url)) return null;
  const scopes = await readScopes();
  const page = locate(new URL(tab.url), configuredHosts(scopes));
  return page?.ref ? keyOf(page.ref) : null;
}

/** Follows the active tab. */
export function useTabIssue(): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const found = await tabIssue();
      if (!isOver) setKey(found);
    };
    const onChange = () => void look();
    browser.tabs.onActivated.addListener(onChange);
    browser.tabs.onUpdated.addListener(onChange);
    onChange();
    return () => {
      isOver = true;
      browser.tabs.onActivated.removeListener(onChange);
      browser.tabs.onUpdated.removeListener(onChange);
    };
  }, []);
  return key;
}

import type { ReactNode } from 'react';

/** All glyphs, on a 16 px grid in strokes of 1.5 and the colour of the text around them. */
export const GLYPHS = {
  plumb: (
    <>
      <path d="M8 1v4.6" />
      <path d="M6 5.7h4l2 3.1-4 6.1-4-6.1z" fill="currentColor" strokeWidth={1.2} />
    </>
  ),
  linked: <path d="M8 1v4.7M5.9 5.8h4.2l2 3.1-4.1 6-4.1-6z" />,
  unlinked: <path d="M8 1v2.3M5.7 6.9h4.6l1.8 2.8-4.1 5.4-4.1-5.4z" />,
  idle: (
    <>
      <path d="M8 1v6.6" />
      <circle cx="8" cy="10.6" r="3" />
    </>
  ),
  unknown: (
    <path d="M5.3 2.5h5.4L13 6l-5 8-5-8z" strokeDasharray="2 1.9" strokeWidth={1.4} strokeLinecap="butt" />
  ),
  upkeep: (
    <path d="M13 6.4A5.3 5.3 0 0 0 3.5 5.2M3 9.6a5.3 5.3 0 0 0 9.5 1.2M3.2 2v3.3h3.3M12.8 14v-3.3H9.5" />
  ),
  parked: <path d="M5.6 3.3v9.4M10.4 3.3v9.4" strokeWidth={1.9} />,
  snoozed: <path d="M12.9 10.3A5.6 5.6 0 0 1 5.7 3.1a5.6 5.6 0 1 0 7.2 7.2z" />,
  done: <path d="M3 8.4l3.4 3.3L13 4.5" strokeWidth={1.7} />,
  stopped: <rect x="3.3" y="3.3" width="9.4" height="9.4" rx="1.5" />,
  chevron: <path d="M4 6.2l4 4 4-4" />,
  'chevron-right': <path d="M6 4l4 4-4 4" />,
  close: <path d="M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.7v1.6M8 12.7v1.6M1.7 8h1.6M12.7 8h1.6M3.6 3.6l1.1 1.1M11.3 11.3l1.1 1.1M12.4 3.6l-1.1 1.1M4.7 11.3l-1.1 1.1" />
    </>
  ),
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="M10.3 10.3l3.5 3.5" />
    </>
  ),
  drag: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth={2.2} />,
  copy: (
    <>
      <rect x="5.3" y="5.3" width="8.4" height="8.4" rx="1.5" />
      <path d="M10.5 2.3H3.9a1.6 1.6 0 0 0-1.6 1.6v6.6" />
    </>
  ),
  link: (
    <path d="M6.7 9.3a2.6 2.6 0 0 0 3.8 0l2.3-2.3a2.7 2.7 0 0 0-3.8-3.8l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.8 0L3.2 9A2.7 2.7 0 0 0 7 12.8l.9-.9" />
  ),
  issue: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <circle cx="8" cy="8" r="1.5" fill="currentColor" stroke="none" />
    </>
  ),
  pull: (
    <>
      <circle cx="4" cy="3.7" r="1.7" />
      <circle cx="4" cy="12.3" r="1.7" />
      <circle cx="12" cy="12.3" r="1.7" />
      <path d="M4 5.4v5.2M12 10.6V6.3a2 2 0 0 0-2-2H8.4M10 2.5L8.2 4.3 10 6.1" />
    </>
  ),
  jira: (
    <>
      <rect x="2.1" y="2.1" width="11.8" height="11.8" rx="2.3" />
      <path d="M5.1 8.2l2.1 2.1 3.7-4.3" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.5V8l2.4 1.6" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 13.7a5.3 5.3 0 0 1 10.4 0" />
    </>
  ),
  warn: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.7v3.9" />
      <path d="M8 11.2h.01" strokeWidth={1.9} />
    </>
  ),
  flag: <path d="M3.5 14.4V2.3M3.5 2.8h8.2l-1.6 3 1.6 3H3.5" />,
  external: (
    <path d="M9.5 2.4h4.1v4.1M13.4 2.6L7.7 8.3M6.3 3.4H3.6a1.2 1.2 0 0 0-1.2 1.2v7.8a1.2 1.2 0 0 0 1.2 1.2h7.8a1.2 1.2 0 0 0 1.2-1.2V9.7" />
  ),
  download: <path d="M8 2.4v8M4.6 7.1L8 10.5l3.4-3.4M2.8 13.6h10.4" />,
  upload: <path d="M8 10.5V2.6M4.6 5.9L8 2.5l3.4 3.4M2.8 13.6h10.4" />,
  blocks: <path d="M2.4 8h7.1M6.7 5.2L9.5 8l-2.8 2.8M13 3v10" />,
  arrow: <path d="M2.8 8h10.1M9 4.1L12.9 8 9 11.9" />,
  duplicate: (
    <>
      <rect x="2.3" y="2.3" width="8.1" height="8.1" rx="1.5" />
      <path d="M13 6v5.4a1.6 1.6 0 0 1-1.6 1.6H6" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof GLYPHS;

/** A request that a page of the site makes in its own session, as `fetch` is given it. */
export type SiteRequest = {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
};

/** What came back, unread; status 0 is a redirect, which is not followed, and -1 no answer at all. */
export type SiteAnswer = { status: number; headers: [string, string][]; body: string };

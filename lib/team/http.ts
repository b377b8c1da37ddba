import ky, { isHTTPError, isTimeoutError } from 'ky';

/** Requests to a space: few, bounded in time and size, and never with a redirect, which would take a token along. */

/** Why there is no answer. `changed`: someone else wrote in between. `login`: a page where JSON was asked for. */
export type Refusal =
  | 'signed-out'
  | 'forbidden'
  | 'missing'
  | 'limited'
  | 'changed'
  /** The address leads elsewhere now, where nothing is sent. */
  | 'moved'
  | 'too-big'
  | 'broken'
  | 'offline';

export type Answer =
  | { ok: true; same: false; json: unknown; etag: string | null }
  /** Not changed since the copy whose ETag was sent. */
  | { ok: true; same: true }
  /** `after`: ISO 8601, before which the host must not be asked again; with `limited` only, where the host names it. */
  | { ok: false; why: Refusal; after?: string };

export type Ask = {
  url: string;
  method?: 'get' | 'put';
  json?: unknown;
  headers?: Record<string, string>;
  /** Of the copy that is here. */
  etag?: string | null;
  /** Sends the page's own session along (Jira); else nothing that tells who asks but a token in the headers. */
  session?: boolean;
  /** Most bytes of an answer; the rest is not read. */
  limit: number;
};

export const TIMEOUT_MS = 10_000;
/** Requests after the first one, on an error that may pass. */
export const RETRIES = 2;
const HOUR_MS = 3_600_000;

/** Never rejects for what a server or a network does. */
export async function request(ask: Ask): Promise<Answer> {
  const { url, method = 'get', json, etag, session = false } = ask;
  try {
    const response = await ky(url, {
      method,
      ...(json === undefined ? {} : { json }),
      headers: { accept: 'application/json', ...ask.headers, ...(etag && { 'if-none-match': etag }) },
      credentials: session ? 'include' : 'omit',
      cache: 'no-store',
      // Not followed: a token would go along.
      redirect: 'manual',
      timeout: TIMEOUT_MS,
      retry: {
        limit: RETRIES,
        methods: ['get', 'put'],
        // A limit is kept by whoever asks next, not waited for here.
        statusCodes: [408, 500, 502, 503, 504],
        afterStatusCodes: [],
        backoffLimit: 5_000,
        jitter: true,
        retryOnTimeout: true,
      },
    });
    return await answerIn(response, ask.limit);
  } catch (error) {
    if (isHTTPError(error)) return refusalOf(error.response);
    // A hanging server and a broken line look alike to a person; `onLine` knows neither.
    return { ok: false, why: isTimeoutError(error) ? 'broken' : 'offline' };
  }
}

async function answerIn(response: Response, limit: number): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  // A session that ended answers 200 with a page to sign in.
  if (/\bhtml\b/i.test(type)) return { ok: false, why: 'signed-out' };
  const text = await textIn(response, limit);
  if (typeof text !== 'string') return { ok: false, why: text.why };
  const etag = response.headers.get('etag');
  if (text.trim() === '') return { ok: true, same: false, json: null, etag };
  if (!/[/+]json\b/i.test(type)) return { ok: false, why: 'broken' };
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { ok: true, same: false, json, etag };
  } catch {
    return { ok: false, why: 'broken' };
  }
}

/** The whole body, or why not: as soon as it is larger, or when it is not there in time. */
async function textIn(response: Response, limit: number): Promise<string | { why: Refusal }> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) return { why: 'too-big' };
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The timeout of a request is over with its headers; a body that stalls would be waited for without end.
  const late = new Promise<null>((passed) => {
    timer = setTimeout(() => passed(null), TIMEOUT_MS);
  });
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      if (part?.done) return text + decoder.decode();
      bytes += part?.value.length ?? 0;
      if (!part || bytes > limit) {
        await reader.cancel();
        return { why: part ? 'too-big' : 'broken' };
      }
      text += decoder.decode(part.value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
}

function refusalOf({ status, headers }: Response): Answer {
  if (status === 304) return { ok: true, same: true };
  // What a redirect is that is not followed: the browser does not say where it leads.
  if (status === 0 || (status >= 300 && status < 400)) return { ok: false, why: 'moved' };
  const spent = headers.get('x-ratelimit-remaining') === '0';
  if (status === 429 || (status === 403 && (spent || headers.has('retry-after')))) {
    const after = namedEnd(headers);
    return { ok: false, why: 'limited', ...(after && { after }) };
  }
  const why: Record<number, Refusal> = {
    401: 'signed-out',
    403: 'forbidden',
    404: 'missing',
    409: 'changed',
    410: 'missing',
    412: 'changed',
    413: 'too-big',
    422: 'changed',
  };
  return { ok: false, why: why[status] ?? 'broken' };
}

/** When the host says it may be asked again; nothing when it names no time to come. An hour at most, whatever it names. */
function namedEnd(headers: Headers): string | undefined {
  const at = Date.now();
  const wait = headers.get('retry-after') ?? '';
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const named = [
    /^\d+$/.test(wait) ? at + Number(wait) * 1000 : Date.parse(wait),
    // GitHub counts seconds since 1970, Jira writes a date.
    /^\d+$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset),
  ].find((end) => end > at);
  return named === undefined ? undefined : new Date(Math.min(named, at + HOUR_MS)).toISOString();
}

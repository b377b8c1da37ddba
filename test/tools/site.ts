import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { generate } from 'selfsigned';

/**
 * The trackers' stand-in: one HTTPS server on loopback, with a certificate made on the spot, that answers for every
 * host name mapped to it; and a CONNECT proxy, by which Firefox reaches it. Nothing goes to the network.
 */

export type Answer = { status?: number; headers?: Record<string, string>; body: string };
export type Handler = (request: {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}) => Answer | null | Promise<Answer | null>;

export type Site = {
  port: number;
  /** Port of the CONNECT proxy. */
  proxyPort: number;
  /** Serves an address (`https://github.com/acme/shop/issues/7`); the query is ignored unless given here. */
  page(address: string, answer: string | Answer | (() => string | Answer)): void;
  /** Tried before the pages, newest first; null passes on. */
  handle(handler: Handler): void;
  /** Every request so far, `GET https://…`. */
  requests: string[];
  close(): Promise<void>;
};

export async function startSite(hosts: readonly string[]): Promise<Site> {
  const pages = new Map<string, () => string | Answer>();
  const handlers: Handler[] = [];
  const requests: string[] = [];
  const pem = await generate([{ name: 'commonName', value: 'plumbline.test' }], {
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) }],
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = request.method ?? 'GET';
    requests.push(`${method} ${url.href}`);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const asked = { method, url, headers, body: Buffer.concat(chunks).toString() };
    let found: Answer | null = null;
    for (const handler of handlers.toReversed()) found ??= await handler(asked);
    const made = pages.get(url.href) ?? pages.get(url.origin + url.pathname);
    if (!found && made) found = asAnswer(made());
    const { status = 200, headers: sent, body } = found ?? { status: 404, body: 'Not found' };
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...sent });
    response.end(method === 'HEAD' ? undefined : body);
  };

  const sockets = new Set<Socket>();
  const https = createHttps({ key: pem.private, cert: pem.cert }, (request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  const proxy = createHttp((_request, response) => response.writeHead(502).end());
  proxy.on('connect', (_request: IncomingMessage, client: Socket) => {
    const target = connect((https.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const)
      one.on('error', () => other.destroy());
  });
  for (const server of [https, proxy]) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  const [port, proxyPort] = await Promise.all([https, proxy].map(listen));

  return {
    port: port ?? 0,
    proxyPort: proxyPort ?? 0,
    requests,
    page: (address, made) => pages.set(new URL(address).href, typeof made === 'function' ? made : () => made),
    handle: (handler) => handlers.push(handler),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([https, proxy].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function asAnswer(made: string | Answer): Answer {
  return typeof made === 'string' ? { body: made } : made;
}

function listen(server: {
  listen: ReturnType<typeof createHttp>['listen'];
  address: ReturnType<typeof createHttp>['address'];
}) {
  return new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

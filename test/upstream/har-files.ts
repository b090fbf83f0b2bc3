// Makes HAR files as browsers and proxies save them.
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import type { GatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";

/** The origin of the gateway in the files. */
export const GATEWAY = "https://10.1.2.3:8043";

/** The members of an entry that a test names. */
interface EntryParts {
  readonly method?: string;
  readonly url: string;
  readonly started?: string;
  /** The duration, in milliseconds. */
  readonly time?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly status?: number;
  readonly answerHeaders?: readonly (readonly [string, string])[];
  readonly content?: unknown;
  readonly response?: object;
  readonly more?: object;
}

const toPairs = (headers: readonly (readonly [string, string])[]) => headers.map(([name, value]) => ({ name, value }));

/** Returns an entry. An address without a host is one of the gateway. */
export const entry = ({
  method = "GET",
  url,
  started = "2026-11-29T18:12:47.508Z",
  time = 12.5,
  ...parts
}: EntryParts) => ({
  startedDateTime: started,
  time,
  request: {
    method,
    url: url.startsWith("/") ? `${GATEWAY}${url}` : url,
    httpVersion: "http/1.1",
    headers: toPairs(parts.headers ?? []),
    ...(parts.body === undefined ? {} : { postData: parts.body }),
  },
  response: {
    status: parts.status ?? 200,
    httpVersion: "http/1.1",
    headers: toPairs(parts.answerHeaders ?? []),
    content: parts.content ?? { size: 2, mimeType: "application/json", text: "{}" },
    ...parts.response,
  },
  ...parts.more,
});

/** Returns the text of a HAR file with entries. */
export const harOf = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "WebInspector", version: "537.36" }, entries } });

const isRequest = ({ request }: TapedExchange) => !request.url.includes("/agentevent/");

/** Returns a session as a browser saves it over HTTP/2, with a proxy in front of the gateway. */
export const saveOverHttp2 = ({ head, exchanges }: GatewayTape): string =>
  harOf(
    // Polls come after all other requests, because entries need no order, except at equal times.
    ...[...exchanges.filter(isRequest), ...exchanges.filter((each) => !isRequest(each))].map(
      ({ from, to, request, answer }) => {
        const lowerNames = (headers: readonly (readonly [string, string])[]) =>
          headers
            .filter(([name]) => !/^(?:connection|keep-alive|transfer-encoding)$/i.test(name))
            .map(([name, value]) => [name.toLowerCase(), value] as const);
        const started = new Date(Date.parse(head.start) + Math.floor(from)).toISOString();
        return entry({
          method: request.method,
          url: request.url,
          started,
          time: to - from,
          headers: [[":path", request.url], ...lowerNames(request.headers)],
          ...(request.body === undefined ? {} : { body: { mimeType: "application/json", text: request.body } }),
          status: answer?.status ?? 0,
          answerHeaders: lowerNames(answer?.headers ?? []),
          content: { size: 1, mimeType: "application/json", text: answer?.body },
          response: { httpVersion: "h2" },
        });
      },
    ),
  );

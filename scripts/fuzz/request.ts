// Builds the requests of the fuzz check as bytes.

/** A request of the fuzz check. */
export interface FuzzRequest {
  readonly port: "gateway" | "control";
  /** A short description for reports. */
  readonly what: string;
  readonly bytes: string | Buffer;
  /** The timeout of the client (milliseconds). */
  readonly timeoutMs: number;
}

/** The timeout of requests that the simulator may hold: polls, streams, verifications. */
export const HELD_TIMEOUT_MS = 250;

/** The timeout of all other requests, including long work. */
export const USUAL_TIMEOUT_MS = 10_000;

/** Returns a request as bytes; headers whose value is undefined are left out. */
export function writeRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: string | Buffer = "",
): Buffer {
  const length = body.length === 0 && method === "GET" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ Host: "localhost", ...length, ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join("")}\r\n`), Buffer.from(body)]);
}

/** Returns whether a request has the method HEAD, whose answer has no body. */
export function isHead(bytes: string | Buffer): boolean {
  return bytes.slice(0, 5).toString() === "HEAD ";
}

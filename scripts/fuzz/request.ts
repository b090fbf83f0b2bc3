// One request of the fuzz check, as bytes.

export interface FuzzRequest {
  readonly port: "gateway" | "control";
  /** What it is, in a few words, for reports. */
  readonly what: string;
  readonly bytes: string | Buffer;
  readonly isHead?: boolean;
  /** How long its answer may take before the client gives it up (milliseconds). */
  readonly timeout: number;
}

/** How long requests may take that the simulator may hold: polls, streams, verifications. */
export const HELD = 250;

/** How long all others may take, long work included, until the client gives it up. */
export const USUAL = 10_000;

/** Writes a request as bytes; headers whose value is undefined are left out. */
export function written(
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

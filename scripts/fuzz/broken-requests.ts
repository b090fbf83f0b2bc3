// Makes HTTP requests that are malformed, or that no usual client sends.
import type { Random } from "./random.ts";
import { type FuzzRequest, HELD_TIMEOUT_MS, writeRequest } from "./request.ts";

const HOST = "Host: localhost\r\n";
const BROKEN: readonly string[] = [
  "\r\n\r\n",
  "GET\r\n\r\n",
  "\u0000\u0001\u0002\r\n\r\n",
  "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  `GET /a b HTTP/1.1\r\n${HOST}\r\n`,
  `GET /é HTTP/1.1\r\n${HOST}\r\n`,
  `GET / HTTP/9.9\r\n${HOST}\r\n`,
  `GET / HTTP/1.1\n${HOST}\n`,
  `GET / HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n`,
  `GET /${"y".repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`,
  `GET / HTTP/1.1\r\n${HOST}X: ${"y".repeat(20_000)}\r\n\r\n`,
  `PUT / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  `PUT / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
  `PUT / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `PUT / HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n{}`,
  `GET / HTTP/1.1\r\n${HOST}Content-Length: 99999999999\r\n\r\n`,
  `CONNECT localhost:443 HTTP/1.1\r\n${HOST}\r\n`,
  `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`,
  `GET / HTTP/1.1\r\n${HOST}Expect: nothing\r\n\r\n`,
  `GET http://localhost/worlds HTTP/1.1\r\n${HOST}\r\n`,
  `GET / HTTP/1.1\r\n${HOST}Upgrade: websocket\r\nConnection: upgrade\r\n\r\n`,
  `PUT /worlds/default/clock HTTP/1.1\r\n${HOST}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`,
  `PUT / HTTP/1.1\r\n${HOST}Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}`,
];

/** Returns a malformed or unusual request or, less often, a usual one. In half of the cases, replaces up to three bytes by random ones. */
export function makeBrokenRequest(random: Random): FuzzRequest {
  const port = random.pick(["gateway", "control"] as const);
  const text = random.pick(BROKEN);
  const bytes = Buffer.from(
    random.chance(0.7) ? text : writeRequest("GET", "/agentgateway/resource/onlineagent/101", {}),
  );
  for (let i = random.chance(0.5) ? random.below(4) : 0; i > 0; i -= 1)
    bytes[random.below(bytes.length)] = random.below(256);
  return {
    port,
    what: `broken: ${JSON.stringify(bytes.toString("latin1", 0, 40))}`,
    bytes,
    timeoutMs: HELD_TIMEOUT_MS,
  };
}

// Generates malformed requests of every kind for a gateway with agent 101: addresses, methods, headers and bodies.
import fc from "fast-check";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { ROOT } from "../../support/gateway.ts";

/** A malformed request. */
export interface MalformedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"] as const;
const SESSION_OPERATIONS = OPERATIONS.filter(({ access }) => access === "session");
const SIGN_INS = OPERATIONS.filter(({ path, method }) => method === "PUT" && path.includes("login"));

/** Path segments that are not valid for any agent or other parameter. */
const oddSegment = fc.oneof(
  fc.constantFrom(
    "0",
    "100",
    "60000",
    "-101",
    "101.5",
    "1e3",
    "%00",
    "%2e%2e",
    "%2F",
    "%zz",
    "%",
    "%C3%28",
    "a;b=1",
    "~",
  ),
  fc.constantFrom("x".repeat(100), "9".repeat(2_049), "%41".repeat(1_000), "é", "null", "__proto__", "constructor"),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => `~${encodeURIComponent(text)}`),
);

const oddQuery = fc.oneof(
  fc.constantFrom("", "?", "?&&&=", "?a=%zz", "?__proto__=1", "?skillid[]=1&skillid[]=2", `?${"q".repeat(5_000)}`),
  fc.string({ maxLength: 30 }).map((text) => `?reason=${encodeURIComponent(text)}`),
);

/** Bodies of many shapes, none of which is that of a valid sign-in. */
const oddBody = fc.oneof(
  fc.constantFrom("", "{", "[]", "null", "0", '"text"', "{}", "undefined", "\u0000", "\uFEFF{}", "[".repeat(60_000)),
  fc.constantFrom("x".repeat(65_537), '{"password":{},"phonenum":[]}', '{"password":1e999}', '{"__proto__":{"x":1}}'),
  fc.string({ maxLength: 200 }),
  fc.json().filter((text) => !/secret/.test(text)),
);

const oddHeaders = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "text/html",
      "nonsense",
      "a/b/c",
      "multipart/form-data",
      " ",
      ";",
    ),
    guid: fc.oneof(
      fc.constantFrom("", "wrong", "x".repeat(4_000), "00000000-0000-4000-8000-000000000000.AgentGateway1", "a, a"),
      fc.stringMatching(/^[!-~]{0,60}$/),
    ),
    cookie: fc.stringMatching(/^[!-~]{0,60}$/),
    "x-ccgw-world": fc.constantFrom("", "default", "nowhere", "default, default", "../default"),
  },
  { requiredKeys: [] },
);

const fillPath = (path: string, id: string, other: string) =>
  ROOT + path.replace(/:(\w+)/g, (_, name) => (name === "agentid" ? id : other));

/** Requests to known interfaces without a valid Guid. */
const withoutSession = fc
  .tuple(
    fc.constantFrom(...SESSION_OPERATIONS),
    fc.constantFrom("101", "102", "999"),
    oddSegment,
    oddQuery,
    oddHeaders,
    oddBody,
  )
  .map(([{ method, path }, id, other, query, headers, body]) => ({
    method,
    url: fillPath(path, id, other) + query,
    headers,
    body,
  }));

/** Requests to known interfaces with a valid Guid, for agents that do not exist. */
const forUnknownAgent = fc
  .tuple(fc.constantFrom(...OPERATIONS), oddSegment, oddQuery, oddBody)
  .filter(([{ path }]) => path.includes(":agentid"))
  .map(([{ method, path }, id, query, body]) => ({
    method,
    url: fillPath(path, id, "1") + query,
    headers: GOOD_HEADERS,
    body,
  }));

/** Sign-ins with a malformed body. */
const signIn = fc
  .tuple(fc.constantFrom(...SIGN_INS), fc.constantFrom("101", "103"), oddHeaders, oddBody)
  .map(([{ method, path }, id, headers, body]) => ({ method, url: fillPath(path, id, "1"), headers, body }));

/** Requests with a value out of bounds. */
const OUT_OF_BOUNDS = [
  ["POST", "onlineagent/101/saybusy?reason=199"],
  ["POST", "onlineagent/101/saybusy?reason=200&reason=201"],
  ["POST", "onlineagent/101/saybusy?prolong=maybe"],
  ["POST", "onlineagent/101/rest/0/0"],
  ["POST", "onlineagent/101/rest/86400/256"],
  ["POST", "onlineagent/101/resetskill/false?skillid=a;b"],
  ["POST", "onlineagent/101/autoanswer/falsely"],
  ["PUT", `voicecall/101/answer?callid=${"1".repeat(65)}`],
  ["POST", `voicecall/101/gethold?callid=${"1".repeat(65)}`],
  ["GET", "calldata/101/callinfo?isNoContainLastCall=maybe"],
] as const;
const outOfBounds = fc
  .constantFrom(...OUT_OF_BOUNDS)
  .map(([method, path]) => ({ method, url: `${ROOT}/${path}`, headers: GOOD_HEADERS }));
const wrongMethod = fc
  .tuple(fc.constantFrom(...SESSION_OPERATIONS), fc.constantFrom(...METHODS), oddBody)
  .filter(
    ([{ path }, method]) =>
      !OPERATIONS.some(
        (operation) =>
          (operation.path === path || operation.alsoAt === path) &&
          (operation.method === method || operation.alternativeMethod === method),
      ),
  )
  .map(([{ path }, method, body]) => ({ method, url: fillPath(path, "101", "1"), headers: GOOD_HEADERS, body }));
const unknownAddress = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.constantFrom(
      "",
      ROOT,
      `${ROOT}/`,
      `${ROOT}/onlineagent/101/`,
      `/w/default${ROOT}/`,
      `/w/nowhere${ROOT}/`,
      "//",
      "/w/",
    ),
    fc.array(oddSegment, { minLength: 1, maxLength: 6 }),
    oddQuery,
    oddBody,
  )
  .map(([method, root, segments, query, body]) => ({
    method,
    url: `${root}/${segments.join("/")}${query}`,
    headers: GOOD_HEADERS,
    body,
  }));

/** The headers of agent 101's client. The Guid is added when it is known. */
export const GOOD_HEADERS: Record<string, string> = {};

/** Generates malformed requests that a client library can send. */
export const malformed: fc.Arbitrary<MalformedRequest> = fc.oneof(
  withoutSession,
  forUnknownAgent,
  signIn,
  outOfBounds,
  wrongMethod,
  unknownAddress,
);

/** Generates malformed requests as text, including those that no client library would send. */
export const rawRequest = fc.oneof(
  malformed.map(({ method, url, headers, body }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = body === undefined ? "" : `Content-Length: ${body.length}\r\n`;
    return `${method} ${url || "/"} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines.join("")}${length}\r\n${body ?? ""}`;
  }),
  fc.constantFrom(
    "\r\n\r\n",
    "GET\r\n\r\n",
    "\u0000\u0001\u0002\r\n\r\n",
    `GET ${ROOT}/agentevent/101 HTTP/1.1\r\n\r\n`,
    `GET ${ROOT}/agentevent/101 HTTP/9.9\r\nHost: x\r\n\r\n`,
    `GET ${ROOT}/agentevent/\u0000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    `GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nGuid: a\r\nguid: b\r\n\r\n`,
    `GET ${ROOT}/${"y".repeat(20_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    `GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: ${"y".repeat(20_000)}\r\n\r\n`,
    `PUT ${ROOT}/onlineagent/103 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `PUT ${ROOT}/onlineagent/103 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
    `PUT ${ROOT}/onlineagent/103 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -1\r\n\r\n{}`,
    `PROPFIND ${ROOT}/onlineagent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    `GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: nothing\r\n\r\n`,
    "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    `GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n\r\n`,
    `CONNECT ${ROOT}:443 HTTP/1.1\r\nHost: x\r\n\r\n`,
  ),
);

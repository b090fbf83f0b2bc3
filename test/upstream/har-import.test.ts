// Tests that HAR files of browsers and proxies become tapes: every form of an entry, and the entries that are left out.
import { gzipSync } from "node:zlib";
import { test } from "tap";
import { readTapeFromHar } from "../../src/upstream/har/tape-from-har.ts";
import { entry, harOf } from "./har-files.ts";

const ROOT = "/agentgateway/resource";

const importTape = (text: string, isPlain = false) => {
  const tape = readTapeFromHar(text, isPlain);
  if ("problem" in tape) throw new Error(tape.problem);
  return tape;
};

/** Returns the only exchange of a file with one entry. */
const exchangeOf = (parts: Parameters<typeof entry>[0], isPlain = true) =>
  importTape(harOf(entry(parts)), isPlain).exchanges[0];

test("an entry becomes an anonymous exchange", (t) => {
  const har = harOf(
    entry({
      method: "PUT",
      url: `${ROOT}/onlineagent/20110?x=1#part`,
      time: 152.568,
      headers: [
        ["Host", "10.1.2.3"],
        ["Content-Type", "application/json"],
      ],
      body: { mimeType: "application/json", text: '{"password":"tiger","phonenum":"70110"}' },
      answerHeaders: [
        ["Set-GUID", "JSESSIONID=8c2f4f0d-1111-4222-8333-1be75a901234.AgentGateway7"],
        ["JSON-Type", "application/json"],
      ],
      content: { size: 30, mimeType: "application/json", text: '{"retcode":"0","name":"Ada"}' },
      more: { connection: "443", comment: "Ada's session", serverIPAddress: "10.1.2.3" },
    }),
  );
  const { head, exchanges } = importTape(har);
  t.hasStrict(head, {
    format: "cc-gateway-simulator gateway tape",
    number: 1,
    start: "2026-11-29T18:12:47.508Z",
    anonymized: true,
  });
  t.strictSame(exchanges, [
    {
      exchange: 1,
      connection: 1,
      from: 0,
      to: 152.568,
      request: {
        method: "PUT",
        url: `${ROOT}/onlineagent/101?x=1`,
        headers: [
          ["Host", "xxxxxxxx"],
          ["Content-Type", "application/json"],
        ],
        body: '{"password":"***","phonenum":"70001"}',
      },
      answer: {
        status: 200,
        headers: [
          ["Set-GUID", "JSESSIONID=00000001-0000-4000-8000-000000000000.Node1"],
          ["JSON-Type", "application/json"],
        ],
        body: '{"retcode":"0","name":"Name 1"}',
      },
      end: "answered",
    },
  ]);
  t.end();
});

test("bodies come as text, base64, bytes as they were sent, parameters, or not at all", (t) => {
  const readAnswer = (content: object, answerHeaders: [string, string][] = []) =>
    exchangeOf({ url: `${ROOT}/x`, content, answerHeaders })?.answer?.body;
  const readRequest = (body: object, more: object = {}) => {
    const harEntry = entry({ method: "PUT", url: `${ROOT}/x`, body });
    const file = harOf({ ...harEntry, request: { ...harEntry.request, ...more } });
    return importTape(file, true).exchanges[0]?.request.body;
  };
  const encodeBase64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString("base64");
  const zipped = gzipSync('{"a":1}');
  t.strictSame(
    {
      base64: readAnswer({ size: 7, text: encodeBase64('{"a":1}'), encoding: "base64" }),
      bytes: readAnswer({ size: 2, text: encodeBase64(Buffer.from([0xff, 0xfe])), encoding: "base64" }),
      "as sent": readAnswer({ text: encodeBase64(zipped), encoding: "base64" }, [["content-encoding", "gzip"]]),
      missing: readAnswer({ size: 27 }),
      "of unknown size": readAnswer({ size: -1 }),
      none: readAnswer({ size: 0, text: "" }),
      long: readAnswer({ size: 1, text: "x".repeat(1024 * 1024 + 1) }),
      parameters: readRequest({ mimeType: "application/x-www-form-urlencoded", params: [{ name: "a b", value: "ü" }] }),
      "request in base64": readRequest({ mimeType: "", text: encodeBase64('{"b":2}'), encoding: "base64" }),
      "request that is missing": readRequest({ mimeType: "", text: "" }, { bodySize: 12 }),
      "no request": readRequest({ mimeType: "", text: "" }, { bodySize: -1 }),
    },
    {
      base64: '{"a":1}',
      bytes: { bytes: 2 },
      "as sent": '{"a":1}',
      missing: { bytes: 27, isMissing: true },
      "of unknown size": "",
      none: "",
      long: { bytes: 1024 * 1024 + 1 },
      parameters: "a%20b=%C3%BC",
      "request in base64": '{"b":2}',
      "request that is missing": { bytes: 12 },
      "no request": undefined,
    },
  );
  t.end();
});

test("times are read in any zone, with fractions of any length, and in any order", (t) => {
  const entryAt = (started: string, name: string) =>
    entry({ url: `${ROOT}/agentevent/101?x=${name}`, started, time: -1 });
  const { head, exchanges } = importTape(
    harOf(
      entryAt("2026-11-30T02:12:48.0001239+08:00", "fiddler"),
      entryAt("2026-11-29T18:12:49Z", "whole"),
      entryAt("2026-11-29T19:12:47.51+0100", "zone"),
      entryAt("2026-11-29 18:12:47,5", "none"),
    ),
    true,
  );
  t.equal(head.start, "2026-11-29T18:12:47.500Z");
  t.strictSame(
    exchanges.map(({ exchange, from, to, request }) => [exchange, from, to, request.url.split("=")[1]]),
    [
      [1, 0, 0, "none"],
      [2, 10, 10, "zone"],
      [3, 500.123, 500.123, "fiddler"],
      [4, 1_500, 1_500, "whole"],
    ],
  );
  t.end();
});

test("an exchange over HTTP/2 is marked, and its pseudo-headers and invalid headers are left out", (t) => {
  const exchange = exchangeOf({
    url: `${ROOT}/onlineagent/101/agentstatus`,
    headers: [
      [":authority", "10.1.2.3"],
      ["accept", "*/*"],
      ["x y", "a"],
      ["x-control", "a\u0000"],
    ],
    answerHeaders: [["set-cookie", "a=1\nb=2"]],
    response: { httpVersion: "HTTP/2.0" },
  });
  t.strictSame(exchange?.request.headers, [["accept", "*/*"]]);
  t.hasStrict(exchange?.answer, {
    isHttp2: true,
    headers: [
      ["set-cookie", "***"],
      ["set-cookie", "***"],
    ],
  });
  t.end();
});

test("an exchange with no answer, or with a part of one, has the side that ended it", (t) => {
  const endOf = (status: number, error?: string) => {
    const exchange = exchangeOf({ url: `${ROOT}/x`, status, response: error === undefined ? {} : { _error: error } });
    return [exchange?.answer?.status ?? null, exchange?.end];
  };
  t.strictSame(
    [endOf(0), endOf(0, "net::ERR_ABORTED"), endOf(0, "net::ERR_CONNECTION_REFUSED"), endOf(200, "net::ERR_ABORTED")],
    [
      [null, "clientGone"],
      [null, "clientGone"],
      [null, "targetFailed"],
      [200, "clientGone"],
    ],
  );
  const { response, ...withoutAnswer } = entry({ url: `${ROOT}/x` });
  t.equal(importTape(harOf(withoutAnswer)).exchanges[0]?.answer, null);
  t.end();
});

test("requests that share a connection of HTTP/2 at the same time get different connections", (t) => {
  const entryOn = (connection: string | undefined, started: string, time: number) =>
    entry({ url: `${ROOT}/x`, started: `2026-11-29T18:12:${started}Z`, time, more: { connection } });
  const { exchanges } = importTape(
    harOf(entryOn("7", "00", 5_000), entryOn("7", "01", 100), entryOn("9", "02", 100), entryOn("7", "03", 100)),
  );
  t.strictSame(
    exchanges.map(({ exchange, connection }) => [exchange, connection]),
    [
      [2, 2],
      [3, 3],
      [4, 2],
      [1, 1],
    ],
  );
  t.end();
});

test("entries of other servers are left out and counted, and the path of a proxy is removed", (t) => {
  const { exchanges, leftOut } = importTape(
    harOf(
      entry({ url: "https://crm.example/app.js" }),
      entry({ url: `https://track.example/?u=${ROOT}/onlineagent/101` }),
      entry({ url: "data:image/png;base64,AAAA" }),
      entry({ url: "wss://crm.example/live", status: 101 }),
      entry({ url: `${ROOT}/x`, method: "CANARY" }),
      entry({ url: `${ROOT}/onlineagent/101`, method: "OPTIONS", headers: [["Access-Control-Request-Method", "PUT"]] }),
      entry({ url: `https://crm.example/api${ROOT}/onlineagent/101/agentstatus` }),
      entry({ url: `${ROOT}-js?v=1` }),
    ),
  );
  t.strictSame(leftOut, { other: 4, preflight: 1, webSocket: 1 });
  t.strictSame(
    exchanges.map(({ request }) => request.url),
    [`${ROOT}/onlineagent/101/agentstatus`, `${ROOT}-js?v=1`],
  );
  t.end();
});

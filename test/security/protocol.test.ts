// What clients do with HTTP and TLS that servers are often surprised by: each gets its answer, or is refused by the name of what it did.
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "tap";
import { until } from "../support/waiting.ts";
import { type Attack, lay, withstand, written } from "./siege.ts";
import { ANSWERED, DOORS, HOST, latin1, PATH, portOf, ROOT, SIGNED_OUT, speakSecurely } from "./speaking.ts";

test("whatever a client offers by ALPN, nothing is chosen, and HTTP/1.1 is spoken", async (t) => {
  const siege = await lay(t);
  for (const offers of [undefined, ["http/1.0"], ["h2"], ["h2", "http/1.1"], ["http/1.1"], ["spdy/3"]]) {
    const asked = offers === undefined ? {} : { offers };
    const { chosen, heard } = await speakSecurely(siege, written("GET", PATH.gateway), asked);
    t.match([chosen, heard], [false, SIGNED_OUT], String(offers));
  }
  t.strictSame(
    siege.warnings.filter((line) => !line.startsWith("Finding ")),
    [],
  );
});

test("HTTP/2 gets a sentence, over TLS as well", async (t) => {
  const siege = await lay(t);
  const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000";
  const sentence =
    /^HTTP\/1\.1 400 Bad Request\r\n.*This is HTTP\/2, and this port speaks HTTP\/1\.1: set the client to HTTP\/1\.1\.\n$/s;
  t.match((await speakSecurely(siege, preface, { offers: ["h2"] })).heard, sentence);
  await withstand(t, siege, [
    {
      is: "on the gateway",
      on: "gateway",
      sends: preface,
      answer: sentence,
      told: /^The gateway could not read a request from 127\.0\.0\.1: this is HTTP\/2, .*\. Answered HTTP 400\.$/,
    },
    {
      is: "on the control API",
      on: "control",
      sends: preface,
      answer: /^HTTP\/1\.1 400 .*This is HTTP\/2, and this port speaks HTTP\/1\.1/s,
      told: /^The control API could not read a request from 127\.0\.0\.1: this is HTTP\/2, .*\. Answered HTTP 400\.$/,
    },
  ]);
});

test("targets in absolute form, and any expectation", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const on of DOORS) {
    const port = siege.port(on);
    for (const [is, sends] of [
      ["http://", written("GET", `http://localhost:${port}${PATH[on]}`)],
      ["https://", written("GET", `https://127.0.0.1${PATH[on]}`)],
      ["capitals", written("GET", `HTTP://LOCALHOST${PATH[on]}`)],
      ["no Host", `GET http://localhost${PATH[on]} HTTP/1.1\r\nConnection: close\r\n\r\n`],
      ["Expect: 100-continue", written("GET", PATH[on], { Expect: "100-continue" })],
      ["Expect: nothing", written("GET", PATH[on], { Expect: "nothing" })],
      ["Expect: 200-ok; a=b", written("GET", PATH[on], { Expect: "200-ok; a=b" })],
    ] as const) {
      // Which host is meant decides who may use the control API.
      if (is === "no Host" && on === "control") continue;
      const answer = is === "Expect: 100-continue" ? /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/ : ANSWERED[on];
      attacks.push({ is: `${is} (${on})`, on, sends, answer, told: null });
    }
  }
  const world = `http://localhost/w/default${PATH.gateway}`;
  attacks.push({ is: "a world", on: "gateway", sends: written("GET", world), answer: SIGNED_OUT, told: null });
  const nowhere = written("GET", "http://localhost/elsewhere");
  attacks.push({
    is: "elsewhere",
    on: "gateway",
    sends: nowhere,
    answer: /^HTTP\/1\.1 404 /,
    told: /answered 404: the address is outside/,
  });
  const foreign = written("GET", `http://evil.example${PATH.control}`, { Host: "localhost" });
  const refused = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-host"/s;
  attacks.push({ is: "a foreign host", on: "control", sends: foreign, answer: refused, told: /foreign-host/ });
  await withstand(t, siege, attacks);
});

test("CONNECT is refused with 400: the simulator is not a proxy", async (t) => {
  const siege = await lay(t);
  const sends = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n";
  const answer =
    /^HTTP\/1\.1 400 .*CONNECT is for proxies, and the simulator is not a proxy: send the request itself\./s;
  await withstand(
    t,
    siege,
    DOORS.map((on) => ({ is: on, on, sends, answer, told: /could not read a request .*: CONNECT is for proxies/ })),
  );
});

/** What the parser refuses, and how it is named. */
const CAUSES: readonly (readonly [sends: string, cause: string])[] = [
  [`GET /a b HTTP/1.1\r\n${HOST}\r\n`, "the address has an unencoded space: write %20"],
  [`GET /a?name=a b HTTP/1.1\r\n${HOST}\r\n`, "the address has an unencoded space: write %20"],
  [
    latin1(`GET ${ROOT}/onlineagent/101?name=座席 HTTP/1.1\r\n${HOST}\r\n`),
    'the address has unencoded characters: percent-encode them, "座" as %E5%BA%A7',
  ],
  [`GET /caf\u00e9 HTTP/1.1\r\n${HOST}\r\n`, "the address has unencoded characters: percent-encode their UTF-8 bytes"],
  [`GET /a\u0001b HTTP/1.1\r\n${HOST}\r\n`, "the address has a control character: percent-encode it"],
  [`GET a HTTP/1.1\r\n${HOST}\r\n`, "the address must begin with a slash, or with http:// or https://"],
  [`FETCH /a HTTP/1.1\r\n${HOST}\r\n`, "FETCH is not a method of HTTP/1.1"],
  [`get /a HTTP/1.1\r\n${HOST}\r\n`, "methods are written in capital letters: GET, not get"],
  [`GET /a HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n`, "a header is folded over two lines: write it in one"],
  [`GET /a HTTP/1.1\r\n X: a\r\n${HOST}\r\n`, "a header is folded over two lines: write it in one"],
  ["GET /a HTTP/1.1\nHost: localhost\n\n", "a line ends with a bare line feed: end every line with CR LF"],
  ["GET /a HTTP/1.1\r\nHost: localhost\nX: b\r\n\r\n", "a line ends with a bare line feed: end every line with CR LF"],
  ["GET /a HTTP/1.1\r\nHost: localhost\r\n\n", "a line ends with a bare line feed: end every line with CR LF"],
  ["GET /a HTTP/1.1\r\nHost : localhost\r\n\r\n", "a header has a space before its colon"],
  ["GET /a HTTP/1.1\r\nHost\r\n\r\n", "a header has no colon behind its name"],
  ["GET /a HTTP/1.1\r\n: x\r\n\r\n", "a header has no name"],
  ["GET /a HTTP/1.1\r\nX: a\u0000\r\n\r\n", "the value of a header has a control character"],
  ["GET /a HTTP/9.9\r\n\r\n", "this HTTP version is unknown: use HTTP/1.1"],
  [
    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
    "this is TLS, and this port speaks plain HTTP: begin the address with http://",
  ],
  [
    `PUT /a HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    "Content-Length and Transfer-Encoding are both there: send one of them",
  ],
  [
    `PUT /a HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 4\r\n\r\n`,
    "Content-Length is there twice: send it once",
  ],
  [`PUT /a HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n`, "Content-Length is not a number of bytes"],
  [
    `PUT /a HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    "the size of a chunk is not a hexadecimal number",
  ],
];

test("what the parser refuses is named by its cause", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const escaped = (text: string) => text.replaceAll(/[/()?.\\$^*+|[\]{}]/g, "\\$&");
  for (const on of DOORS) {
    for (const [sends, cause] of CAUSES) {
      const sentence = `${cause.charAt(0).toUpperCase()}${cause.slice(1)}.`;
      const written = on === "gateway" ? sentence : JSON.stringify(sentence).slice(1, -1);
      attacks.push({
        is: `${JSON.stringify(sends.slice(0, 40))} (${on})`,
        on,
        sends: Buffer.from(sends, "latin1"),
        answer: new RegExp(`HTTP/1\\.1 400 .*${escaped(latin1(written))}`, "s"),
        told: new RegExp(`could not read a request from 127\\.0\\.0\\.1: ${escaped(cause)}\\. Answered HTTP 400\\.$`),
      });
    }
  }
  await withstand(t, siege, attacks);
});

test("an unknown method below the gateway's root gets the gateway's own refusal", async (t) => {
  const siege = await lay(t);
  const answer = /^HTTP\/1\.1 200 OK\r\nContent-Type: application\/json\r\nJSON-Type: .*"retcode":"000-002"/s;
  await withstand(
    t,
    siege,
    [`${ROOT}/onlineagent/101`, `/w/default${ROOT}/onlineagent/101`].map((path) => ({
      is: path,
      on: "gateway",
      sends: `FETCH ${path} HTTP/1.1\r\n${HOST}\r\n`,
      answer,
      told: /^FETCH \/.* has a method that HTTP does not have: answered 000-002\.$/,
    })),
  );
});

test("a TLS handshake that fails or stalls is one line of the log", async (t) => {
  const siege = await lay(t, {
    times: { handshake: 100, headers: 300, request: 300, keepAlive: 300, unreadAnswer: 60_000, checkInterval: 30 },
  });
  const silent = connect(portOf(siege), "127.0.0.1").resume();
  await once(silent, "close");
  const plain = connect(portOf(siege), "127.0.0.1")
    .on("error", () => {})
    .resume();
  plain.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(plain, "close");
  await until(() => siege.warnings.length >= 2);
  t.strictSame(siege.warnings, [
    "The TLS handshake with 127.0.0.1 failed: it was not finished in time.",
    "The TLS handshake with 127.0.0.1 failed: it speaks plain HTTP, and this port HTTPS: its address must begin with https://.",
  ]);
});

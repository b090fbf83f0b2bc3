// What clients do with HTTP and TLS that servers are often surprised by: each gets its answer, or is refused by the name of what it did.
import { once } from "node:events";
import { connect } from "node:net";
import { type ConnectionOptions, connect as connectSecurely } from "node:tls";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { test } from "tap";
import { until } from "../support/gateway.ts";
import { type Attack, lay, type Siege, withstand, written } from "./siege.ts";

const DOORS = ["gateway", "control"] as const;
const ROOT = "/agentgateway/resource";
const PATH = { gateway: `${ROOT}/calldata/102/statistics`, control: "/worlds" };
const SIGNED_OUT = /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-006"/s;
const ANSWERED = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 200 OK\r\n.*"worlds":\[/s };
const portOf = (siege: Siege) => Number(new URL(siege.simulator.url).port);

/** Sends text over TLS, closes the sending side where asked, and returns all that comes back, with the protocol that was chosen. */
async function speakSecurely(
  siege: Siege,
  text: string,
  { offers, isHalfClosed = false }: { offers?: string[]; isHalfClosed?: boolean } = {},
): Promise<{ chosen: string | false | null; heard: string }> {
  const socket = connectSecurely({
    port: portOf(siege),
    host: "127.0.0.1",
    ca: siege.simulator.ca,
    ...(offers === undefined ? {} : { ALPNProtocols: offers }),
    allowHalfOpen: true,
  } as ConnectionOptions);
  let heard = "";
  socket.setEncoding("latin1").on("data", (part) => {
    heard += part;
  });
  await once(socket, "secureConnect");
  if (isHalfClosed) socket.end(text);
  else socket.write(text);
  await once(socket, "end");
  const chosen = socket.alpnProtocol;
  socket.destroy();
  return { chosen, heard };
}

/** Sends text over plain HTTP and closes the sending side; returns all that comes back. */
async function speakHalfClosed(siege: Siege, door: "gateway" | "control", text: string): Promise<string> {
  const socket = connect({ port: siege.port(door), host: "127.0.0.1", allowHalfOpen: true });
  let heard = "";
  socket.setEncoding("latin1").on("data", (part) => {
    heard += part;
  });
  socket.end(text);
  await once(socket, "end");
  return heard;
}

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

test("CONNECT is told that this is no proxy", async (t) => {
  const siege = await lay(t);
  const sends = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n";
  const answer = /^HTTP\/1\.1 400 .*CONNECT asks for a proxy, and this is none: send the request itself\./s;
  await withstand(
    t,
    siege,
    DOORS.map((on) => ({ is: on, on, sends, answer, told: /could not read a request .*: CONNECT asks for a proxy/ })),
  );
});

test("a client that closes its sending side gets its answers, on every port", async (t) => {
  const siege = await lay(t);
  const before = await siege.state();
  const signIn = written("PUT", `${ROOT}/onlineagent/102`, {}, '{"password":"wrong","phonenum":"40039"}');
  const open = { Connection: "keep-alive" };
  const twice = written("GET", PATH.gateway, open) + written("GET", PATH.gateway, open);
  t.match(await speakHalfClosed(siege, "gateway", written("GET", PATH.gateway, open)), SIGNED_OUT);
  t.match(await speakHalfClosed(siege, "gateway", signIn), /"retcode":"100-004"/);
  t.match(await speakHalfClosed(siege, "gateway", twice), /100-006.*100-006/s);
  t.match(await speakHalfClosed(siege, "control", written("GET", PATH.control, open)), ANSWERED.control);
  t.match((await speakSecurely(siege, twice, { isHalfClosed: true })).heard, /100-006.*100-006/s);
  t.match((await speakSecurely(siege, signIn, { isHalfClosed: true })).heard, /"retcode":"100-004"/);
  // One that takes its time: whether the client still reads is found out by writing to it.
  const verify = '{"operation":"getAgentEvent","times":{"min":1},"within":"300ms"}';
  const waited = await speakHalfClosed(siege, "control", written("POST", "/worlds/default/verify", {}, verify));
  t.match(waited, /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)+HTTP\/1\.1 422 /);
  t.strictSame(await siege.goodClient(), ["0", 200]);
  t.strictSame(await siege.state(), before);
});

const EMPTY = /^HTTP\/1\.1 200 OK\r\n.*\{"message":"","retcode":"0"\}$/s;

/** Polls with clients that close their sending side, until nothing waits any more; returns all that was brought. */
async function drain(siege: Siege, poll: string): Promise<string> {
  const heard = await speakHalfClosed(siege, "gateway", poll);
  return EMPTY.test(heard) ? "" : heard + (await drain(siege, poll));
}

test("a held poll whose client closes its sending side is answered empty at once, and counts as aborted", async (t) => {
  const siege = await lay(t);
  const poll = written("GET", `${ROOT}/agentevent/102`, { Guid: await siege.signIn(102), Connection: "keep-alive" });
  await drain(siege, poll);
  t.match((await speakSecurely(siege, poll, { isHalfClosed: true })).heard, EMPTY);
  const aborted = siege.simulator.defaultWorld.journal.list({ operation: "getAgentEvent", phase: "aborted" });
  t.equal(aborted.length, 2);
});

test("so is one whose answer a fault delays: the event waits for the next poll", async (t) => {
  const siege = await lay(t);
  const poll = written("GET", `${ROOT}/agentevent/102`, { Guid: await siege.signIn(102), Connection: "keep-alive" });
  const fault = { operations: ["getAgentEvent"], times: 1, effect: { delay: "10m" } };
  await siege.speak("control", written("POST", "/worlds/default/faults", {}, JSON.stringify(fault)));
  t.match(await speakHalfClosed(siege, "gateway", poll), EMPTY);
  t.match(await drain(siege, poll), /AgentState_Ready/);
});

test("an answer that a fault stalls ends when its client closes its sending side", async (t) => {
  const siege = await lay(t);
  await siege.speak("control", written("POST", "/worlds/default/faults", {}, '{"effect":"stall"}'));
  t.match(await speakHalfClosed(siege, "gateway", written("GET", PATH.gateway)), /^HTTP\/1\.1 200 OK\r\n/);
});

test("bytes in the middle of a request, and then no more", async (t) => {
  const siege = await lay(t);
  const cut = `PUT ${ROOT}/onlineagent/102 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{}`;
  t.match(await speakHalfClosed(siege, "gateway", cut), /The connection was closed in the middle of a request\.\n$/);
  t.match(siege.warnings, [/the connection was closed in the middle of a request/]);
});

const HOST = "Host: localhost\r\nConnection: close\r\n";
const latin1 = (text: string) => Buffer.from(text, "utf8").toString("latin1");

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

test("bodies that are compressed are read", async (t) => {
  const siege = await lay(t);
  const unknown = Buffer.from('{"password":"secret","phonenum":"40039"}');
  const mode = Buffer.from('{"mode":"manual"}');
  const attacks: Attack[] = [];
  for (const [encoding, encode] of [
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (bytes: Buffer) => bytes],
  ] as const) {
    const of = (bytes: Buffer) => encode(bytes).toString("latin1");
    for (const [on, method, path, body, answer] of [
      ["gateway", "PUT", `${ROOT}/onlineagent/103`, unknown, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-004"/s],
      ["control", "PUT", "/worlds/default/clock", mode, /^HTTP\/1\.1 200 OK\r\n.*"mode":"manual"/s],
    ] as const) {
      const sends = written(
        method,
        path,
        { "Content-Encoding": encoding, "Content-Length": `${of(body).length}` },
        of(body),
      );
      attacks.push({ is: `${encoding} ${on}`, on, sends: Buffer.from(sends, "latin1"), answer, told: null });
    }
  }
  await withstand(t, siege, attacks);
});

test("bodies that are compressed otherwise, badly, or too well", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const add = (is: string, headers: Record<string, string>, body: string, toGateway: RegExp, toControl: RegExp) => {
    const all = { ...headers, "Content-Length": `${body.length}` };
    const answers = { gateway: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s, control: toControl };
    const paths = { gateway: `${ROOT}/onlineagent/102`, control: "/worlds/default/clock" };
    for (const on of DOORS) {
      const told = on === "gateway" ? toGateway : / refused PUT "\/worlds\/default\/clock" from 127\.0\.0\.1: /;
      attacks.push({
        is: `${is} (${on})`,
        on,
        sends: Buffer.from(written("PUT", paths[on], all, body), "latin1"),
        answer: answers[on],
        told,
      });
    }
  };
  for (const encoding of ["br", "zstd", "compress", "gzip, gzip", "nonsense"]) {
    add(
      encoding,
      { "Content-Encoding": encoding },
      "{}",
      new RegExp(
        `was not read, for its body has the encoding "${encoding}", and only gzip and deflate are read: answered 000-002\\.$`,
      ),
      new RegExp(`^HTTP/1\\.1 415 .*urn:ccgw:problem:unknown-encoding.*has the encoding \\\\"${encoding}\\\\"`, "s"),
    );
  }
  const damaged =
    /^HTTP\/1\.1 400 .*urn:ccgw:problem:unreadable-request.*The body is not gzip, though its Content-Encoding says so\./s;
  const notGzip = /was not read, for its body is not gzip, though its Content-Encoding says so: answered 000-002\.$/;
  const half = gzipSync('{"mode":"manual"}').subarray(0, 20).toString("latin1");
  add("plain text", { "Content-Encoding": "gzip" }, '{"mode":"manual"}', notGzip, damaged);
  add("half of it", { "Content-Encoding": "gzip" }, half, notGzip, damaged);
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024)).toString("latin1");
  const tooLarge = /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s;
  add("a bomb", { "Content-Encoding": "gzip" }, bomb, /its body has more than 64 KiB/, tooLarge);
  await withstand(t, siege, attacks);
});

/** The gateway ignores the body of a GET; the control API refuses any that it has no use for. */
const SMALL = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:/s };

test("the body of a GET is bounded, though nobody reads it", async (t) => {
  const siege = await lay(t);
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const attacks: Attack[] = [];
  for (const [on, chunks, answer] of [
    ["gateway", 2, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s],
    ["control", 17, /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s],
  ] as const) {
    const told = on === "gateway" ? /its body has more than 64 KiB/ : /the body is too large \(413/;
    const chunked = written("GET", PATH[on], { "Transfer-Encoding": "chunked" });
    const large = written("GET", PATH[on], { "Content-Length": "10000000000" });
    attacks.push({ is: `a length (${on})`, on, sends: large, answer, told });
    attacks.push({ is: `chunks (${on})`, on, sends: chunked + chunk.repeat(chunks), answer, told });
    const small = `${chunked}5\r\n{"a":\r\n0\r\n\r\n`;
    attacks.push({ is: `few chunks (${on})`, on, sends: small, answer: SMALL[on], told: null });
    const short = written("GET", PATH[on], { "Content-Length": "2" }, "{}");
    attacks.push({ is: `a short one (${on})`, on, sends: short, answer: SMALL[on], told: null });
  }
  await withstand(t, siege, attacks);
});

test("a TLS handshake that fails or stalls is one line of the log", async (t) => {
  const siege = await lay(t, {
    times: { handshake: 100, headers: 300, request: 300, keepAlive: 300, answer: 60_000, look: 30 },
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
    "The TLS handshake with 127.0.0.1 failed: it did not come to an end in time.",
    "The TLS handshake with 127.0.0.1 failed: it speaks plain HTTP, and this port HTTPS: its address must begin with https://.",
  ]);
});

// Tests of unusual uses of HTTP and TLS: each is answered, or refused with its cause.
import { connect } from "node:net";
import { test } from "tap";
import { ROOT } from "../support/client.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { ANSWERS, HOST, PATH, PORTS, portOf, SIGNED_OUT, sendOverTls, toLatin1 } from "./raw-requests.ts";

test("the server selects no ALPN protocol and speaks HTTP/1.1", async (t) => {
  const target = await openAttackedSimulator(t);
  for (const offers of [undefined, ["http/1.0"], ["h2"], ["h2", "http/1.1"], ["http/1.1"], ["spdy/3"]]) {
    const options = offers === undefined ? {} : { offers };
    const { protocol, received } = await sendOverTls(target, writeRequest("GET", PATH.gateway), options);
    t.match([protocol, received], [false, SIGNED_OUT], String(offers));
  }
  t.strictSame(
    target.warnings.filter((line) => !line.startsWith("Finding ")),
    [],
  );
});

test("HTTP/2 is refused with a reason, even over TLS", async (t) => {
  const target = await openAttackedSimulator(t);
  const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000";
  const sentence =
    /^HTTP\/1\.1 400 Bad Request\r\n.*This is HTTP\/2, and this port speaks HTTP\/1\.1: set the client to HTTP\/1\.1\.\n$/s;
  t.match((await sendOverTls(target, preface, { offers: ["h2"] })).received, sentence);
  await checkAttacks(t, target, [
    {
      name: "on the gateway",
      port: "gateway",
      text: preface,
      answer: sentence,
      warning: /^The gateway could not read a request from 127\.0\.0\.1: this is HTTP\/2, .*\. Answered HTTP 400\.$/,
    },
    {
      name: "on the control API",
      port: "control",
      text: preface,
      answer: /^HTTP\/1\.1 400 .*This is HTTP\/2, and this port speaks HTTP\/1\.1/s,
      warning:
        /^The control API could not read a request from 127\.0\.0\.1: this is HTTP\/2, .*\. Answered HTTP 400\.$/,
    },
  ]);
});

test("absolute request targets and Expect headers are accepted", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const port of PORTS) {
    const number = target.portOf(port);
    for (const [name, text] of [
      ["http://", writeRequest("GET", `http://localhost:${number}${PATH[port]}`)],
      ["https://", writeRequest("GET", `https://127.0.0.1${PATH[port]}`)],
      ["uppercase", writeRequest("GET", `HTTP://LOCALHOST${PATH[port]}`)],
      ["no Host", `GET http://localhost${PATH[port]} HTTP/1.1\r\nConnection: close\r\n\r\n`],
      ["Expect: 100-continue", writeRequest("GET", PATH[port], { Expect: "100-continue" })],
      ["Expect: nothing", writeRequest("GET", PATH[port], { Expect: "nothing" })],
      ["Expect: 200-ok; a=b", writeRequest("GET", PATH[port], { Expect: "200-ok; a=b" })],
    ] as const) {
      // The control API needs a host to decide on access.
      if (name === "no Host" && port === "control") continue;
      const answer =
        name === "Expect: 100-continue" ? /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/ : ANSWERS[port];
      attacks.push({ name: `${name} (${port})`, port, text, answer, warning: null });
    }
  }
  const world = `http://localhost/w/default${PATH.gateway}`;
  attacks.push({
    name: "a world",
    port: "gateway",
    text: writeRequest("GET", world),
    answer: SIGNED_OUT,
    warning: null,
  });
  const nowhere = writeRequest("GET", "http://localhost/elsewhere");
  attacks.push({
    name: "elsewhere",
    port: "gateway",
    text: nowhere,
    answer: /^HTTP\/1\.1 404 /,
    warning: /answered 404: the address is outside/,
  });
  const foreign = writeRequest("GET", `http://evil.example${PATH.control}`, { Host: "localhost" });
  const refused = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-host"/s;
  attacks.push({ name: "a foreign host", port: "control", text: foreign, answer: refused, warning: /foreign-host/ });
  await checkAttacks(t, target, attacks);
});

test("CONNECT is refused with 400, because the simulator is not a proxy", async (t) => {
  const target = await openAttackedSimulator(t);
  const text = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n";
  const answer =
    /^HTTP\/1\.1 400 .*CONNECT is for proxies, and the simulator is not a proxy: send the request directly\./s;
  await checkAttacks(
    t,
    target,
    PORTS.map((port) => ({
      name: port,
      port,
      text,
      answer,
      warning: /could not read a request .*: CONNECT is for proxies/,
    })),
  );
});

/** Requests that the parser refuses, and the cause that is reported. */
const CAUSES: readonly (readonly [text: string, cause: string])[] = [
  [`GET /a b HTTP/1.1\r\n${HOST}\r\n`, "the address has an unencoded space: write %20"],
  [`GET /a?name=a b HTTP/1.1\r\n${HOST}\r\n`, "the address has an unencoded space: write %20"],
  [
    toLatin1(`GET ${ROOT}/onlineagent/101?name=座席 HTTP/1.1\r\n${HOST}\r\n`),
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
    "Content-Length and Transfer-Encoding are both present: send one of them",
  ],
  [
    `PUT /a HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 4\r\n\r\n`,
    "Content-Length is sent twice: send it once",
  ],
  [`PUT /a HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n`, "Content-Length is not a number of bytes"],
  [
    `PUT /a HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    "the size of a chunk is not a hexadecimal number",
  ],
];

test("a HEAD request that the parser refuses gets no body, also after another request", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks = PORTS.flatMap((port) => {
    const earlier = `GET ${PATH[port]} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    return [`HEAD /é HTTP/1.1\r\n${HOST}\r\n`, "HEAD /é HTTP/1.1\r\n\r\n", `${earlier}HEAD /é HTTP/1.1\r\n\r\n`].map(
      (text) => ({
        name: `${port}: ${text}`,
        port,
        text: toLatin1(text),
        answer: /HTTP\/1\.1 400 Bad Request\r\n(?:[\w-]+: .*\r\n)+\r\n$/,
        warning: /could not read a request from 127\.0\.0\.1: the address has unencoded characters/,
      }),
    );
  });
  await checkAttacks(t, target, attacks);
});

test("a request that the parser refuses is answered with the cause", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const escapePattern = (text: string) => text.replaceAll(/[/()?.\\$^*+|[\]{}]/g, "\\$&");
  for (const port of PORTS) {
    for (const [text, cause] of CAUSES) {
      const sentence = `${cause.charAt(0).toUpperCase()}${cause.slice(1)}.`;
      const written = port === "gateway" ? sentence : JSON.stringify(sentence).slice(1, -1);
      attacks.push({
        name: `${JSON.stringify(text.slice(0, 40))} (${port})`,
        port,
        text: Buffer.from(text, "latin1"),
        answer: new RegExp(`HTTP/1\\.1 400 .*${escapePattern(toLatin1(written))}`, "s"),
        warning: new RegExp(
          `could not read a request from 127\\.0\\.0\\.1: ${escapePattern(cause)}\\. Answered HTTP 400\\.$`,
        ),
      });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("an unknown method below the gateway's root gets the gateway's refusal", async (t) => {
  const target = await openAttackedSimulator(t);
  const answer = /^HTTP\/1\.1 200 OK\r\nContent-Type: application\/json\r\nJSON-Type: .*"retcode":"000-002"/s;
  await checkAttacks(
    t,
    target,
    [`${ROOT}/onlineagent/101`, `/w/default${ROOT}/onlineagent/101`].map((path) => ({
      name: path,
      port: "gateway",
      text: `FETCH ${path} HTTP/1.1\r\n${HOST}\r\n`,
      answer,
      warning: /^FETCH \/.* has a method that is unknown to HTTP: answered 000-002\.$/,
    })),
  );
});

test("a TLS handshake that fails or stalls writes one line to the log", async (t) => {
  const target = await openAttackedSimulator(t, {
    times: {
      handshakeMs: 100,
      headersMs: 300,
      requestMs: 300,
      keepAliveMs: 300,
      unreadAnswerMs: 60_000,
      checkIntervalMs: 30,
    },
  });
  const silent = connect(portOf(target), "127.0.0.1").resume();
  await waitForEvent(silent, "close");
  const plain = connect(portOf(target), "127.0.0.1")
    .on("error", () => {})
    .resume();
  plain.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await waitForEvent(plain, "close");
  await until(() => target.warnings.length >= 2);
  t.strictSame(target.warnings, [
    "The TLS handshake with 127.0.0.1 failed: it was not finished in time.",
    "The TLS handshake with 127.0.0.1 failed: it speaks plain HTTP, and this port HTTPS: its address must begin with https://.",
  ]);
});

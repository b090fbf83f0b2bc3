// Tests of request smuggling, bytes that are not HTTP, and headers that are too large.
import { test } from "tap";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { PATH, PORTS, PUT_PATH } from "./raw-requests.ts";

const UNREADABLE = {
  gateway: /^HTTP\/1\.1 400 Bad Request\r\n.*\r\n\r\n[A-Z][^\n]*\.\n$/s,
  control: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request".*}$/s,
};

/** A second request inside the first, which a proxy in front might not see. */
const HIDDEN = writeRequest("DELETE", "/worlds/default/journal");

test("a request with an ambiguous end is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const port of PORTS) {
    const head = `PUT ${PUT_PATH[port]} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    for (const [name, rest] of [
      ["a length and chunks", `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["chunks and a length", `Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["two lengths", `Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${HIDDEN}`],
      ["a length with a sign", `Content-Length: +2\r\n\r\n{}${HIDDEN}`],
      ["a length that is not a number", `Content-Length: 0x2\r\n\r\n{}${HIDDEN}`],
      ["chunks by another name", `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["chunks that are not last", `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["a space before the colon", `Content-Length : 2\r\n\r\n{}${HIDDEN}`],
      ["a header over two lines", `X: a\r\n b: c\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
      ["a bare line feed", `X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ]) {
      const warning =
        /^The (?:gateway|control API) could not read a request from 127\.0\.0\.1: .*\. Answered HTTP 400\.$/;
      attacks.push({ name: `${name} (${port})`, port, text: `${head}${rest}`, answer: UNREADABLE[port], warning });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("bytes that are not HTTP are refused with 400", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const port of PORTS) {
    for (const text of [
      "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "HELO mail.example\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: \u0000\r\n\r\n",
      "GET / HTTP/1.1\r\n: x\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]) {
      const warning = /^The (?:gateway|control API) could not read a request from 127\.0\.0\.1/;
      attacks.push({
        name: `${JSON.stringify(text)} (${port})`,
        port,
        text,
        answer: /^HTTP\/1\.1 400 /,
        warning,
      });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("headers over 16 KiB are refused with 431", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const one = { "X-Large": "x".repeat(20_000) };
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`X-${i}`, "x"]));
  const answers = {
    gateway:
      /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n.*The address and the headers have more than 16 KiB: send fewer\.\n$/s,
    control: /^HTTP\/1\.1 431 .*"urn:ccgw:problem:headers-too-large"/s,
  };
  for (const port of PORTS) {
    for (const headers of [one, many, { Cookie: "a=b;".repeat(5_000) }, { Guid: "g".repeat(17_000) }]) {
      const text = writeRequest("GET", PATH[port], headers);
      const name = `${Object.keys(headers)[0]} (${port})`;
      attacks.push({
        name,
        port,
        text,
        answer: answers[port],
        warning: /could not read a request from 127\.0\.0\.1: .*16 KiB: send fewer\. Answered HTTP 431\.$/,
      });
    }
    const text = `GET ${PATH[port]}?${"x".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    attacks.push({ name: `a very long address (${port})`, port, text, answer: answers[port], warning: /431/ });
  }
  await checkAttacks(t, target, attacks);
});

test("a thousand small headers are accepted", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`X-${i}`, ""]));
  const answer = /^HTTP\/1\.1 200 OK\r\n/;
  const status = "/agentgateway/resource/onlineagent/102/agentstatus";
  attacks.push({ name: "gateway", port: "gateway", text: writeRequest("GET", status, many), answer, warning: null });
  attacks.push({
    name: "control",
    port: "control",
    text: writeRequest("GET", "/worlds", many),
    answer,
    warning: null,
  });
  await checkAttacks(t, target, attacks);
});

test("a request with an unused HTTP method gets no 5xx, and none of its headers back", async (t) => {
  const target = await openAttackedSimulator(t);
  for (const method of ["TRACE", "CONNECT", "OPTIONS", "PROPFIND", "PATCH"]) {
    const answered = await target.sendText("gateway", writeRequest(method, PATH.gateway, { Cookie: "secret=1" }));
    t.notMatch(answered, /^HTTP\/1\.1 5/, method);
    t.notMatch(answered, /secret=1/, method);
  }
  const traced = await target.sendText("control", writeRequest("TRACE", PATH.control, { Cookie: "secret=1" }));
  t.match(traced, /^HTTP\/1\.1 (?:404|405) /);
  t.notMatch(traced, /secret=1/);
});

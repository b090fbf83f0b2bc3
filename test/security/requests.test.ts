// Requests that are none, that are two, or that are mostly headers.
import { test } from "tap";
import { type Attack, lay, withstand, written } from "./siege.ts";

const UNREADABLE = {
  gateway: /^HTTP\/1\.1 400 Bad Request\r\n.*\r\n\r\n[A-Z][^\n]*\.\n$/s,
  control: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request".*}$/s,
};
const PATH = { gateway: "/agentgateway/resource/onlineagent/102", control: "/worlds/default/clock" };
const DOORS = ["gateway", "control"] as const;

/** A second request that a front door might not see, inside of the first. */
const HIDDEN = written("DELETE", "/worlds/default/journal");

test("requests whose end two readers could see in two places", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const on of DOORS) {
    const head = `PUT ${PATH[on]} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    for (const [is, rest] of [
      ["a length and chunks", `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["chunks and a length", `Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["two lengths", `Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${HIDDEN}`],
      ["a length with a sign", `Content-Length: +2\r\n\r\n{}${HIDDEN}`],
      ["a length that is no number", `Content-Length: 0x2\r\n\r\n{}${HIDDEN}`],
      ["chunks by another name", `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["chunks that are not last", `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
      ["a space before the colon", `Content-Length : 2\r\n\r\n{}${HIDDEN}`],
      ["a header that goes on", `X: a\r\n b: c\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
      ["a bare line feed", `X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ]) {
      const told = /^The (?:gateway|control API) could not read a request from 127\.0\.0\.1: .*\. Answered HTTP 400\.$/;
      attacks.push({ is: `${is} (${on})`, on, sends: `${head}${rest}`, answer: UNREADABLE[on], told });
    }
  }
  await withstand(t, siege, attacks);
});

test("what is no HTTP", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const on of DOORS) {
    for (const sends of [
      "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "HELO mail.example\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: \u0000\r\n\r\n",
      "GET / HTTP/1.1\r\n: x\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]) {
      const told = /^The (?:gateway|control API) could not read a request from 127\.0\.0\.1/;
      attacks.push({
        is: `${JSON.stringify(sends)} (${on})`,
        on,
        sends,
        answer: /^HTTP\/1\.1 400 /,
        told,
      });
    }
  }
  await withstand(t, siege, attacks);
});

test("headers that are too large, or too many", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const one = { "X-Large": "x".repeat(20_000) };
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`X-${i}`, "x"]));
  const answers = {
    gateway:
      /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n.*The address and the headers have more than 16 KiB: send fewer\.\n$/s,
    control: /^HTTP\/1\.1 431 .*"urn:ccgw:problem:headers-too-large"/s,
  };
  for (const on of DOORS) {
    for (const headers of [one, many, { Cookie: "a=b;".repeat(5_000) }, { Guid: "g".repeat(17_000) }]) {
      const sends = written("GET", PATH[on], headers);
      const is = `${Object.keys(headers)[0]} (${on})`;
      attacks.push({
        is,
        on,
        sends,
        answer: answers[on],
        told: /could not read a request from 127\.0\.0\.1: .*16 KiB: send fewer\. Answered HTTP 431\.$/,
      });
    }
    const sends = `GET ${PATH[on]}?${"x".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    attacks.push({ is: `an address without end (${on})`, on, sends, answer: answers[on], told: /431/ });
  }
  await withstand(t, siege, attacks);
});

test("headers that fit are no harm, however many they are", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`X-${i}`, ""]));
  const answer = /^HTTP\/1\.1 200 OK\r\n/;
  const status = "/agentgateway/resource/onlineagent/102/agentstatus";
  attacks.push({ is: "gateway", on: "gateway", sends: written("GET", status, many), answer, told: null });
  attacks.push({
    is: "control",
    on: "control",
    sends: written("GET", "/worlds", many),
    answer,
    told: null,
  });
  await withstand(t, siege, attacks);
});

test("methods that are no gateway's", async (t) => {
  const siege = await lay(t);
  for (const method of ["TRACE", "CONNECT", "OPTIONS", "PROPFIND", "PATCH"]) {
    const answered = await siege.speak("gateway", written(method, PATH.gateway, { Cookie: "secret=1" }));
    t.notMatch(answered, /^HTTP\/1\.1 5/, method);
    t.notMatch(answered, /secret=1/, method);
  }
  const traced = await siege.speak("control", written("TRACE", PATH.control, { Cookie: "secret=1" }));
  t.match(traced, /^HTTP\/1\.1 (?:404|405) /);
  t.notMatch(traced, /secret=1/);
});

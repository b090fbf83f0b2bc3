// Tests of access to the control API: only with the token if there is one, otherwise only from this machine and its own pages.
import { test } from "tap";
import { type Attack, checkAttacks, openAttackedSimulator, requestText } from "./attacked-simulator.ts";
import { REFUSED_401 } from "./raw-requests.ts";

const REFUSED_HOST = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-host"/s;
const REFUSED_ORIGIN = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-origin"/s;

const control = (name: string, text: string, answer: RegExp, warning: RegExp): Attack => ({
  name,
  port: "control",
  text,
  answer,
  warning,
});

const ADVANCE = "/worlds/default/clock/advance";
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

test("a request without the exact token is refused with 401", async (t) => {
  const target = await openAttackedSimulator(t, { token: "open-sesame" });
  const attacks: Attack[] = [];
  const warning =
    /^The control API refused POST "\/worlds\/default\/clock\/advance" from 127\.0\.0\.1: a token is required \(401 token-needed\)\.$/;
  for (const [name, headers] of [
    ["no token", {}],
    ["a wrong token", bearer("close-sesame")],
    ["the beginning of the token", bearer("open")],
    ["the token and more", bearer("open-sesame-")],
    ["an empty token", bearer("")],
    ["the token as a user and a password", { Authorization: `Basic ${btoa("open-sesame:open-sesame")}` }],
    ["the token without a scheme", { Authorization: "open-sesame" }],
  ] as const) {
    attacks.push(control(name, requestText("POST", ADVANCE, headers, '{"by":"1h"}'), REFUSED_401, warning));
  }
  for (const path of ["/metrics", "/openapi.json", "/worlds/default/events", "/worlds/default/scenario", "/nothing"]) {
    attacks.push(control(path, requestText("GET", path), REFUSED_401, /token is required/));
  }
  await checkAttacks(t, target, attacks);
  t.notMatch(target.warnings.join(), "sesame", "the log has no token");
});

test("without a token, a request for a foreign host or from a foreign origin is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const post = (headers: Record<string, string>) =>
    requestText("POST", "/worlds/default/calls", headers, '{"to":{"queue":25}}');
  for (const host of [
    "evil.example",
    "127.0.0.1.evil.example:80",
    "192.168.1.5",
    "0.0.0.0",
    "localhost.",
    "[::2]",
    "",
  ]) {
    const text = post({ Host: host });
    attacks.push(control(`Host: ${host}`, text, REFUSED_HOST, /another host \(403 foreign-host\)/));
  }
  for (const origin of [
    "https://evil.example",
    "null",
    "file://",
    "http://localhost.evil.example",
    "http://evil.example#localhost",
  ]) {
    const text = post({ Origin: origin, "Content-Type": "text/plain" });
    attacks.push(control(`Origin: ${origin}`, text, REFUSED_ORIGIN, /page of another origin \(403 foreign-origin\)/));
  }
  await checkAttacks(t, target, attacks);
});

test("neither port sends CORS headers", async (t) => {
  const target = await openAttackedSimulator(t, { token: "open-sesame" });
  const headers = { Origin: "https://evil.example", "Access-Control-Request-Method": "PUT", ...bearer("open-sesame") };
  for (const [port, path] of [
    ["gateway", "/agentgateway/resource/onlineagent/101/agentstatus"],
    ["control", "/worlds"],
  ] as const) {
    for (const method of ["GET", "OPTIONS"]) {
      const answered = await target.sendText(port, requestText(method, path, headers));
      t.match(answered, /^HTTP\/1\.1 \d/);
      t.notMatch(answered, /access-control-/i, `${method} ${port}`);
    }
  }
});

// Who may ask the control API: nobody without the token, and without a token nobody but this machine and its own pages.
import { test } from "tap";
import { type Attack, lay, withstand, written } from "./siege.ts";

const REFUSED_401 = /^HTTP\/1\.1 401 .*"urn:ccgw:problem:token-needed"/s;
const REFUSED_HOST = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-host"/s;
const REFUSED_ORIGIN = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-origin"/s;

const control = (is: string, sends: string, answer: RegExp, told: RegExp): Attack => ({
  is,
  on: "control",
  sends,
  answer,
  told,
});

const ADVANCE = "/worlds/default/clock/advance";
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

test("with a token", async (t) => {
  const siege = await lay(t, { token: "open-sesame" });
  const attacks: Attack[] = [];
  const told =
    /^The control API refused POST "\/worlds\/default\/clock\/advance" from 127\.0\.0\.1: a token is required \(401 token-needed\)\.$/;
  for (const [is, headers] of [
    ["no token", {}],
    ["a wrong token", bearer("close-sesame")],
    ["the beginning of the token", bearer("open")],
    ["the token and more", bearer("open-sesame-")],
    ["an empty token", bearer("")],
    ["the token as a user and a password", { Authorization: `Basic ${btoa("open-sesame:open-sesame")}` }],
    ["the token as it stands", { Authorization: "open-sesame" }],
  ] as const) {
    attacks.push(control(is, written("POST", ADVANCE, headers, '{"by":"1h"}'), REFUSED_401, told));
  }
  for (const path of ["/metrics", "/openapi.json", "/worlds/default/events", "/worlds/default/scenario", "/nothing"]) {
    attacks.push(control(path, written("GET", path), REFUSED_401, /token is required/));
  }
  t.notMatch(siege.warnings.join(), "sesame");
  await withstand(t, siege, attacks);
});

test("without a token", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const post = (headers: Record<string, string>) =>
    written("POST", "/worlds/default/calls", headers, '{"to":{"queue":25}}');
  for (const host of [
    "evil.example",
    "127.0.0.1.evil.example:80",
    "192.168.1.5",
    "0.0.0.0",
    "localhost.",
    "[::2]",
    "",
  ]) {
    const sends = post({ Host: host });
    attacks.push(control(`Host: ${host}`, sends, REFUSED_HOST, /another host \(403 foreign-host\)/));
  }
  for (const origin of [
    "https://evil.example",
    "null",
    "file://",
    "http://localhost.evil.example",
    "http://evil.example#localhost",
  ]) {
    const sends = post({ Origin: origin, "Content-Type": "text/plain" });
    attacks.push(control(`Origin: ${origin}`, sends, REFUSED_ORIGIN, /page of another origin \(403 foreign-origin\)/));
  }
  await withstand(t, siege, attacks);
});

test("no page from elsewhere may read an answer: there are no CORS headers, on either door", async (t) => {
  const siege = await lay(t, { token: "open-sesame" });
  const asked = { Origin: "https://evil.example", "Access-Control-Request-Method": "PUT", ...bearer("open-sesame") };
  for (const [door, path] of [
    ["gateway", "/agentgateway/resource/onlineagent/101/agentstatus"],
    ["control", "/worlds"],
  ] as const) {
    for (const method of ["GET", "OPTIONS"]) {
      const answered = await siege.speak(door, written(method, path, asked));
      t.match(answered, /^HTTP\/1\.1 \d/);
      t.notMatch(answered, /access-control-/i, `${method} ${door}`);
    }
  }
});

// Tests of access to the control API: only with the token if there is one, otherwise only from this machine and its own pages.
import { test } from "tap";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { REFUSED_401 } from "./raw-requests.ts";

const REFUSED_HOST = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-host"/s;
const REFUSED_ORIGIN = /^HTTP\/1\.1 403 .*"urn:ccgw:problem:foreign-origin"/s;

const createAttack = (name: string, text: string, answer: RegExp, warning: RegExp): Attack => ({
  name,
  port: "control",
  text,
  answer,
  warning,
});

const ADVANCE = "/worlds/default/clock/advance";
const createBearer = (token: string) => ({ Authorization: `Bearer ${token}` });

test("a request without the exact token is refused with 401", async (t) => {
  const target = await openAttackedSimulator(t, { token: "open-sesame" });
  const attacks: Attack[] = [];
  const warning =
    /^The control API refused POST "\/worlds\/default\/clock\/advance" from 127\.0\.0\.1: a token is required \(401 token-needed\)\.$/;
  for (const [name, headers] of [
    ["no token", {}],
    ["a wrong token", createBearer("close-sesame")],
    ["the beginning of the token", createBearer("open")],
    ["the token and more", createBearer("open-sesame-")],
    ["an empty token", createBearer("")],
    ["the token as a user and a password", { Authorization: `Basic ${btoa("open-sesame:open-sesame")}` }],
    ["the token without a scheme", { Authorization: "open-sesame" }],
  ] as const) {
    attacks.push(createAttack(name, writeRequest("POST", ADVANCE, headers, '{"by":"1h"}'), REFUSED_401, warning));
  }
  for (const path of ["/metrics", "/openapi.json", "/worlds/default/events", "/worlds/default/scenario", "/nothing"]) {
    attacks.push(createAttack(path, writeRequest("GET", path), REFUSED_401, /token is required/));
  }
  await checkAttacks(t, target, attacks);
  t.notMatch(target.warnings.join(), "sesame", "the log has no token");
});

test("without a token, a request for a foreign host or from a foreign origin is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const createPost = (headers: Record<string, string>) =>
    writeRequest("POST", "/worlds/default/calls", headers, '{"to":{"queue":25}}');
  for (const host of [
    "evil.example",
    "127.0.0.1.evil.example:80",
    "192.168.1.5",
    "0.0.0.0",
    "localhost.",
    "[::2]",
    "",
  ]) {
    const text = createPost({ Host: host });
    attacks.push(createAttack(`Host: ${host}`, text, REFUSED_HOST, /another host \(403 foreign-host\)/));
  }
  for (const origin of [
    "https://evil.example",
    "null",
    "file://",
    "http://localhost.evil.example",
    "http://evil.example#localhost",
  ]) {
    const text = createPost({ Origin: origin, "Content-Type": "text/plain" });
    attacks.push(
      createAttack(`Origin: ${origin}`, text, REFUSED_ORIGIN, /page of another origin \(403 foreign-origin\)/),
    );
  }
  await checkAttacks(t, target, attacks);
});

test("neither port sends CORS headers", async (t) => {
  const target = await openAttackedSimulator(t, { token: "open-sesame" });
  const headers = {
    Origin: "https://evil.example",
    "Access-Control-Request-Method": "PUT",
    ...createBearer("open-sesame"),
  };
  for (const [port, path] of [
    ["gateway", "/agentgateway/resource/onlineagent/101/agentstatus"],
    ["control", "/worlds"],
  ] as const) {
    for (const method of ["GET", "OPTIONS"]) {
      const answered = await target.sendText(port, writeRequest(method, path, headers));
      t.match(answered, /^HTTP\/1\.1 \d/);
      t.notMatch(answered, /access-control-/i, `${method} ${port}`);
    }
  }
});

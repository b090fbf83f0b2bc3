// Names that are to lead elsewhere: out of a world, or into a file.
import { test } from "tap";
import { type Attack, lay, withstand, written } from "./siege.ts";

const NAMES = [
  "../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "..",
  "%2e%2e",
  "....//",
  "C:\\secrets",
  "default/../x",
  "\0",
  "/etc/passwd",
];
const ENDED = /\r\n\r\n/;

test("as a world on the gateway", async (t) => {
  const siege = await lay(t);
  const status = "agentgateway/resource/onlineagent/101/agentstatus";
  const attacks: Attack[] = [
    ...[
      "..",
      "..%2f..",
      "%2e%2e",
      "..%5c..",
      "default%00",
      "__proto__",
      "constructor",
      "DEFAULT",
      "x".repeat(5_000),
    ].map((name) => ({
      is: `/w/${name.slice(0, 30)}`,
      on: "gateway" as const,
      sends: written("GET", `/w/${name}/${status}`),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*There is no world named "/s,
      told: /^GET ".*" from 127\.0\.0\.1 was answered 404: there is no world named ".*"\.$/,
    })),
    ...[
      `/w/%zz/${status}`,
      `/w//${status}`,
      `/w/a/b/${status}`,
      "/worlds/default",
      "/healthz",
      "/../../etc/passwd",
    ].map((path) => ({
      is: path,
      on: "gateway" as const,
      sends: written("GET", path),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*The gateway's interfaces are below \/agentgateway\/resource\./s,
      told: path.includes("%zz")
        ? /^GET "\/w\/%zz\/.* was not read: its path cannot be decoded: answered 404\.$/
        : /^GET ".*" from 127\.0\.0\.1 was answered 404: the address is outside the gateway's root, /,
    })),
    ...["../default", "..", "__proto__", "default, other", "x".repeat(5_000)].map((name) => ({
      is: `X-CCGW-World: ${name.slice(0, 30)}`,
      on: "gateway" as const,
      sends: written("GET", `/${status}`, { "X-CCGW-World": name }),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*There is no world named "/s,
      told: /^GET ".*" from 127\.0\.0\.1 was answered 404: there is no world named ".*"\.$/,
    })),
  ];
  await withstand(t, siege, attacks);
});

test("as a world of the control API", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const path of [
    "/worlds/..%2f..",
    "/worlds/%2e%2e",
    "/worlds/__proto__",
    "/worlds/constructor/agents",
    "/worlds/default%2f../agents",
  ]) {
    const answer = /^HTTP\/1\.1 404 .*"urn:ccgw:problem:unknown-world"/s;
    attacks.push({ is: path, on: "control", sends: written("GET", path), answer, told: null });
  }
  for (const path of ["/worlds/../etc", "/../worlds/default/x", "//worlds", "/worlds/default/agents/101/../../clock"]) {
    const answer = /^HTTP\/1\.1 404 .*"urn:ccgw:problem:unknown-path"/s;
    attacks.push({ is: path, on: "control", sends: written("GET", path), answer, told: null });
  }
  for (const path of ["/worlds/%zz", "/worlds/%ff%fe/agents", "/worlds/default/agents/%"]) {
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request"/s;
    const told = /the request cannot be read \(400 unreadable-request\)/;
    attacks.push({ is: path, on: "control", sends: written("GET", path), answer, told });
  }
  await withstand(t, siege, attacks);
});

test("as the name of a new world", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const name of [...NAMES, "", " ", ".", "a/b", "ä", "x".repeat(65), { toString: "x" }, ["default"], null]) {
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input".*1 to 64 letters, digits, -, _ and \./s;
    const sends = written("POST", "/worlds", {}, JSON.stringify({ name }));
    attacks.push({ is: `POST /worlds ${JSON.stringify(name)}`, on: "control", sends, answer, told: null });
  }
  await withstand(t, siege, attacks);
});

test("as the name of a scenario", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const names = [
    ...NAMES,
    "../package",
    "../scenarios/default",
    "default.yaml",
    "scenario.schema.json",
    "file:///etc/passwd",
    "http://127.0.0.1/x",
  ];
  for (const scenario of names) {
    const made = written("POST", "/worlds", {}, JSON.stringify({ name: `other${attacks.length}`, scenario }));
    const put = written("PUT", "/worlds/default/scenario", {}, scenario);
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s;
    for (const sends of [made, put]) {
      attacks.push({ is: `scenario ${scenario}`, on: "control", sends, answer, told: null });
      t.notMatch(await siege.speak("control", sends), /root:|daemon|"dependencies"/, "nothing is read");
    }
  }
  t.match(await siege.speak("control", written("GET", "/worlds")), ENDED);
  await withstand(t, siege, attacks);
});

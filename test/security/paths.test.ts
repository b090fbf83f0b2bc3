// Tests of path traversal: names that point outside a world or to a file.
import { test } from "tap";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";

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

test("a gateway request for a world with a traversal name is answered with 404", async (t) => {
  const target = await openAttackedSimulator(t);
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
      name: `/w/${name.slice(0, 30)}`,
      port: "gateway" as const,
      text: writeRequest("GET", `/w/${name}/${status}`),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*There is no world named "/s,
      warning: /^GET ".*" from 127\.0\.0\.1 was answered 404: there is no world named ".*"\.$/,
    })),
    ...[
      `/w/%zz/${status}`,
      `/w//${status}`,
      `/w/a/b/${status}`,
      "/worlds/default",
      "/healthz",
      "/../../etc/passwd",
    ].map((path) => ({
      name: path,
      port: "gateway" as const,
      text: writeRequest("GET", path),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*The gateway's interfaces are below \/agentgateway\/resource\./s,
      warning: path.includes("%zz")
        ? /^GET "\/w\/%zz\/.* was not read: its path cannot be decoded: answered 404\.$/
        : /^GET ".*" from 127\.0\.0\.1 was answered 404: the address is outside the gateway's root, /,
    })),
    ...["../default", "..", "__proto__", "default, other", "x".repeat(5_000)].map((name) => ({
      name: `X-CCGW-World: ${name.slice(0, 30)}`,
      port: "gateway" as const,
      text: writeRequest("GET", `/${status}`, { "X-CCGW-World": name }),
      answer: /^HTTP\/1\.1 404 Not Found\r\n.*There is no world named "/s,
      warning: /^GET ".*" from 127\.0\.0\.1 was answered 404: there is no world named ".*"\.$/,
    })),
  ];
  await checkAttacks(t, target, attacks);
});

test("a control API request for a world with a traversal name is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const path of [
    "/worlds/..%2f..",
    "/worlds/%2e%2e",
    "/worlds/__proto__",
    "/worlds/constructor/agents",
    "/worlds/default%2f../agents",
  ]) {
    const answer = /^HTTP\/1\.1 404 .*"urn:ccgw:problem:unknown-world"/s;
    attacks.push({ name: path, port: "control", text: writeRequest("GET", path), answer, warning: null });
  }
  for (const path of ["/worlds/../etc", "/../worlds/default/x", "//worlds", "/worlds/default/agents/101/../../clock"]) {
    const answer = /^HTTP\/1\.1 404 .*"urn:ccgw:problem:unknown-path"/s;
    attacks.push({ name: path, port: "control", text: writeRequest("GET", path), answer, warning: null });
  }
  for (const path of ["/worlds/%zz", "/worlds/%ff%fe/agents", "/worlds/default/agents/%"]) {
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request"/s;
    const warning = /the request cannot be read \(400 unreadable-request\)/;
    attacks.push({ name: path, port: "control", text: writeRequest("GET", path), answer, warning });
  }
  await checkAttacks(t, target, attacks);
});

test("a new world with a traversal name is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const name of [...NAMES, "", " ", ".", "a/b", "ä", "x".repeat(65), { toString: "x" }, ["default"], null]) {
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input".*1 to 64 letters, digits, dots, - and _/s;
    const text = writeRequest("POST", "/worlds", {}, JSON.stringify({ name }));
    attacks.push({ name: `POST /worlds ${JSON.stringify(name)}`, port: "control", text, answer, warning: null });
  }
  await checkAttacks(t, target, attacks);
});

test("a scenario with a traversal name is refused, and no file is read", async (t) => {
  const target = await openAttackedSimulator(t);
  const before = await target.readState();
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
    const made = writeRequest("POST", "/worlds", {}, JSON.stringify({ name: `other${attacks.length}`, scenario }));
    const put = writeRequest("PUT", "/worlds/default/scenario", {}, scenario);
    const answer = /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s;
    for (const text of [made, put]) {
      attacks.push({ name: `scenario ${scenario}`, port: "control", text, answer, warning: null });
      t.notMatch(await target.sendText("control", text), /root:|daemon|"dependencies"/, "no file is read");
    }
  }
  t.strictSame(await target.readState(), before, "no world is made");
  await checkAttacks(t, target, attacks);
});

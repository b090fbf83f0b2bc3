// Tests of the command `serve`: its ready line, its log, its end, and its errors.
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { test } from "tap";
import { waitForEvent } from "../support/waiting.ts";
import { ANY_PORTS, runToEnd, start } from "./command.ts";

test("the ready line for programs has all addresses, and a signal ends the command with 0", async (t) => {
  const certs = t.testdir();
  const { ready, signal, ended } = start([...ANY_PORTS, "--http-port", "0", "--certs-dir", certs]);
  const { gateway, http, control, board, ...rest } = JSON.parse(await ready);
  t.match([gateway, http, control], [/^https:\/\/127\.0\.0\.1:\d+$/, /^http:\/\/127/, /^http:\/\/127/]);
  t.equal(board, `${control}/`);
  t.same(rest, { ready: true, ca: `${certs}/ca.pem`, pid: process.pid });
  signal("SIGTERM");
  t.hasStrict(await ended, { exitCode: 0, err: "" });
});

test("the ready line for people has the same addresses, and closed ports are null or left out", async (t) => {
  const certs = t.testdir();
  const closed = ["statistics-example", "--port", "0", "--control-port", "off", "--certs-dir", certs];
  const people = start([...closed, "--log-format", "pretty"]);
  t.match(
    await people.ready,
    new RegExp(
      `^Ready: gateway https://127\\.0\\.0\\.1:\\d+, control off, CA certificate ${certs}/ca\\.pem, pid \\d+$`,
    ),
  );
  const programs = start([...closed, "--log-format", "json"]);
  t.hasStrict(JSON.parse(await programs.ready), { http: null, control: null, board: null });
  for (const command of [people, programs]) command.signal("SIGINT");
  t.same([(await people.ended).exitCode, (await programs.ended).exitCode], [0, 0]);
});

test("the ready line names the control API and the board on the gateway's port if it has no other", async (t) => {
  const options = ["--port", "0", "--control-port", "off", "--control-on-gateway", "--control-token", "a-token"];
  const { ready, signal, ended } = start([...options, "--certs-dir", t.testdir()]);
  const { gateway, control, board } = JSON.parse(await ready);
  t.same([control, board], [`${gateway}/ccgw`, `${gateway}/ccgw/`]);
  signal("SIGTERM");
  t.hasStrict(await ended, { exitCode: 0, err: "" });
});

test("with --public-url, answers name the gateway as clients reach it, and the ready line its own port", async (t) => {
  const options = ["--port", "0", "--http-port", "0", "--control-port", "off", "--control-on-gateway"];
  const given = ["--control-token", "a-token", "--public-url", "https://ccgw.example:9443", "--certs-dir", t.testdir()];
  const { ready, signal, ended } = start([...options, ...given]);
  const { gateway, http } = JSON.parse(await ready);
  t.match(gateway, /^https:\/\/127\.0\.0\.1:\d+$/);
  const answer = await fetch(`${http}/ccgw/simulator`, { headers: { Authorization: "Bearer a-token" } });
  t.hasStrict(await answer.json(), { gateway: "https://ccgw.example:9443", control: "https://ccgw.example:9443/ccgw" });
  signal("SIGTERM");
  t.hasStrict(await ended, { exitCode: 0, err: "" });
});

test("the world beside a real gateway has the scenario and the settings of the command line", async (t) => {
  const folder = t.testdir({ "ours.yaml": "center: { queues: [], agents: [{ id: 777 }] }\n" });
  const shadow = ["--upstream", "https://127.0.0.1:9", "--mode", "shadow", "--certs-dir", `${folder}/certs`];
  const { ready, signal, ended } = start([`${folder}/ours.yaml`, ...ANY_PORTS, ...shadow, "--set", "ringTime=7s"]);
  const world = `${JSON.parse(await ready).control}/worlds/default`;
  const [agents, settings] = await Promise.all(
    ["agents", "settings"].map(async (part) => (await fetch(`${world}/${part}`)).json()),
  );
  t.hasStrict([agents, settings], [{ agents: [{ id: 777 }] }, { ringTime: "7s" }]);
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("--control-on-gateway is refused without a token", async (t) => {
  t.same(await runToEnd([...ANY_PORTS, "--control-on-gateway"]), {
    exitCode: 2,
    out: "",
    err: "--control-on-gateway: everyone who reaches the gateway could control the simulator: use --control-token as well\n",
  });
});

test("a finding is logged once as a warning", async (t) => {
  const ports = ["--port", "0", "--http-port", "0", "--control-port", "off"];
  const { ready, signal, ended } = start([...ports, "--certs-dir", t.testdir(), "--log-level", "warn"]);
  const { http } = JSON.parse(await ready);
  const headers = { "Content-Type": "application/json" };
  for (const agent of [101, 102, 101]) {
    const body = JSON.stringify({ password: "secret", phonenum: `40${agent}` });
    await fetch(`${http}/agentgateway/resource/onlineagent/${agent}/forceloginex`, { method: "PUT", headers, body });
  }
  signal("SIGTERM");
  const [, ...lines] = (await ended).out.trimEnd().split("\n");
  const findingOf = (agent: number) =>
    `Finding outdated-operation (note): The client of agent ${agent} used outdated interfaces, once: forceLoginEx.`;
  t.match(
    lines.map((line) => JSON.parse(line)),
    [{ level: 40, msg: findingOf(101) }, { level: 40, msg: findingOf(102) }, { msg: /^Finding sign-out-missing / }],
  );
});

test("a second signal ends the process immediately", async (t) => {
  const { ready, signal, ended, exits } = start([...ANY_PORTS, "--certs-dir", t.testdir()]);
  await ready;
  signal("SIGINT");
  signal("SIGINT");
  t.same(exits, [130]);
  t.equal((await ended).exitCode, 0);
});

test("the error about a port in use names the option", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.teardown(() => other.close());
  await waitForEvent(other, "listening");
  const taken = String((other.address() as AddressInfo).port);
  const certs = t.testdir();
  for (const [flag, rest] of [
    ["--port", ["--control-port", "0"]],
    ["--http-port", ANY_PORTS],
    ["--control-port", ["--port", "0"]],
  ] as const) {
    t.same(await runToEnd([flag, taken, ...rest, "--certs-dir", certs]), {
      exitCode: 1,
      out: "",
      err: `Port ${taken} of 127.0.0.1 is in use: set ${flag} to another port, or to 0 for any free one.\n`,
    });
  }
});

test("the error about an address of another machine names the option", async (t) => {
  // 192.0.2.0/24 is reserved for documentation, so no machine has it.
  t.same(await runToEnd([...ANY_PORTS, "--host", "192.0.2.1", "--certs-dir", t.testdir()]), {
    exitCode: 1,
    out: "",
    err: "192.0.2.1 is not an address of this machine: set --host to one, such as 127.0.0.1 or 0.0.0.0.\n",
  });
});

test("the error about an unusable certificate file names the file", async (t) => {
  const folder = t.testdir({ "own.pem": "", "own.key": "" });
  t.same(await runToEnd([...ANY_PORTS, "--cert", `${folder}/own.pem`, "--key", `${folder}/own.key`]), {
    exitCode: 2,
    out: "",
    err: `The key file "${folder}/own.key" contains no private key: use a PEM file with "-----BEGIN PRIVATE KEY-----".\n`,
  });
});

test("the port that a fault of the scenario opens is logged", async (t) => {
  const folder = t.testdir({ "night.yaml": "steps: [{ fault: { effect: { certificate: expired } } }]\n" });
  const { waitForText, signal, ended } = start([
    `${folder}/night.yaml`,
    ...ANY_PORTS,
    "--certs-dir",
    `${folder}/certs`,
  ]);
  const log = await waitForText("an expired certificate.");
  t.match(
    log,
    /world default: fault 1 opened https:\/\/127\.0\.0\.1:\d+: All connections to a separate port get an expired certificate\./,
  );
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("--watch plays a changed file, and keeps the previous scenario if the file has mistakes", async (t) => {
  const folder = t.testdir({ "shift.yaml": "steps: [{ wait: 1h }]\n" });
  const file = `${folder}/shift.yaml`;
  const json = ["--log-format", "json", "--certs-dir", `${folder}/certs`];
  const { ready, waitForText, reportChange, signal, ended } = start([file, "--watch", ...ANY_PORTS, ...json]);
  await ready;
  writeFileSync(file, "steps: [{ wiat: 1h }]\n");
  t.equal(reportChange(file), true);
  t.match(await waitForText("has a mistake: the previous scenario continues"), `${file}:1:11: unknown step`);
  writeFileSync(file, "steps: [{ wait: 2h }]\n");
  reportChange(file);
  await waitForText("was reloaded");
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
  t.equal(reportChange(file), false);
});

test("--watch with a shipped scenario causes a warning", async (t) => {
  const { waitForText, signal, ended } = start(["default", ...ANY_PORTS, "--certs-dir", t.testdir()], {
    CCGW_WATCH: "on",
  });
  await waitForText("--watch has no effect: only a file can be watched. Use a scenario file of your own");
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

// Tests of the executable as a process: signals, exit codes, and its output over pipes.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:tls";
import { type Test, test } from "tap";
import { ROOT } from "../support/client.ts";
import { buildExecutable } from "../support/executable.ts";
import { untilReceived, waitFor, waitForEvent } from "../support/waiting.ts";
import { launch, QUIET, signIn } from "./launched.ts";

const MAIN = await buildExecutable();

test("the health command reports ready, and SIGTERM during a held poll answers the poll and exits with 0", async (t) => {
  const folder = t.testdir({ "quiet.yaml": QUIET });
  const ports = ["--port", "0", "--control-port", "0", "--certs-dir", `${folder}/certs`, "--log-format", "json"];
  const simulator = launch(t, ["serve", `${folder}/quiet.yaml`, ...ports]);
  const ready = JSON.parse(await simulator.readLine());
  t.equal(ready.pid, simulator.child.pid);
  const control = new URL(ready.control).port;
  t.hasStrict(await launch(t, ["health", "--control-port", control]).waitForEnd(), { exitCode: 0, err: "" });

  const ca = readFileSync(ready.ca, "utf8");
  const port = Number(new URL(ready.gateway).port);
  const guid = await signIn(port, ca);
  const socket = connect({ host: "127.0.0.1", port, ca }).setEncoding("utf8");
  let received = "";
  socket.on("data", (text) => {
    received += text;
  });
  const writeGet = (path: string) => `GET ${ROOT}/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nGuid: ${guid}\r\n\r\n`;
  for (const event of ["AgentOther_InService", "AgentState_Ready"]) {
    socket.write(writeGet("agentevent/101"));
    await untilReceived(socket, "data", () => received, event);
  }
  // There are no more events, so this poll is held. The log line of the next request shows that the poll has arrived.
  received = "";
  socket.write(writeGet("agentevent/101") + writeGet("calldata/101/statistics"));
  await simulator.readLine((line) => line.includes("queryCallStatisticsInfo"));
  simulator.child.kill("SIGTERM");
  await waitForEvent(socket, "close");
  t.same(await simulator.waitForEnd(), { exitCode: 0, signal: null, err: "" });
  const [head, body] = received.split("\r\n\r\n");
  t.match(head, /^HTTP\/1\.1 200 OK\r\n/);
  t.match(body, /^\{"message":"","retcode":"0"\}/);
});

test("closing stderr does not end a run that logs to it", async (t) => {
  const folder = t.testdir({ "hour.yaml": `${QUIET}steps: [ { wait: 1h } ]\n` });
  const ports = ["--port", "0", "--control-port", "0", "--certs-dir", `${folder}/certs`, "--log-format", "json"];
  const player = launch(t, ["run", `${folder}/hour.yaml`, "--wait-for-client", ...ports]);
  const ready = JSON.parse(await player.readLine());
  player.child.stderr.destroy();
  const port = Number(new URL(ready.gateway).port);
  const ca = readFileSync(ready.ca, "utf8");
  await signIn(port, ca);
  t.equal(
    await signIn(port, ca),
    "",
    "the second sign-in is refused with 100-002, although the log line of the first could not be written",
  );
  player.child.kill("SIGTERM");
  t.match(await player.readLine((line) => line.startsWith("Ended")), /because it was stopped\.$/);
  t.hasStrict(await player.waitForEnd(), { exitCode: 143, signal: null });
});

/** A file to which nothing can be written, as on a full disk. */
const FULL = "/dev/full";

const noFullDisk = !existsSync(FULL) && `there is no ${FULL} on this machine`;

/** Starts the executable with stdout on a full disk. */
function startOnFullDisk(t: Test, argv: readonly string[]) {
  const out = openSync(FULL, "w");
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: ["ignore", out, "pipe"] });
  closeSync(out);
  t.teardown(() => child.kill("SIGKILL"));
  let err = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    err += text;
    child.emit("output");
  });
  const closed = once(child, "close");
  return {
    child,
    output: () => err,
    async waitForEnd() {
      const [exitCode] = await waitFor(closed, () => `${argv.join(" ")} has not ended; stderr: ${err}`);
      return { exitCode, err };
    },
  };
}

test("if stdout cannot be written, the exit code of every command is 2", { skip: noFullDisk }, async (t) => {
  const folder = t.testdir({ "quiet.yaml": QUIET, "bad.yaml": "clock: fast\n" });
  const commands = [
    ["--help"],
    ["--version"],
    ["schema"],
    ["validate", "default"],
    ["validate", `${folder}/bad.yaml`],
    ["run", `${folder}/quiet.yaml`],
    ["run", `${folder}/quiet.yaml`, "--json"],
  ];
  for (const argv of commands) {
    const expected = { exitCode: 2, err: "stdout cannot be written: no space is left on the device\n" };
    t.same(await startOnFullDisk(t, argv).waitForEnd(), expected, argv.join(" "));
  }
  const serving = startOnFullDisk(t, [
    "serve",
    `${folder}/quiet.yaml`,
    "--port",
    "0",
    "--control-port",
    "0",
    "--certs-dir",
    folder,
  ]);
  await untilReceived(serving.child, "output", serving.output, "stdout cannot be written");
  t.equal(serving.child.exitCode, null, "the simulator continues");
  serving.child.kill("SIGTERM");
  t.hasStrict(await serving.waitForEnd(), { exitCode: 2 });
});

test("closing stdout is not an error", async (t) => {
  const { child, waitForEnd } = launch(t, ["schema"]);
  child.stdout.destroy();
  t.same(await waitForEnd(), { exitCode: 0, signal: null, err: "" });
});

test("with --stop-with-stdin, the simulator ends when the program that started it is killed", async (t) => {
  const folder = t.testdir({ "quiet.yaml": QUIET });
  const argv = ["serve", `${folder}/quiet.yaml`, "--stop-with-stdin", "--port", "0", "--control-port", "0"];
  const options = JSON.stringify([MAIN, ...argv, "--certs-dir", `${folder}/certs`]);
  // Starts the simulator with a pipe as its standard input, and passes its output on.
  const program = `require("node:child_process").spawn(process.execPath, ${options}, { stdio: ["pipe", "inherit", "inherit"] })`;
  const starter = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  starter.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  const outputClosed = once(starter, "close");
  const ready = JSON.parse((await untilReceived(starter.stdout, "data", () => out, "\n")).split("\n")[0] ?? "");
  t.not(ready.pid, starter.pid);
  starter.kill("SIGKILL");
  // The simulator has the same output, which closes when both have ended.
  await t.resolves(waitFor(outputClosed, "the simulator has not ended"));
});

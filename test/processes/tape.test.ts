// Tests of the tape of a process in a file: it has every answered input, even if the process is killed.
import { readFileSync } from "node:fs";
import { connect } from "node:tls";
import { type Test, test } from "tap";
import { ROOT } from "../support/client.ts";
import { waitForEvent } from "../support/waiting.ts";
import { launch, QUIET, signIn } from "./launched.ts";

/** Starts a simulator with a tape file. `prefix` has the same meaning as in `launch`. */
async function launchWithTape(t: Test, prefix: readonly string[] = []) {
  const folder = t.testdir({ "quiet.yaml": QUIET });
  const file = `${folder}/run.tape`;
  const ports = ["--port", "0", "--http-port", "0", "--control-port", "off", "--certs-dir", `${folder}/certs`];
  const argv = ["serve", `${folder}/quiet.yaml`, ...ports, "--log-format", "json", "--tape", file];
  const simulator = launch(t, argv, prefix);
  const ready = JSON.parse(await simulator.readLine());
  const readLines = () => readFileSync(file, "utf8").trimEnd().split("\n").slice(1);
  const port = Number(new URL(ready.gateway).port);
  return { simulator, http: ready.http, port, ca: readFileSync(ready.ca, "utf8"), file, readLines };
}

test("a process that is killed has written each input that it answered", async (t) => {
  const { simulator, port, ca, readLines } = await launchWithTape(t);
  await signIn(port, ca);
  simulator.child.kill("SIGKILL");
  t.hasStrict(await simulator.waitForEnd(), { signal: "SIGKILL" });
  t.match(
    readLines().map((line) => JSON.parse(line)),
    { length: 1, 0: { input: 1, request: { operation: "login", agent: "101" }, answer: { code: /^0$/ } } },
  );
});

test("the polls that are held at the end are answered on the tape", async (t) => {
  const { simulator, port, ca, readLines } = await launchWithTape(t);
  const guid = await signIn(port, ca);
  const socket = connect({ host: "127.0.0.1", port, ca }).resume();
  const poll = `GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: 127.0.0.1\r\nGuid: ${guid}\r\n\r\n`;
  socket.write(poll.repeat(3));
  // The log shows the first two polls, which get events. A later query shows that the third one is held.
  socket.write(poll.replace("agentevent/101", "calldata/101/statistics"));
  await simulator.readLine((line) => line.includes("queryCallStatisticsInfo"));
  simulator.child.kill("SIGTERM");
  await waitForEvent(socket, "close");
  t.hasStrict(await simulator.waitForEnd(), { exitCode: 0, err: "" });
  const marks = readLines().filter((line) => line.includes('"answered":4'));
  t.match(
    marks.map((line) => JSON.parse(line)),
    { length: 1, 0: { answered: 4, answer: { code: /^0$/ } } },
  );
});

test("a file that cannot grow causes one warning, and further requests are answered", async (t) => {
  // A file of the process can have 32 blocks of 512 bytes.
  const { simulator, http, file } = await launchWithTape(t, ["sh", "-c", 'ulimit -f 32; exec "$@"', "sh"]);
  const attempt = async () => {
    const body = JSON.stringify({ password: "wrong", phonenum: "40101" });
    const headers = { "Content-Type": "application/json" };
    return (await fetch(`${http}${ROOT}/onlineagent/101`, { method: "PUT", headers, body })).status;
  };
  const statuses = new Set<number>();
  for (let i = 0; i < 60; i++) statuses.add(await attempt());
  t.same([...statuses], [200]);
  const isAboutTape = (line: string) => line.includes("--tape");
  t.match(JSON.parse(await simulator.readLine(isAboutTape)), { level: 40, msg: /writing to .* has stopped/ });
  const text = readFileSync(file, "utf8");
  t.ok(text.length > 15_000 && text.endsWith("}\n"), "the file is nearly full and ends with a complete line");
  simulator.child.kill("SIGTERM");
  await t.rejects(simulator.readLine(isAboutTape), { message: /^the process ended without such a line/ });
  t.hasStrict(await simulator.waitForEnd(), { exitCode: 0, err: "" });
});

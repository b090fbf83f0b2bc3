// Tests of the end of a simulator with workers: after a signal, and after the kill of a worker or of its first process.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "tap";
import { isRunning } from "../../src/runtime/is-running.ts";
import { runToEnd } from "../cli/command.ts";
import { until } from "../support/waiting.ts";
import { connectTo, FIRST_WORLD, launchWorkers } from "./launched-workers.ts";

const waitUntilEnded = (pids: readonly number[]) => until(() => !pids.some(isRunning));

test("a signal releases held polls, and ends all workers with exit code 0", async (t) => {
  const { ready, child, waitForEnd } = await launchWorkers(t);
  const { client, ensureWorld, sim } = await connectTo(t, ready);
  await (await ensureWorld(FIRST_WORLD)).changeSettings({ pollHold: "0s" });
  const ada = client(101, FIRST_WORLD);
  await ada.signIn();
  await ada.pollAll();
  await sim.world(FIRST_WORLD).changeSettings({ pollHold: "1h" });
  const held = ada.poll();
  await until(async () => /^ccgw_held_polls\{world="tests".*\} 1$/m.test(await sim.metrics()));
  child.kill("SIGTERM");
  t.equal((await held).retcode, "0");
  t.hasStrict(await waitForEnd(), { exitCode: 0, err: "" });
  await waitUntilEnded(ready.workers.map(({ pid }) => pid));
});

test("if a worker is killed, the simulator ends with a sentence and exit code 1", async (t) => {
  const { ready, waitForEnd } = await launchWorkers(t);
  const [first, second] = ready.workers;
  if (first === undefined || second === undefined) throw new Error("The simulator has fewer than two workers.");
  process.kill(first.pid, "SIGKILL");
  t.hasStrict(await waitForEnd(), {
    exitCode: 1,
    err: `The worker worker-1 (pid ${first.pid}) was ended by SIGKILL: its worlds are lost, so the simulator ends.\n`,
  });
  await waitUntilEnded([second.pid]);
});

test("workers end when the process of the common address is killed", async (t) => {
  const { ready, child } = await launchWorkers(t);
  child.kill("SIGKILL");
  await waitUntilEnded(ready.workers.map(({ pid }) => pid));
});

test("requests are logged with their replica, and the tape has the default world", async (t) => {
  const tape = join(mkdtempSync(join(tmpdir(), "ccgw-")), "run.tape");
  t.teardown(() => rmSync(dirname(tape), { recursive: true }));
  const { ready, child, waitForEnd, readLine } = await launchWorkers(t, ["--tape", tape]);
  const { client, ensureWorld } = await connectTo(t, ready);
  await ensureWorld(FIRST_WORLD);
  await client(101, FIRST_WORLD).signIn();
  t.match(JSON.parse(await readLine()), { replica: "worker-1", operation: "login", world: FIRST_WORLD });
  await client(101).signIn();
  t.hasStrict(JSON.parse(await readLine()), { replica: "worker-2", operation: "login" });
  t.match(readFileSync(tape, "utf8"), /"operation":"login"/);
  child.kill("SIGTERM");
  t.equal((await waitForEnd()).exitCode, 0);
});

test("wrong options are reported once, and nothing is started", async (t) => {
  t.same(await runToEnd(["--workers", "65"]), {
    exitCode: 2,
    out: "",
    err: '--workers: "65" is not a valid number of workers: use a whole number from 1 to 64\n',
  });
  t.hasStrict(await runToEnd(["run", "default", "--workers", "2"]), {
    exitCode: 2,
    err: "--workers is not an option of run; it belongs to serve\n",
  });
  t.hasStrict(await runToEnd(["--workers", "2", "--store", "redis://127.0.0.1:1"]), {
    exitCode: 2,
    err: "--workers is given with --store: leave out one of the two\n",
  });
});

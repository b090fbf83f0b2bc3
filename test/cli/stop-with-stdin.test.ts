// Tests of --stop-with-stdin: the simulator stops when standard input ends.
import { PassThrough } from "node:stream";
import { test } from "tap";
import { onInputEnd } from "../../src/cli/stop-signal.ts";
import { waitFor } from "../support/waiting.ts";
import { ANY_PORTS, runToEnd, start } from "./command.ts";

test("with --stop-with-stdin the end of standard input stops the simulator like SIGTERM", async (t) => {
  const { ready, endInput, ended } = start([...ANY_PORTS, "--stop-with-stdin", "--certs-dir", t.testdir()]);
  await ready;
  t.equal(endInput(), true);
  t.equal((await ended).exitCode, 0);
});

test("without --stop-with-stdin the simulator continues when standard input ends", async (t) => {
  const { ready, endInput, signal, ended } = start([...ANY_PORTS, "--certs-dir", t.testdir()]);
  await ready;
  t.equal(endInput(), false);
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("--stop-with-stdin is refused with a scenario from standard input, and belongs to the command serve", async (t) => {
  t.hasStrict(await runToEnd(["serve", "-", "--stop-with-stdin"]), {
    exitCode: 2,
    err: "--stop-with-stdin is given with the scenario -: both read standard input. Give the scenario as a file or a name\n",
  });
  t.match(await runToEnd(["run", "default", "--stop-with-stdin"]), {
    exitCode: 2,
    err: /--stop-with-stdin is not an option of run; it belongs to serve/,
  });
});

test("the content of the input is dropped, and its end or a failure is reported once", async (t) => {
  for (const endInput of [
    (input: PassThrough) => input.end(),
    (input: PassThrough) => input.destroy(new Error("gone")),
  ]) {
    const input = new PassThrough();
    let ends = 0;
    const reported = new Promise<void>((resolve) => {
      onInputEnd(input, () => {
        ends += 1;
        resolve();
      });
    });
    input.on("error", () => {});
    input.write("ignored");
    endInput(input);
    await waitFor(reported, "the end of the input is not reported");
    t.equal(ends, 1);
  }
});

test("after the listener is removed, the end of the input is not reported", async (t) => {
  const input = new PassThrough();
  const stop = onInputEnd(input, () => t.fail("reported"));
  stop();
  input.end();
  t.equal(input.isPaused(), true);
});

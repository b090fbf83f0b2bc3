// Tests of the end of long commands: by a signal, and within a limit even if the shutdown hangs.
import { test } from "tap";
import type { CommandContext, Signal } from "../../src/cli/command-context.ts";
import { createStopSignal } from "../../src/cli/stop-signal.ts";
import { FakeWall } from "../support/wall.ts";

/** The maximum duration of a shutdown, in milliseconds. */
const LIMIT_MS = 1_400;

/** Creates the stop signal of a fake process, with its exit codes, its clock and a function that sends it a signal. */
function createFakeStopSignal() {
  const codes: number[] = [];
  let listener: ((signal: Signal) => void) | undefined;
  const onSignal: CommandContext["onSignal"] = (onEach) => {
    listener = onEach;
    return () => {
      listener = undefined;
    };
  };
  const wall = new FakeWall(0);
  const exit = (code: number): void => void codes.push(code);
  const stop = createStopSignal(
    { onSignal, exit } as CommandContext,
    () => 0,
    (wait, callback) => wall.after(wait, callback),
  );
  return { codes, wall, stop, send: (signal: Signal) => listener?.(signal) };
}

test("a shutdown that hangs is ended at its limit, with the exit code of the command", (t) => {
  const { codes, wall, stop, send } = createFakeStopSignal();
  wall.advance(60_000);
  send("SIGTERM");
  t.strictSame([stop.signal.aborted, stop.signal.reason], [true, "SIGTERM"]);
  wall.advance(LIMIT_MS - 1);
  t.strictSame(codes, [], "not earlier");
  wall.advance(1);
  t.strictSame(codes, [0]);
  t.end();
});

test("a second signal ends the process immediately", (t) => {
  const { codes, send } = createFakeStopSignal();
  send("SIGTERM");
  send("SIGINT");
  t.strictSame(codes, [130]);
  t.end();
});

test("the limit also applies when the command has ended and only its output hangs", (t) => {
  const { codes, wall, stop, send } = createFakeStopSignal();
  send("SIGINT");
  stop.dispose();
  send("SIGINT");
  t.strictSame(codes, [], "signals are ignored after the end");
  wall.advance(LIMIT_MS);
  t.strictSame(codes, [0]);
  t.end();
});

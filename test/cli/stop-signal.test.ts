// The end of a command that goes on for long: by a signal, and in good time even where its shutdown hangs.
import { test } from "tap";
import type { CommandContext, Signal } from "../../src/cli/command-context.ts";
import { stopSignal } from "../../src/cli/stop-signal.ts";
import { FakeWall } from "../support/wall.ts";

/** How long a shutdown may take (milliseconds). */
const LIMIT = 1_400;

/** A process that notes how it is to end, and how signals get to it. */
function begin() {
  const codes: number[] = [];
  let listener: ((signal: Signal) => void) | undefined;
  const onSignal: CommandContext["onSignal"] = (listen) => {
    listener = listen;
    return () => {
      listener = undefined;
    };
  };
  const wall = new FakeWall(0);
  const exit = (code: number): void => void codes.push(code);
  const stop = stopSignal(
    { onSignal, exit } as CommandContext,
    () => 0,
    (wait, callback) => wall.after(wait, callback),
  );
  return { codes, wall, stop, send: (signal: Signal) => listener?.(signal) };
}

test("a shutdown that never ends is cut off at its limit, with the exit code of the command", (t) => {
  const { codes, wall, stop, send } = begin();
  wall.pass(60_000);
  send("SIGTERM");
  t.strictSame([stop.signal.aborted, stop.signal.reason], [true, "SIGTERM"]);
  wall.pass(LIMIT - 1);
  t.strictSame(codes, [], "not earlier");
  wall.pass(1);
  t.strictSame(codes, [0]);
  t.end();
});

test("a second signal ends the process at once", (t) => {
  const { codes, send } = begin();
  send("SIGTERM");
  send("SIGINT");
  t.strictSame(codes, [130]);
  t.end();
});

test("the limit holds also when the command is over and only its output hangs", (t) => {
  const { codes, wall, stop, send } = begin();
  send("SIGINT");
  stop.dispose();
  send("SIGINT");
  t.strictSame(codes, [], "nobody listens any more");
  wall.pass(LIMIT);
  t.strictSame(codes, [0]);
  t.end();
});

// Tests of signals from the start of a process, with a fake process.
import { test } from "tap";
import type { Signal } from "../../src/cli/command-context.ts";
import { type SignalSource, Signals } from "../../src/cli/process-signals.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";

/** Creates a fake process, with its exit codes and a function that sends it a signal. */
function createFakeProcess(pid: number) {
  const listeners = new Map<Signal, Set<(signal: Signal) => void>>();
  const codes: number[] = [];
  const fake: SignalSource = {
    pid,
    on: (signal, listener) => listeners.set(signal, (listeners.get(signal) ?? new Set()).add(listener)),
    off: (signal, listener) => listeners.get(signal)?.delete(listener),
    exit: (code) => codes.push(code),
  };
  const send = (signal: Signal): boolean => {
    const called = [...(listeners.get(signal) ?? [])];
    for (const listener of called) listener(signal);
    return called.length > 0;
  };
  return { fake, codes, send };
}

test("signals before a command listens are kept in order", async (t) => {
  const { fake, send } = createFakeProcess(7);
  const signals = new Signals(fake);
  t.equal(signals.pending, undefined);
  send("SIGTERM");
  send("SIGINT");
  t.equal(signals.pending, "SIGTERM");
  const received: Signal[] = [];
  signals.listen((signal) => received.push(signal));
  await waitForNextTurn();
  send("SIGTERM");
  t.strictSame(received, ["SIGTERM", "SIGINT", "SIGTERM"]);
});

test("when the command stops listening, the system ends the process", async (t) => {
  const { fake, send, codes } = createFakeProcess(7);
  const stop = new Signals(fake).listen(() => {});
  t.equal(send("SIGTERM"), true);
  stop();
  t.strictSame([send("SIGTERM"), send("SIGINT"), codes], [false, false, []]);
});

test("the first process of a container exits itself", async (t) => {
  const { fake, send, codes } = createFakeProcess(1);
  new Signals(fake).restoreDefaults();
  send("SIGTERM");
  send("SIGINT");
  t.strictSame(codes, [143, 130]);
});

// Runs command lines inside the test, in surroundings that write down what a terminal would show.
import { EventEmitter } from "node:events";
import { run } from "../../src/cli/run.ts";
import type { Signal } from "../../src/cli/surroundings.ts";

export interface Shown {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A command that runs: `ready` is its first line, `ended` what it had shown by its end, `exits` the codes it wanted to leave at once with. */
export function start(argv: readonly string[], environment: Record<string, string> = {}) {
  const shown = { out: "", err: "" };
  const signals = new EventEmitter();
  const exits: number[] = [];
  let tell = (_line: string): void => {};
  const ready = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const ended: Promise<Shown> = run(argv, {
    environment,
    out: {
      write(text) {
        shown.out += text;
        if (shown.out.includes("\n")) tell(shown.out.slice(0, shown.out.indexOf("\n")));
      },
    },
    err: {
      write(text) {
        shown.err += text;
      },
    },
    onSignal(listener) {
      signals.on("signal", listener);
      return () => signals.off("signal", listener);
    },
    exit: (code) => exits.push(code),
  }).then((exitCode) => ({ exitCode, ...shown }));
  return { ready, ended, exits, signal: (signal: Signal) => signals.emit("signal", signal) };
}

/** Runs a command that ends by itself. */
export function command(argv: readonly string[], environment: Record<string, string> = {}): Promise<Shown> {
  return start(argv, environment).ended;
}

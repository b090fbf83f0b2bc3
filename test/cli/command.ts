// Runs command lines inside the test, in context that write down what a terminal would show.
import { EventEmitter, once } from "node:events";
import type { Signal } from "../../src/cli/command-context.ts";
import { dispatch } from "../../src/cli/dispatch.ts";

export interface Shown {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A command that runs: `ready` is its first line, `ended` what it had shown by its end, `exits` the codes it wanted to leave at once with. */
export function start(
  argv: readonly string[],
  environment: Record<string, string> = {},
  input: string | Uint8Array = "",
) {
  const shown = { out: "", err: "" };
  const signals = new EventEmitter();
  const exits: number[] = [];
  const writes = new EventEmitter();
  /** Comes when so much is shown that something is in it; answers what has been shown by then. */
  const shows = async (wanted: string, where: "out" | "err" = "out"): Promise<string> => {
    while (!shown[where].includes(wanted)) await once(writes, where);
    return shown[where];
  };
  const ready = shows("\n").then((out) => out.slice(0, out.indexOf("\n")));
  const ended: Promise<Shown> = dispatch(argv, {
    environment,
    out: {
      write(text) {
        shown.out += text;
        writes.emit("out");
      },
    },
    err: {
      write(text) {
        shown.err += text;
        writes.emit("err");
      },
    },
    readInput: async () => Buffer.from(input),
    onSignal(listener) {
      signals.on("signal", listener);
      return () => signals.off("signal", listener);
    },
    watch(file, changed) {
      signals.on(`changed ${file}`, changed);
      return () => signals.off(`changed ${file}`, changed);
    },
    exit: (code) => exits.push(code),
  }).then((exitCode) => ({ exitCode, ...shown }));
  return {
    ready,
    ended,
    exits,
    shows,
    signal: (signal: Signal) => signals.emit("signal", signal),
    /** Tells the command that a file has changed; false when it does not watch it. */
    changed: (file: string) => signals.emit(`changed ${file}`),
  };
}

/** Runs a command that ends by itself. */
export function command(
  argv: readonly string[],
  environment: Record<string, string> = {},
  input: string | Uint8Array = "",
): Promise<Shown> {
  return start(argv, environment, input).ended;
}

// Runs command lines inside the test, with a context that records what a terminal would show.

import { EventEmitter } from "node:events";
import type { Signal } from "../../src/cli/command-context.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import { untilReceived } from "../support/waiting.ts";

/** Options for any free ports. */
export const ANY_PORTS = ["--port", "0", "--control-port", "0"];

/** The exit code of a command, with its whole output. */
export interface Result {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Starts a command.
 *
 * @returns `ready` resolves to its first line and `ended` to its result; `exits` has the codes of its immediate exits, and
 * `opened` the pages that it has opened. With the variable NO_BROWSER, it can open none.
 */
export function start(
  argv: readonly string[],
  environment: Record<string, string> = {},
  input: string | Uint8Array = "",
) {
  const shown = { out: "", err: "" };
  const signals = new EventEmitter();
  const exits: number[] = [];
  const opened: string[] = [];
  const writes = new EventEmitter();
  /** Waits until the output contains a text. Returns the output so far. */
  const waitForText = (wanted: string, where: "out" | "err" = "out"): Promise<string> =>
    untilReceived(writes, where, () => shown[where], wanted);
  const ready = waitForText("\n").then((out) => out.slice(0, out.indexOf("\n")));
  // A command that prints nothing has no first line, and most tests do not wait for one.
  ready.catch(() => {});
  const ended: Promise<Result> = dispatch(argv, {
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
    onInputEnd(listener) {
      signals.once("input ended", listener);
      return () => signals.off("input ended", listener);
    },
    onSignal(listener) {
      signals.on("signal", listener);
      return () => signals.off("signal", listener);
    },
    watch(file, onChange) {
      signals.on(`changed ${file}`, onChange);
      return () => signals.off(`changed ${file}`, onChange);
    },
    openPage: (url, onFailure) => {
      opened.push(url);
      if (environment["NO_BROWSER"] !== undefined) onFailure("spawn xdg-open ENOENT");
    },
    exit: (code) => exits.push(code),
  }).then((exitCode) => ({ exitCode, ...shown }));
  return {
    ready,
    ended,
    exits,
    opened,
    waitForText,
    signal: (signal: Signal) => signals.emit("signal", signal),
    /** Ends standard input. Returns false if the command does not wait for that. */
    endInput: () => signals.emit("input ended"),
    /** Notifies the command that a file has changed. Returns false if the command does not watch it. */
    reportChange: (file: string) => signals.emit(`changed ${file}`),
  };
}

/** Runs a command to its end. */
export function runToEnd(
  argv: readonly string[],
  environment: Record<string, string> = {},
  input: string | Uint8Array = "",
): Promise<Result> {
  return start(argv, environment, input).ended;
}

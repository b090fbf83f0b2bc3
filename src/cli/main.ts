#!/usr/bin/env node
// The executable: runs its command line in this process, and ends with the exit code of the command.
import { dispatch } from "./dispatch.ts";
import type { Signal } from "./surroundings.ts";
import { reportUnwritable } from "./unwritable.ts";
import { watchFile } from "./watch-file.ts";

// By itself the heap doubles before it is looked through, and the process with it: the log keeps each event for as long as it takes to be
// moved among what lasts. Looked through a fifth at a time, and not given back in between, the memory of a busy simulator stays where it is.
// Not during the start, in which the heap grows to its size.
setTimeout(async () => {
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--heap-growing-percent=20");
  setFlagsFromString("--no-memory-reducer");
}, 3_000).unref();

const outputFailed = reportUnwritable(process.stdout, process.stderr);
// Where not even the reason can be written, nobody is left to read it.
process.stderr.on("error", () => {});

const exitCode = await dispatch(process.argv.slice(2), {
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
  readInput: async () => (await import("node:stream/consumers")).buffer(process.stdin),
  onSignal(listener) {
    const signals: readonly Signal[] = ["SIGINT", "SIGTERM"];
    for (const signal of signals) process.on(signal, listener);
    return () => {
      for (const signal of signals) process.off(signal, listener);
    };
  },
  watch: watchFile,
  exit: (code) => process.exit(code),
});
// An error that comes later sets the exit code itself.
if (!outputFailed()) process.exitCode = exitCode;

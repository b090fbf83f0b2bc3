#!/usr/bin/env node
// The executable: runs its command line in this process, and ends with the exit code of the command.
import { dispatch } from "./dispatch.ts";
import type { Signal } from "./surroundings.ts";
import { watchFile } from "./watch-file.ts";

// A reader who goes away, as head does, ends neither the simulator nor its log.
process.stdout.on("error", () => {});

process.exitCode = await dispatch(process.argv.slice(2), {
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
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

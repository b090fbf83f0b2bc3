#!/usr/bin/env node
// The executable: listens for signals before it loads other modules, then runs its command line.
import { Signals } from "./process-signals.ts";

const signals = new Signals(process);
const parent = process.ppid;
const argv = process.argv.slice(2);
// There is no top-level await, because CommonJS does not have it.
if (argv.length === 1 && argv[0] === "--version") {
  // Scripts ask for the version often. Loading the commands would take most of the time.
  void import("./print-version.ts").then(({ printVersion }) => printVersion(signals));
} else void import("./command-line.ts").then(({ runCommandLine }) => runCommandLine(signals, parent));

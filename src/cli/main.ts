#!/usr/bin/env node
// The executable: listens for signals before it loads other modules, then runs its command line.
import { Signals } from "./process-signals.ts";

const signals = new Signals(process);
const parent = process.ppid;
const { runCommandLine } = await import("./command-line.ts");
await runCommandLine(signals, parent);

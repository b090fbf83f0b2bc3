#!/usr/bin/env node
// The executable: listens for signals before anything else is loaded, and runs its command line in this process.
import { Signals } from "./process-signals.ts";

const signals = new Signals(process);
const parent = process.ppid;
const { runCommandLine } = await import("./command-line.ts");
await runCommandLine(signals, parent);

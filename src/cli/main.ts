#!/usr/bin/env node
// The executable: listens for signals before it loads other modules, then runs its command line.
import { Signals } from "./process-signals.ts";

const signals = new Signals(process);
const parent = process.ppid;
// Without a top-level await, which CommonJS does not have.
void import("./command-line.ts").then(({ runCommandLine }) => runCommandLine(signals, parent));

// Runs the command line of this process, and ends it with the exit code of the command.
import { setTimeout } from "../runtime/time.ts";
import { readArguments } from "./arguments.ts";
import { SIGNAL_CODE } from "./command-context.ts";
import { dispatch } from "./dispatch.ts";
import { reportUnwritable, UNWRITABLE } from "./output/write-failure.ts";
import type { Signals } from "./process-signals.ts";
import { watchFile } from "./watch-file.ts";

/** Runs the command that the arguments of the process name. `parent` is the process that started this one. */
export async function runCommandLine(signals: Signals, parent: number): Promise<void> {
  const argv = process.argv.slice(2);
  const asked = readArguments(argv);
  const command = "problem" in asked ? undefined : asked.command;
  if (signals.waiting !== undefined) {
    // Nothing has begun: a simulator that serves has ended well.
    process.exit(command === "serve" ? 0 : SIGNAL_CODE[signals.waiting]);
  }
  if (command === "serve" || command === "run") await endWithNpm(parent);
  else signals.leave();
  growSlowly();

  const outputFailed = reportUnwritable(process.stdout, process.stderr);
  // Where not even the reason can be written, nobody is left to read it.
  process.stderr.on("error", () => {});
  const exitCode = await dispatch(argv, {
    environment: process.env,
    out: process.stdout,
    err: process.stderr,
    readInput: async () => (await import("node:stream/consumers")).buffer(process.stdin),
    onSignal: (listener) => signals.listen(listener),
    watch: watchFile,
    exit: (code) => process.exit(outputFailed() ? UNWRITABLE : code),
  });
  // An error that comes later sets the exit code itself.
  if (!outputFailed()) process.exitCode = exitCode;
}

/** Ends this process as SIGTERM does when npm or npx, which has started it, is gone. */
async function endWithNpm(parent: number): Promise<void> {
  const { npm_command: command, npm_lifecycle_event: event } = process.env;
  if (command === undefined && event === undefined) return;
  const { npmParents, whenGone } = await import("./npm-parent.ts");
  whenGone(npmParents(process.env, parent), () => process.kill(process.pid, "SIGTERM"));
}

/**
 * By itself the heap doubles before it is looked through, and the process with it: the log keeps each event for as long as it takes to be
 * moved among what lasts. Looked through a fifth at a time, and not given back in between, the memory of a busy simulator stays where it is.
 * Not during the start, in which the heap grows to its size.
 */
function growSlowly(): void {
  setTimeout(async () => {
    const { setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--heap-growing-percent=20");
    setFlagsFromString("--no-memory-reducer");
  }, 3_000).unref();
}

// Runs the command line of this process and sets its exit code.
import { limitHeapGrowth } from "../runtime/heap-growth.ts";
import { type ParsedCommand, readArguments } from "./arguments.ts";
import { SIGNAL_CODE } from "./command-context.ts";
import { isServedAfterReplay } from "./command-options/replay-options.ts";
import { dispatch } from "./dispatch.ts";
import { EXIT_ERROR } from "./exit-codes.ts";
import { reportWriteFailures } from "./output/write-failure.ts";
import type { Signals } from "./process-signals.ts";
import { onInputEnd } from "./stop-signal.ts";
import { watchFile } from "./watch-file.ts";

/**
 * Runs the command that the arguments of this process name.
 *
 * @param signals the signals of the process, including those that it has already received.
 * @param parent the id of the process that started this one.
 */
export async function runCommandLine(signals: Signals, parent: number): Promise<void> {
  const argv = process.argv.slice(2);
  const parsed = readArguments(argv);
  const command = "problem" in parsed ? undefined : parsed.command;
  if (signals.pending !== undefined) {
    // The command has not started, so serve ends successfully.
    process.exit(command === "serve" ? 0 : SIGNAL_CODE[signals.pending]);
  }
  if (!("problem" in parsed) && isLongRunning(parsed)) await endWithNpm(parent);
  else signals.restoreDefaults();
  limitHeapGrowth();

  const hasOutputFailed = reportWriteFailures(process.stdout, process.stderr);
  // If stderr cannot be written either, the reason cannot be reported.
  process.stderr.on("error", () => {});
  const exitCode = await dispatch(argv, {
    environment: process.env,
    out: process.stdout,
    err: process.stderr,
    readInput: async () => (await import("node:stream/consumers")).buffer(process.stdin),
    onInputEnd: (listener) => onInputEnd(process.stdin, listener),
    onSignal: (listener) => signals.listen(listener),
    watch: watchFile,
    openPage: (url, onFailure) => {
      void import("./open-page.ts").then(({ openPage }) => openPage(url, onFailure, process));
    },
    exit: (code) => process.exit(hasOutputFailed() ? EXIT_ERROR : code),
  });
  // A later write failure sets the exit code itself.
  if (!hasOutputFailed()) process.exitCode = exitCode;
}

/** Returns whether a command runs until a signal or the end of a scenario, and handles signals itself. A signal ends the others at once. */
function isLongRunning(parsed: ParsedCommand): boolean {
  return (
    parsed.command === "serve" ||
    parsed.command === "run" ||
    (parsed.command === "replay" && isServedAfterReplay(parsed.flags))
  );
}

/** Sends SIGTERM to this process when its npm or npx ends. Does nothing if neither has started it. */
async function endWithNpm(parent: number): Promise<void> {
  const { npm_command: command, npm_lifecycle_event: event } = process.env;
  if (command === undefined && event === undefined) return;
  const { findNpmParents, onParentGone } = await import("./npm-parent.ts");
  onParentGone(findNpmParents(process.env, parent), () => process.kill(process.pid, "SIGTERM"));
}

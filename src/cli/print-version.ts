// Prints the version of this package, without the modules of the commands.
import { readPackageVersion } from "../runtime/version.ts";
import { reportWriteFailures } from "./output/write-failure.ts";
import type { Signals } from "./process-signals.ts";

/** Prints the version, such as `1.2.0`. A signal ends the process immediately. */
export function printVersion(signals: Signals): void {
  signals.restoreDefaults();
  reportWriteFailures(process.stdout, process.stderr);
  // If stderr cannot be written either, the reason cannot be reported.
  process.stderr.on("error", () => {});
  process.stdout.write(`${readPackageVersion()}\n`);
}

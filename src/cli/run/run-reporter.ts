// Prints the report of a run: line by line for people, or as one JSON object at the end for programs.
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { CommandContext } from "../command-context.ts";
import type { RunOptions } from "../command-options/run-options.ts";
import { openProgressBar } from "./progress-bar.ts";
import type { RunReport } from "./run-report.ts";
import { formatBeginning, formatOutcome, formatSummary } from "./run-report-text.ts";

type Outputs = Pick<CommandContext, "out" | "err" | "environment">;

interface PlayedWorld {
  readonly scenario: { readonly name: string };
  readonly seed: number;
}

/** Prints the report of a run. */
export interface RunReporter {
  /** Starts the report, at `start` (milliseconds since 1970). Earlier outcomes are printed after its first line. */
  begin(world: PlayedWorld, start: number): void;
  /** Adds an outcome. `trace`: lines to show about what happened before it. */
  addOutcome(outcome: Outcome, trace?: readonly string[]): void;
  /** Prints a sentence to stderr, which is not part of the report. */
  remark(sentence: string): void;
  /**
   * Shows the progress.
   *
   * @param playedMs the virtual time since the start.
   * @param totalMs the length of the run, if it is known.
   */
  showProgress(playedMs: number, totalMs: number | undefined): void;
  /** Prints the end of the report. `tookMs` is the wall time that the run took. */
  end(report: RunReport, tookMs: number): void;
}

/** Opens a reporter for people or, with --json, for programs. */
export function openRunReporter({ json, waitForClient }: RunOptions, outputs: Outputs): RunReporter {
  // With clients, stderr has the log, so there is no progress bar.
  return json ? reportToPrograms(outputs) : reportToPeople(outputs, !waitForClient);
}

function reportToPrograms({ out, err }: Outputs): RunReporter {
  return {
    begin: () => {},
    addOutcome: () => {},
    remark: (sentence) => err.write(`${sentence}\n`),
    showProgress: () => {},
    end: (report) => out.write(`${JSON.stringify(report)}\n`),
  };
}

function reportToPeople({ out, err, environment }: Outputs, showsProgress: boolean): RunReporter {
  const isColored = out.isTTY === true && !environment["NO_COLOR"];
  const progress = openProgressBar(err, showsProgress);
  let begunAt: number | undefined;
  let earlyOutcomes: [Outcome, readonly string[] | undefined][] = [];
  const reporter: RunReporter = {
    begin({ scenario: { name }, seed }, start) {
      begunAt = start;
      out.write(formatBeginning({ name, seed, start }));
      for (const [outcome, trace] of earlyOutcomes) reporter.addOutcome(outcome, trace);
      earlyOutcomes = [];
    },
    addOutcome(outcome, trace = []) {
      if (begunAt === undefined) {
        earlyOutcomes.push([outcome, trace]);
        return;
      }
      progress.hide();
      out.write(formatOutcome(outcome, begunAt, isColored));
      for (const line of trace) out.write(`            | ${line}\n`);
    },
    remark(sentence) {
      progress.hide();
      err.write(`${sentence}\n`);
    },
    showProgress: (playedMs, totalMs) => progress.show(playedMs, totalMs),
    end(report, tookMs) {
      progress.hide();
      out.write(formatSummary(report, tookMs));
    },
  };
  return reporter;
}

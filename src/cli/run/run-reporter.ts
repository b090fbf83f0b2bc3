// Tells a run to whoever reads the output: line by line for people, or as one JSON object at the end.
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { Surroundings } from "../command-context.ts";
import type { RunOptions } from "../run-options.ts";
import { openProgress } from "./progress-bar.ts";
import type { Account } from "./run-report.ts";
import { beginningText, outcomeText, summaryText } from "./run-report-text.ts";

/** Where a run is told. */
type Place = Pick<Surroundings, "out" | "err" | "environment">;

/** What is told of a world before anything of it comes out. */
interface Played {
  readonly scenario: { readonly name: string };
  readonly seed: number;
}

export interface Teller {
  /** The world is there. What has come out until then is told behind it. */
  begin(world: Played, start: number): void;
  tell(outcome: Outcome): void;
  /** Something that is no outcome: beside the account, never in it. */
  remark(sentence: string): void;
  /** How far the run has come, and how long it will be, if that is known (milliseconds of virtual time). */
  reached(played: number, whole: number | undefined): void;
  /** The run is over; it took so many milliseconds of wall time. */
  end(account: Account, took: number): void;
}

export function openTeller({ json, waitForClient }: RunOptions, place: Place): Teller {
  // With clients the log is written where the bar would be.
  return json ? tellPrograms(place) : tellPeople(place, !waitForClient);
}

function tellPrograms({ out, err }: Place): Teller {
  return {
    begin: () => {},
    tell: () => {},
    remark: (sentence) => err.write(`${sentence}\n`),
    reached: () => {},
    end: (account) => out.write(`${JSON.stringify(account)}\n`),
  };
}

function tellPeople({ out, err, environment }: Place, withProgress: boolean): Teller {
  const colored = out.isTTY === true && !environment["NO_COLOR"];
  const progress = openProgress(err, withProgress);
  let began: number | undefined;
  let held: Outcome[] = [];
  const teller: Teller = {
    begin({ scenario: { name }, seed }, start) {
      began = start;
      out.write(beginningText({ name, seed, start }));
      for (const outcome of held) teller.tell(outcome);
      held = [];
    },
    tell(outcome) {
      if (began === undefined) {
        held.push(outcome);
        return;
      }
      progress.hide();
      out.write(outcomeText(outcome, began, colored));
    },
    remark(sentence) {
      progress.hide();
      err.write(`${sentence}\n`);
    },
    reached: (played, whole) => progress.show(played, whole),
    end(account, took) {
      progress.hide();
      out.write(summaryText(account, took));
    },
  };
  return teller;
}

// The option of the command `to-scenario`.
import { path } from "../../options/option-forms.ts";
import type { OptionTable } from "../../options/options.ts";

/** The options that only the command `to-scenario` has. */
export interface ToScenarioOptions {
  /** The file of the scenario; undefined: standard output. */
  output: string | undefined;
}

/** A row for each option. */
export const TO_SCENARIO_OPTIONS: OptionTable<ToScenarioOptions> = {
  output: {
    ...path("output file", "the path of a YAML file to write"),
    flag: "output",
    short: "o",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "standard output",
    help: "Write the scenario to this file. An existing file is replaced.",
  },
};

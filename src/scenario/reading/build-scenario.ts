// Builds a Scenario from a checked file.

import { parseClockMode } from "../../forms/clock-mode.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import type { Path } from "../../forms/problems.ts";
import { readDuration } from "../../forms/values.ts";
import { buildCenter, DEFAULT_CENTER } from "../center/build-center.ts";
import type { Scenario } from "../scenario.ts";
import { chatTraffic } from "../steps/traffic.ts";
import { buildSteps } from "./build-steps.ts";
import type { WrittenScenario } from "./scenario-schema.ts";
import { readSettings } from "./settings-schema.ts";

/**
 * Returns the scenario of a checked file.
 *
 * @param name the name if the file has none.
 * @param lineOf returns the line of a step by its path.
 */
export function buildScenario(written: WrittenScenario, name: string, lineOf: (path: Path) => number): Scenario {
  return {
    name: written.name ?? name,
    ...withoutUndefined({
      seed: written.seed,
      start: mapDefined(written.start, Date.parse),
      clock: mapDefined(written.clock, parseClockMode),
      duration: mapDefined(written.duration, readDuration),
    }),
    settings: readSettings(written.settings ?? {}),
    variables: written.variables ?? {},
    center: buildCenter(written.center ?? DEFAULT_CENTER),
    ...withoutUndefined({ chats: written.center?.chats?.map((traffic) => chatTraffic.build(traffic)) }),
    steps: buildSteps(written.steps ?? [], ["steps"], lineOf),
  };
}

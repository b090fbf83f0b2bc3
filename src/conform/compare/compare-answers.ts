// Compares two answers at the levels of a single answer: L0 to L3, and L5.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import type { Level } from "../levels.ts";
import { type JsonObject, jsonOf, retcodeOf } from "../session/answer-json.ts";
import { compareHeaders } from "./compare-headers.ts";
import { type ComparisonRules, type Deviation, ValueComparison } from "./compare-values.ts";

/** The comparison of two answers. */
export interface AnswerComparison {
  /** The levels at which they could be compared. */
  readonly levels: readonly Level[];
  readonly deviations: readonly Deviation[];
}

/** The interface with the 18 counters. */
const STATISTICS = "calldata/queryCallStatisticsInfo";

/**
 * Compares two answers. If the retcodes differ, status and body are not compared. If the tape lacks the body, only the headers are.
 *
 * @param about the name of the interface with its group, or of the event
 */
export function compareAnswers(
  about: string,
  real: GatewayAnswer,
  simulated: GatewayAnswer,
  rules: ComparisonRules,
): AnswerComparison {
  const deviations: Deviation[] = [...compareHeaders(real, simulated, rules)];
  if (typeof real.body !== "string" && real.body.isMissing === true) return { levels: ["L0"], deviations };
  const bodies = [jsonOf(real), jsonOf(simulated)] as const;
  const retcodes = [retcodeOf(real), retcodeOf(simulated)] as const;
  if (retcodes[0] !== retcodes[1]) {
    deviations.push({ level: "L1", path: "retcode", real: retcodes[0], simulated: retcodes[1] });
    return { levels: ["L0", "L1"], deviations };
  }
  if (real.status !== simulated.status) {
    deviations.push({ level: "L1", path: "status", real: String(real.status), simulated: String(simulated.status) });
  }
  const [body, other] = bodies;
  if (body === undefined || other === undefined) {
    if (body !== other) deviations.push({ level: "L1", path: "body", ...formsOf(body, other) });
    return { levels: ["L0", "L1"], deviations };
  }
  const values = new ValueComparison(rules, about === STATISTICS);
  values.compare("", "", body, other, "L1");
  deviations.push(...values.deviations);
  const hasCounters = about === STATISTICS && retcodes[0] === "0";
  return { levels: ["L0", "L1", "L2", "L3", ...(hasCounters ? (["L5"] as const) : [])], deviations };
}

/** Returns for each side whether the body is a JSON object, as texts for a report. */
function formsOf(real: JsonObject | undefined, simulated: JsonObject | undefined) {
  const formOf = (body: JsonObject | undefined): string => (body === undefined ? "no JSON object" : "a JSON object");
  return { real: formOf(real), simulated: formOf(simulated) };
}

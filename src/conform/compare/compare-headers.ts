// Compares the headers of two answers: names, case, order and values.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import { findRenamedKind, isHidden } from "../session/value-forms.ts";
import type { ComparisonRules, Deviation } from "./compare-values.ts";

/** The headers whose values depend on the time or the body. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["date", "content-length", "expires"]);

/** A Guid, alone or after the name of a cookie. */
const GUID_IN = /^(?<before>(?:.*=)?)(?<guid>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}.*)$/i;

/** The headers of a connection, which HTTP/2 does not have. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Returns how the headers of two answers differ. */
export function compareHeaders(
  { headers, isHttp2 }: GatewayAnswer,
  simulatedAnswer: GatewayAnswer,
  rules: ComparisonRules,
): readonly Deviation[] {
  const real = listHeaders(headers);
  const simulated = listHeaders(simulatedAnswer.headers).filter(
    ({ key }) => isHttp2 !== true || !CONNECTION_HEADERS.has(key),
  );
  const deviations: Deviation[] = [];
  const add = (level: Deviation["level"], path: string, one: string, other: string): void => {
    deviations.push({ level, path, real: one, simulated: other });
  };
  const others = new Map(simulated.map((header) => [header.key, header]));
  const keys = new Set(real.map(({ key }) => key));
  for (const { name, value, key } of real) {
    const path = `header ${name}`;
    const other = others.get(key);
    if (other === undefined) add("L0", path, value, "absent");
    else if (isHttp2 !== true && other.name !== name) add("L0", path, name, other.name);
    else if (!isSameValue(name.toLowerCase(), value, other.value, rules)) {
      add(GUID_IN.test(value) ? "L3" : "L0", path, value, other.value);
    }
  }
  for (const { name, value, key } of simulated) {
    if (!keys.has(key)) add("L0", `header ${name}`, "absent", value);
  }
  const common = [real, simulated].map((side) =>
    side
      .filter(({ key }) => others.has(key) && keys.has(key))
      .map(({ name }) => name.toLowerCase())
      .join(", "),
  ) as [string, string];
  if (common[0] !== common[1]) add("L0", "headers: order", ...common);
  return deviations;
}

/** A header of an answer. */
interface AnswerHeader {
  readonly name: string;
  readonly value: string;
  /** The name in lower case; with a number for a repeated header. */
  readonly key: string;
}

function listHeaders(headers: GatewayAnswer["headers"]): readonly AnswerHeader[] {
  const counts = new Map<string, number>();
  return headers.map(([name, value]) => {
    const lower = name.toLowerCase();
    const count = (counts.get(lower) ?? 0) + 1;
    counts.set(lower, count);
    return { name, value, key: count === 1 ? lower : `${lower} ${count}` };
  });
}

function isSameValue(
  name: string,
  real: string,
  simulated: string,
  { renaming, isAnonymous }: ComparisonRules,
): boolean {
  if (NOT_COMPARED.has(name) || isHidden(real, isAnonymous)) return true;
  const [one, other] = [GUID_IN.exec(real)?.groups, GUID_IN.exec(simulated)?.groups];
  if (one?.["before"] !== other?.["before"]) return false;
  const [guid = "", otherGuid = ""] = [one?.["guid"], other?.["guid"]];
  const kind = findRenamedKind(name, guid, isAnonymous);
  return kind === undefined ? real === simulated : renaming.isSame(kind, guid, otherGuid);
}

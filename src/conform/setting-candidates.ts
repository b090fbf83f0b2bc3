// Lists the settings that may explain the differences between a real gateway and the simulator.
import type { Settings } from "../forms/settings.ts";
import type { Difference } from "./difference.ts";

/** A setting with a value. */
export type Candidate = Partial<Settings>;

/** A setting, its values, and the differences that it can explain. */
interface CandidateRow<Name extends keyof Settings = keyof Settings> {
  readonly name: Name;
  readonly values: readonly Settings[Name][];
  /** Matches the description of a difference: level, interface or event, path and both values. */
  readonly explains: RegExp;
  /** Whether it can explain differences only in a session with pushes. */
  readonly needsPushes?: true;
}

/** Returns a row of the table: a setting, its values, and the differences that it can explain. */
function createRow<Name extends keyof Settings>(
  name: Name,
  values: readonly Settings[Name][],
  explains: RegExp,
): CandidateRow {
  return { name, values, explains } as unknown as CandidateRow;
}

/** Matches the end of a session, or a refused request after it. */
const SIGN_OUT = /^L\d AgentOther_ShutdownService |^L1 .* 100-006/;

const ROWS: readonly CandidateRow[] = [
  createRow("operationResult", ["{}", "absent"], /^L1 \S+ result\b/),
  createRow("eventGenTime", [true, false], /eventGenTime/),
  createRow("phoneAlertingContent", ["null", "object"], /^L\d AgentOther_PhoneAlerting /),
  createRow("rejectedGuid", ["perInterface", "000-003", "100-006"], /^L1 .* (?:000-003|100-006)/),
  createRow("transfernums", ["in", "made"], /^L5 .*transfer(?:out)?nums/),
  createRow("statisticsOutsideCall", ["refuse", "answer"], /^L1 calldata\/\w+ retcode .*100-007/),
  createRow("statisticsSince", ["signIn", "midnight"], /^L5 /),
  createRow("shutdownServiceAfterLogout", [true, false], /^L\d AgentOther_ShutdownService |^L1 agentevent\//),
  createRow("strictHeaders", [true, false], /^L1 .*000-002/),
  createRow("forcedSignIn", ["allow", "refuse"], /^L1 onlineagent\/force/),
  createRow("unknownAgents", ["refuse", "admit"], /^L1 onlineagent\/\w*[lL]ogin/),
  createRow("passwordTries", [0, 3, 5, 10], /^L1 onlineagent\/\w*[lL]ogin/),
  createRow("agentIdMax", [59_999, 999_999], /^L1 onlineagent\/\w*[lL]ogin/),
  createRow("noAnswerAction", ["busy", "idle"], /^L4 AgentState_(?:SetNotReady_Success|Ready) /),
  createRow("routing", ["longestIdle", "lowestNumber"], /^L4 AgentEvent_(?:Ringing|Auto_Answer) /),
  createRow("authMode", ["static", "dynamic", "none"], /header \S*guid|^L1 .* (?:000-003|100-006)/i),
  createRow("supervision", [true, false], SIGN_OUT),
  createRow("maxTime", [30_000, 60_000, 120_000, 180_000, 300_000], SIGN_OUT),
  { ...createRow("pushGiveUp", [30_000, 60_000, 120_000, 180_000, 300_000], SIGN_OUT), needsPushes: true },
  createRow("flowControl", ["observe", "enforce"], /^L1 .*000-007/),
];

/** The simulator's side of a comparison. */
export interface PlayedSide {
  readonly settings: Settings;
  /** Whether the session has pushes. */
  readonly hasPushes: boolean;
}

/** Returns the settings that may explain differences, each with another value than the present one. */
export function listCandidates(
  differences: readonly Difference[],
  { settings: present, hasPushes }: PlayedSide,
): readonly Candidate[] {
  const descriptions = new Set(
    differences.map(({ level, about, path, real, simulated }) => `${level} ${about} ${path} ${real} ${simulated}`),
  );
  const rows = ROWS.filter(({ needsPushes }) => hasPushes || needsPushes !== true);
  const listed = rows.filter(({ explains }) => [...descriptions].some((text) => explains.test(text)));
  const candidates = listed.flatMap(({ name, values }) =>
    values.filter((value) => value !== present[name]).map((value): Candidate => ({ [name]: value })),
  );
  return [...candidates, ...listTimeCandidates(differences, present)];
}

/** Returns the settings of ringing times that late or early events suggest. */
function listTimeCandidates(
  differences: readonly Difference[],
  { ringTime, phonePickUp }: Settings,
): readonly Candidate[] {
  const listShifts = (event: string): readonly number[] => {
    const found = differences.filter(({ level, about }) => level === "L6" && about === event).map(shiftOf);
    return [...new Set(found)].filter((shift) => shift !== 0).slice(0, 3);
  };
  return [
    ...listShifts("AgentEvent_No_Answer").map((shift) => ({ ringTime: ringTime + shift })),
    ...listShifts("AgentOther_PhoneOffhook").map((shift) => ({ phonePickUp: phonePickUp + shift })),
  ].filter((candidate) => Object.values(candidate).every((time) => time > 0));
}

/** Returns how much later an event came at the real gateway (milliseconds, rounded to whole seconds). */
function shiftOf({ real, simulated }: Difference): number {
  const [one, other] = [real, simulated].map((text) => Number(/[\d.]+/.exec(text)?.[0]));
  return Math.round((one ?? 0) - (other ?? 0)) * 1_000;
}

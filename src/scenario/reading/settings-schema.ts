// The schema of a world's settings: durations as text, switches as on and off.
import * as z from "zod";
import { AGENT_ID_MAXIMA, formatDuration } from "../../core/index.ts";
import { type Problem, placeProblems, type UnplacedProblem } from "../../forms/problems.ts";
import { defaultSettings, SETTING_MEANINGS, type Settings } from "../../forms/settings.ts";
import { duration, isOn, onOrOff, positiveDuration, readDuration } from "../../forms/values.ts";
import { expects, expectsNamed, expectsOneOf, expectsText } from "../../forms/wording.ts";
import { collectZodProblems } from "../../forms/zod-problems.ts";

/** The written form of a setting: its schema, and the functions that read and write it. */
interface SettingForm<Written, Value> {
  shape: z.ZodType<Written>;
  read(written: Written): Value;
  write(value: Value): Written;
}

function createForm<Written, Value>(
  shape: z.ZodType<Written>,
  read: (written: Written) => Value,
  write: (value: Value) => Written,
): SettingForm<Written, Value> {
  return { shape, read, write };
}

function createWordForm<const Word extends string>(noun: string, words: readonly Word[]): SettingForm<Word, Word> {
  return createForm(
    z.enum(words, { error: expectsOneOf(noun, words) }) as unknown as z.ZodType<Word>,
    (written) => written,
    (word) => word,
  );
}

const durationForm = createForm(duration, readDuration, formatDuration);
const positiveDurationForm = createForm(positiveDuration, readDuration, formatDuration);

const onOff = createForm(onOrOff, isOn, (value) => (value ? "on" : "off"));

const idMaxSentence = expects("highest agent id", AGENT_ID_MAXIMA.join(" or "));
const idMax = createForm(
  z.literal(AGENT_ID_MAXIMA, { error: idMaxSentence }),
  (written) => written,
  (value) => value,
);

const NODE_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const nodeNameForm = "letters, digits, - and _, at most 64, such as AgentGateway1";
const nodeNameSentence = expectsText("node name", nodeNameForm, NODE_NAME);
const nodeName = createForm(
  z.string({ error: nodeNameSentence }).regex(NODE_NAME),
  (written) => written,
  (value) => value,
);

/** Returns the form of a whole number from 0 to a maximum; `zero` describes the meaning of 0. */
function createNumberForm(max: number, noun: string, zero: string): SettingForm<number, number> {
  const error = expects(noun, `a whole number from 0 to ${max}; ${zero}`);
  return createForm(
    z.number({ error }).int({ error }).min(0, { error }).max(max, { error }),
    (written) => written,
    (value) => value,
  );
}

const resultSentence = expects("operationResult", "{} (an empty object) or absent");
const operationResult = createForm<"{}" | "absent" | Record<string, never>, Settings["operationResult"]>(
  z.union([z.strictObject({}, { error: resultSentence }), z.enum(["{}", "absent"], { error: resultSentence })], {
    error: resultSentence,
  }),
  (written) => (written === "absent" ? "absent" : "{}"),
  (value) => (value === "absent" ? "absent" : {}),
);

const alertingSentence = expects("phoneAlertingContent", "null or object");
const phoneAlertingContent = createForm<"null" | "object" | null, Settings["phoneAlertingContent"]>(
  z.union([z.null(), z.enum(["null", "object"], { error: alertingSentence })], { error: alertingSentence }),
  (written) => (written === "object" ? "object" : "null"),
  (value) => (value === "object" ? "object" : null),
);

// A setting without a row here doesn't compile.
const FORMS = {
  authMode: createWordForm("authMode", ["static", "dynamic", "none"]),
  guidInterval: positiveDurationForm,
  guidTimeout: positiveDurationForm,
  nodeName,
  rejectedGuid: createWordForm("rejectedGuid", ["perInterface", "000-003", "100-006"]),
  supervision: onOff,
  maxTime: positiveDurationForm,
  pollHold: durationForm,
  delivery: createWordForm("delivery", ["atMostOnce", "untilNextPoll"]),
  agentIdMax: idMax,
  unknownAgents: createWordForm("unknownAgents", ["refuse", "admit"]),
  statisticsOutsideCall: createWordForm("statisticsOutsideCall", ["refuse", "answer"]),
  statisticsSince: createWordForm("statisticsSince", ["signIn", "midnight"]),
  transfernums: createWordForm("transfernums", ["in", "made"]),
  flowControl: createWordForm("flowControl", ["off", "observe", "enforce", "slow"]),
  strictHeaders: onOff,
  journalBodies: onOff,
  tapeLength: createNumberForm(1_000_000, "tapeLength", "0 keeps no tape"),
  tapeBytes: createNumberForm(1024 ** 3, "tapeBytes", "0 keeps no tape"),
  operationResult,
  eventGenTime: onOff,
  shutdownServiceAfterLogout: onOff,
  phoneAlertingContent,
  pushRetry: positiveDurationForm,
  pushGiveUp: positiveDurationForm,
  handshakeMaxTime: positiveDurationForm,
  forcedSignIn: createWordForm("forcedSignIn", ["allow", "refuse"]),
  passwordTries: createNumberForm(1_000, "number of tries", "0 locks no account"),
  phonePickUp: durationForm,
  routing: createWordForm("routing", ["longestIdle", "lowestNumber"]),
  ringTime: positiveDurationForm,
  noAnswerAction: createWordForm("noAnswerAction", ["busy", "idle"]),
} satisfies {
  [Name in keyof Settings]: Pick<SettingForm<never, Settings[Name]>, "read"> &
    Pick<SettingForm<unknown, Settings[Name]>, "write">;
};

/** All settings in their written form. */
export type AllWrittenSettings = { [Name in keyof Settings]: z.output<(typeof FORMS)[Name]["shape"]> };

// The settings have different types. The cast is safe, because each value is passed only to its own form.
const formOf = (name: keyof Settings) => FORMS[name] as unknown as SettingForm<unknown, unknown>;

const NAMES = Object.keys(FORMS) as (keyof Settings)[];

type SettingShapes = {
  [Name in keyof Settings]: z.ZodOptional<z.ZodType<AllWrittenSettings[Name], AllWrittenSettings[Name]>>;
};

// The schemas come from a table, so the compiler can't infer the type of each.
const shapes = Object.fromEntries(
  NAMES.map((name) => [name, formOf(name).shape.optional().describe(SETTING_MEANINGS[name])]),
) as unknown as SettingShapes;

/** The schema of a change of settings, with any of them. */
export const settingsPatch = z.strictObject(shapes, { error: expectsNamed("setting", NAMES, "object with settings") });

/** A change of settings in its written form. */
export type WrittenSettings = z.infer<typeof settingsPatch>;

/** Reads a change of settings that the schema has accepted. The result has only the settings that it names. */
export function readSettings(written: WrittenSettings): Partial<Settings> {
  const named = NAMES.filter((name) => written[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, formOf(name).read(written[name])])) as Partial<Settings>;
}

/** Writes settings as people write them: `60s`, `on`, or a JSON value. */
export function writeSettings(settings: Readonly<Settings>): AllWrittenSettings {
  return Object.fromEntries(NAMES.map((name) => [name, formOf(name).write(settings[name])])) as AllWrittenSettings;
}

/**
 * Returns whether a value contains settings that people could have written, and no other member.
 *
 * @param allowed the names of the settings that may be present.
 * @param which `all` if all of them must be present.
 */
export function isSettings(value: unknown, allowed: readonly string[], which: "all" | "some"): boolean {
  if (typeof value !== "object" || value === null) return false;
  const names = Object.keys(value);
  if (!names.every((name) => allowed.includes(name))) return false;
  if (which === "all" && names.length < allowed.length) return false;
  const isValid = <Name extends keyof Settings>(name: Name, setting: Settings[Name]): boolean => {
    const { shape, read, write } = formOf(name);
    const parsed = shape.safeParse(write(setting));
    return parsed.success && read(parsed.data) === setting;
  };
  const settings = value as Settings;
  if (!(names as (keyof Settings)[]).every((name) => isValid(name, settings[name]))) return false;
  return findContradictions({ ...defaultSettings, ...settings }, settings).length === 0;
}

/**
 * Returns the problems between settings that are valid on their own.
 *
 * @param settings all settings after the change.
 * @param written the changed ones. The problem is reported at one of them.
 */
export function findContradictions(settings: Readonly<Settings>, written: Partial<Settings>): UnplacedProblem[] {
  if (settings.guidInterval < settings.guidTimeout) return [];
  const interval = formatDuration(settings.guidInterval);
  const timeout = formatDuration(settings.guidTimeout);
  const reason = "a Guid would expire before the next one arrives";
  return written.guidInterval === undefined
    ? [{ path: ["guidTimeout"], message: `${timeout} is not above guidInterval (${interval}): ${reason}` }]
    : [{ path: ["guidInterval"], message: `${interval} is not below guidTimeout (${timeout}): ${reason}` }];
}

/** Returns the settings after a change, or all problems of the change. Does not modify `current`. */
export function mergeSettings(
  current: Readonly<Settings>,
  patch: unknown,
): { settings: Settings } | { problems: Problem[] } {
  const parsed = settingsPatch.safeParse(patch);
  if (!parsed.success) return { problems: placeProblems(collectZodProblems(parsed.error), "settings", undefined) };
  const changes = readSettings(parsed.data);
  const settings: Settings = { ...current, ...changes };
  const problems = findContradictions(settings, changes);
  return problems.length > 0 ? { problems: placeProblems(problems, "settings", undefined) } : { settings };
}

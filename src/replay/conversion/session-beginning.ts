// Describes the beginning of a session as the members of a scenario, without passwords.
import { type AgentId, type Duration, formatDuration, HOUR, type Instant } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { DEFAULT_PASSWORD } from "../../scenario/center/build-center.ts";
import type { CenterPlan } from "../../scenario/center/center-plan.ts";
import { writeCenter } from "../../scenario/center/write-center.ts";
import { MASKED_PASSWORD } from "../../scenario/reading/written-scenario.ts";
import { eachStep, type Scenario, type Step } from "../../scenario/scenario.ts";
import { createSaltedSecrets } from "../../world/lives/secrets.ts";
import type { ReadTape } from "../read-tape.ts";

/** The parts that the beginning of a session is described from. */
export interface SessionBeginning {
  readonly head: ReadTape["head"];
  /** The scenario that the world began with. */
  readonly scenario: Scenario;
  /** The scenario in its written form, without its steps and with masked passwords. */
  readonly written: Readonly<Record<string, unknown>>;
  /** The center at the end, if another scenario has replaced the first one. */
  readonly laterCenter: CenterPlan | undefined;
  /** The settings at the beginning, in their written form. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The settings that were changed before anything happened, in their written form. */
  readonly changedSettings: Readonly<Record<string, unknown>>;
  readonly start: Instant;
  readonly length: Duration;
}

/** The members of a file before its steps, and sentences about what is missing. */
export interface WrittenBeginning {
  readonly members: Readonly<Record<string, unknown>>;
  readonly gaps: readonly string[];
}

/** The default `duration` of a scenario. */
const DEFAULT_DURATION: Duration = HOUR;

/** The maximum number of agents that a sentence names. */
const MAX_NAMED_AGENTS = 5;

/** Returns the members of a scenario that describe the beginning of a session. */
export function describeBeginning(session: SessionBeginning): WrittenBeginning {
  const { head, scenario, laterCenter, start, length } = session;
  const { variables, center: given } = session.written;
  const center = laterCenter === undefined ? given : writeCenter(laterCenter);
  const settings = settingsOf(session);
  // A client may be slower than the first one was.
  const duration = Math.max(scenario.duration ?? DEFAULT_DURATION, 2 * length);
  const withOtherPassword = findAgentsWithOtherPassword(laterCenter ?? scenario.center, head.beginning.seed);
  return {
    members: {
      name: `${scenario.name}, from a tape`,
      seed: head.beginning.seed,
      start: formatInstant(start),
      clock: head.clock,
      ...(duration === DEFAULT_DURATION ? {} : { duration: formatDuration(duration) }),
      ...(Object.keys(settings).length === 0 ? {} : { settings }),
      ...(variables === undefined ? {} : { variables }),
      ...(center === undefined ? {} : { center: withoutPasswords(center) }),
    },
    gaps: [...describeOtherPasswords(withOtherPassword), ...describeDraws(scenario.steps)],
  };
}

/** Returns the settings that the scenario or the world sets, and those that were changed before anything happened. */
function settingsOf({ head, scenario, settings, changedSettings }: SessionBeginning): Record<string, unknown> {
  const names = new Set([...Object.keys(scenario.settings), ...Object.keys(head.beginning.settings)]);
  return { ...Object.fromEntries([...names].map((name) => [name, settings[name]])), ...changedSettings };
}

function withoutPasswords(center: unknown): unknown {
  const { agents, ...rest } = center as { readonly agents?: readonly { readonly password?: string }[] };
  if (agents === undefined) return rest;
  return {
    ...rest,
    agents: agents.map(({ password, ...agent }) => (password === MASKED_PASSWORD ? agent : { ...agent, password })),
  };
}

/** Returns the agents whose password is not the default one. */
function findAgentsWithOtherPassword({ agents }: CenterPlan, seed: number): AgentId[] {
  const { matches } = createSaltedSecrets(seed);
  const isDefault = new Map<string, boolean>();
  const found: AgentId[] = [];
  for (const { id, password } of agents) {
    const hash = typeof password === "string" ? password : password.sealed;
    if (!isDefault.has(hash)) isDefault.set(hash, matches(hash, DEFAULT_PASSWORD));
    if (isDefault.get(hash) === false) found.push(id);
  }
  return found;
}

function describeOtherPasswords(agents: readonly AgentId[]): string[] {
  if (agents.length === 0) return [];
  const more = agents.length > MAX_NAMED_AGENTS ? ` and ${agents.length - MAX_NAMED_AGENTS} more` : "";
  const who = `${agents.length === 1 ? "agent" : "agents"} ${agents.slice(0, MAX_NAMED_AGENTS).join(", ")}${more}`;
  return [
    `No password is on a tape: ${who} ${agents.length === 1 ? "has" : "have"} a password other than ${DEFAULT_PASSWORD}. Add it as "password".`,
  ];
}

/** Returns a sentence if the steps of the scenario draw random values, which depend on the lines of the steps. */
function describeDraws(steps: readonly Step[]): string[] {
  const kinds = new Set([...eachStep(steps)].filter(drawsRandomValues).map(({ kind }) => kind));
  if (kinds.size === 0) return [];
  return [`The random values of these steps can differ from those of the session: ${[...kinds].join(", ")}.`];
}

function drawsRandomValues(step: Step): boolean {
  if (step.kind === "choose") return true;
  if (step.kind === "call")
    return [step.talk, step.patience].some((time) => time !== undefined && time.kind !== "fixed");
  return /\{\{\s*phone\s*\}\}/.test(JSON.stringify(step));
}

// Creates the report of a run as plain data: expectations, findings, and the final state of agents and queues.
import { formatInstant } from "../../forms/instant-form.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import { nameOfState } from "../../scenario/stage/stage.ts";
import { isAtLeast } from "../../world/findings/kind.ts";
import type { World } from "../../world/world.ts";
import type { FailOn } from "../command-options/run-options.ts";

/** The reason why a run ended: its steps ended, its time was over, nothing more could happen, or it was stopped. */
export type Ending = "over" | "time" | "stuck" | "stopped";

/** The report of a run. Nothing in it depends on the machine or its speed. Instants are ISO 8601 in UTC. */
export interface RunReport {
  readonly name: string;
  readonly seed: number;
  readonly start: string;
  readonly end: string;
  readonly ended: Ending;
  readonly outcomes: readonly OutcomeReport[];
  /** The findings about clients: errors, warnings and notes. */
  readonly findings: readonly FindingReport[];
  /** All agents by id, with their 18 counters. */
  readonly agents: readonly {
    id: number;
    name: string;
    state: string;
    statistics: Readonly<Record<string, number>>;
  }[];
  /** All queues by id, with numbers of calls: waiting now, arrived, answered by an agent, abandoned, and turned away. */
  readonly queues: readonly {
    id: number;
    name: string;
    waiting: number;
    arrived: number;
    answered: number;
    abandoned: number;
    turnedAway: number;
  }[];
}

/** The result of one expectation. `actual` says what happened instead; null if it passed. */
export interface OutcomeReport {
  readonly at: string;
  readonly line: number;
  readonly step: string;
  readonly expected: string;
  readonly passed: boolean;
  readonly actual: string | null;
  /** With --trace, for a failed expectation: the events and requests since the previous failed one, one per line. */
  readonly trace?: readonly string[] | undefined;
}

/** One finding. `fails` says whether it fails the run. */
export interface FindingReport {
  readonly kind: string;
  readonly severity: string;
  readonly agent: number | null;
  readonly sentence: string;
  readonly rule: string;
  readonly page: string | null;
  readonly times: number;
  readonly first: string;
  readonly last: string;
  readonly entries: readonly number[];
  readonly fails: boolean;
}

/** Creates the report of a world that was played from `start` (milliseconds since 1970) until now. */
export function createRunReport(
  world: World,
  {
    start,
    outcomes,
    traces,
    ended,
    failOn,
  }: {
    start: number;
    outcomes: readonly Outcome[];
    traces: ReadonlyMap<Outcome, readonly string[]>;
    ended: Ending;
    failOn: FailOn | undefined;
  },
): RunReport {
  const { center } = world;
  const { agents, queues } = center.state;
  return {
    name: world.scenario.name,
    seed: world.seed,
    start: formatInstant(start),
    end: formatInstant(center.now),
    ended,
    outcomes: outcomes.map((outcome) => {
      const { at, line, step, expected, passed, actual } = outcome;
      const trace = traces.get(outcome);
      const report = { at: formatInstant(at), line, step, expected, passed, actual: actual ?? null };
      return trace === undefined ? report : { ...report, trace };
    }),
    findings: createFindingReports(world, failOn),
    agents: [...agents.values()]
      .sort((a, b) => a.id - b.id)
      .map((agent) => {
        const { id } = agent;
        return { id, name: center.nameOf(agent), state: nameOfState(center, id), statistics: center.statistics(id) };
      }),
    queues: [...queues.values()]
      .sort((a, b) => a.id - b.id)
      .map(({ id, name, waiting, counts }) => ({ id, name, waiting: waiting.length, ...counts })),
  };
}

function createFindingReports({ findings }: World, failOn: FailOn | undefined): FindingReport[] {
  return findings.list().map(({ kind, severity, agent, sentence, rule, page, times, first, last, entries }) => {
    const fails = failOn !== undefined && isAtLeast(severity, failOn);
    const moments = { first: formatInstant(first.world), last: formatInstant(last.world) };
    return {
      kind,
      severity,
      agent: agent ?? null,
      sentence,
      rule,
      page: page ?? null,
      times,
      ...moments,
      entries,
      fails,
    };
  });
}

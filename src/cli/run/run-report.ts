// The account of a run as plain values: what was expected, what came of it, and where everyone stood at the end.
import { iso } from "../../forms/iso.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import { stateName } from "../../scenario/stage/stage.ts";
import { isAtLeast } from "../../world/findings/kind.ts";
import type { World } from "../../world/world.ts";
import type { FailOn } from "../run-options.ts";

/** Why a run ended: its script was over, its time was, nothing could happen any more, or somebody stopped it. */
export type Ending = "over" | "time" | "stuck" | "stopped";

/** Nothing in it depends on the machine or on how fast it is. Instants are ISO 8601 in UTC. */
export interface Account {
  readonly name: string;
  readonly seed: number;
  readonly start: string;
  readonly end: string;
  readonly ended: Ending;
  readonly outcomes: readonly OutcomeAccount[];
  /** What clients did that the real gateway would punish or its documents advise against; empty where there were none. */
  readonly findings: readonly FindingAccount[];
  /** Every agent, by id, with its 18 counters. */
  readonly agents: readonly {
    id: number;
    name: string;
    state: string;
    statistics: Readonly<Record<string, number>>;
  }[];
  /** Every queue: the calls that wait in it, and those it took in, handed to an agent who answered, lost to impatience, and turned away. */
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

/** The result of one expectation. `actual` says what there was instead; null when it passed. */
export interface OutcomeAccount {
  readonly at: string;
  readonly line: number;
  readonly step: string;
  readonly expected: string;
  readonly passed: boolean;
  readonly actual: string | null;
}

/** One finding. `fails`: whether the run fails for it. */
export interface FindingAccount {
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

/** Takes the account of a world that has been played from an instant until now. */
export function accountOf(
  world: World,
  {
    start,
    outcomes,
    ended,
    failOn,
  }: { start: number; outcomes: readonly Outcome[]; ended: Ending; failOn: FailOn | undefined },
): Account {
  const { center } = world;
  const { agents, queues } = center.state;
  return {
    name: world.scenario.name,
    seed: world.seed,
    start: iso(start),
    end: iso(center.now),
    ended,
    outcomes: outcomes.map(({ at, line, step, expected, passed, actual }) => {
      return { at: iso(at), line, step, expected, passed, actual: actual ?? null };
    }),
    findings: findingsOf(world, failOn),
    agents: [...agents.values()]
      .sort((a, b) => a.id - b.id)
      .map(({ id, name }) => ({ id, name, state: stateName(center, id), statistics: center.statistics(id) })),
    queues: [...queues.values()]
      .sort((a, b) => a.id - b.id)
      .map(({ id, name, waiting, figures }) => ({ id, name, waiting: waiting.length, ...figures })),
  };
}

function findingsOf({ findings }: World, failOn: FailOn | undefined): FindingAccount[] {
  return findings.list().map(({ kind, severity, agent, sentence, rule, page, times, first, last, entries }) => {
    const fails = failOn !== undefined && isAtLeast(severity, failOn);
    const moments = { first: iso(first.world), last: iso(last.world) };
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

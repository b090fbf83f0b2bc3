// Lets the center of the twin grow as the answers of the real gateway name agents and queues.

import { readScenario } from "../../../scenario/reading/read-scenario.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { OutsideAct, SimulatedWorld } from "../../play/simulated-world.ts";
import type { TapedMoment } from "../../play/timeline.ts";
import { CenterFacts } from "../../play/world-of-tape.ts";

/** An act that is done before a request is played. */
interface Beforehand {
  readonly sentence: string;
  readonly act: OutsideAct;
}

/** What must be done before an exchange is played. */
export interface Preparation {
  readonly acts: readonly Beforehand[];
  /** The requests by which agents joined their queues, if the twin did not know all of these queues at that time. */
  readonly repeated: readonly TapedMoment[];
}

const NOTHING: Preparation = { acts: [], repeated: [] };

/** The requests by which an agent joins its queues. */
const JOIN = /^onlineagent\/resetSkill/;

/** What the exchanges so far say about the center. */
export class GrowingCenter {
  readonly #facts = new CenterFacts();
  /** The colleagues who are signed in because a request calls them. */
  readonly #called = new Set<string>();
  readonly #grows: boolean;
  /** The last request of each agent to join its queues. */
  readonly #joined = new Map<number, TapedMoment>();
  #revision = "";

  /** @param grows whether agents and queues are added; otherwise a scenario has them all */
  constructor(grows: boolean) {
    this.#grows = grows;
  }

  /** Learns from an exchange, and adds what is new to a world. */
  async learn(moment: TapedMoment, world: SimulatedWorld): Promise<Preparation> {
    this.#facts.learn(moment.exchange);
    const { about, agent } = moment.named;
    if (JOIN.test(about) && moment.kind === "request") this.#joined.set(Number(agent), moment);
    if (this.#facts.revision === this.#revision) return NOTHING;
    this.#revision = this.#facts.revision;
    const { scenario, first } = this.#facts.world();
    if (this.#grows) await world.extend(await readMade(scenario));
    const isNew = ({ act }: Beforehand): boolean => !this.#called.has(act.path);
    const acts = first.filter(isNew);
    for (const { act } of acts) this.#called.add(act.path);
    return { acts, repeated: this.#grows ? this.#incompleteJoins(moment, world) : [] };
  }

  #incompleteJoins(present: TapedMoment, { state }: SimulatedWorld): readonly TapedMoment[] {
    const joins = [...this.#joined].filter(([agent, moment]) => {
      const skills = state.agents.get(agent)?.session?.skills;
      return (
        moment !== present && skills !== undefined && !this.#facts.queuesOf(agent).every((id) => skills.includes(id))
      );
    });
    return joins.map(([, moment]) => moment);
  }
}

/**
 * Reads a scenario that was made by a program.
 *
 * @throws Error if it is no scenario.
 */
export async function readMade(object: object): Promise<Scenario> {
  const read = await readScenario({ object, name: "the world of the real gateway" });
  if ("scenario" in read) return read.scenario;
  throw new Error(`The world of the real gateway is no scenario: ${read.problems[0]?.message}`);
}

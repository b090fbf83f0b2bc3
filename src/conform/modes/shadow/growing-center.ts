// Adds agents and queues to the center of the twin when answers of the real gateway name them.

import type { OutsideRequest, SimulatedWorld } from "../../play/simulated-world.ts";
import type { TapedMoment } from "../../play/timeline.ts";
import { CenterFacts } from "../../play/world-of-tape.ts";
import { readGeneratedScenario } from "../../read-generated-scenario.ts";

/** An act to perform before a request is played. */
interface PreparatoryAct {
  readonly sentence: string;
  readonly act: OutsideRequest;
}

/** The acts and requests to play before an exchange. */
export interface Preparation {
  readonly acts: readonly PreparatoryAct[];
  /** Earlier requests by which agents joined their queues, when the twin did not know all of these queues yet. */
  readonly repeated: readonly TapedMoment[];
}

const NOTHING: Preparation = { acts: [], repeated: [] };

/** The requests by which an agent joins its queues. */
const JOIN = /^onlineagent\/resetSkill/;

/** Learns the center of the real gateway from its exchanges. */
export class GrowingCenter {
  readonly #facts = new CenterFacts();
  /** The paths of the acts that `learn` has returned, so that no act is performed twice. */
  readonly #returnedPaths = new Set<string>();
  readonly #grows: boolean;
  /** The last request of each agent to join its queues. */
  readonly #joined = new Map<number, TapedMoment>();
  #revision = "";

  /** @param grows whether agents and queues are added to the world; false if a scenario defines them */
  constructor(grows: boolean) {
    this.#grows = grows;
  }

  /** Learns from an exchange, and adds new agents and queues to a world. Returns the acts and requests to play before the exchange. */
  async learn(moment: TapedMoment, world: SimulatedWorld): Promise<Preparation> {
    this.#facts.learn(moment.exchange);
    const { about, agent } = moment.named;
    if (JOIN.test(about) && moment.kind === "request") this.#joined.set(Number(agent), moment);
    if (this.#facts.revision === this.#revision) return NOTHING;
    this.#revision = this.#facts.revision;
    const { scenario, first } = this.#facts.buildWorld();
    if (this.#grows) await world.extend(await readGeneratedScenario(scenario, "the world of the real gateway"));
    const isNew = ({ act }: PreparatoryAct): boolean => !this.#returnedPaths.has(act.path);
    const acts = first.filter(isNew);
    for (const { act } of acts) this.#returnedPaths.add(act.path);
    return { acts, repeated: this.#grows ? this.#findIncompleteJoins(moment, world) : [] };
  }

  /** Returns the joins after which an agent lacks queues that are known now. */
  #findIncompleteJoins(present: TapedMoment, { state }: SimulatedWorld): readonly TapedMoment[] {
    const joins = [...this.#joined].filter(([agent, moment]) => {
      const skills = state.agents.get(agent)?.session?.skills;
      return (
        moment !== present && skills !== undefined && !this.#facts.queuesOf(agent).every((id) => skills.includes(id))
      );
    });
    return joins.map(([, moment]) => moment);
  }
}

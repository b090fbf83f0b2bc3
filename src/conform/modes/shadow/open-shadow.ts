// Opens a twin world beside a real gateway, and logs where the two differ.

import type { Settings } from "../../../forms/settings.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { GatewayProxy } from "../../../upstream/gateway-proxy.ts";
import type { PassedPushes } from "../../../upstream/pushes/passed-pushes.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { formatCount } from "../../../words/format-count.ts";
import { systemWallClock } from "../../../world/time/wall.ts";
import type { World } from "../../../world/world.ts";
import { SimulatedWorld } from "../../play/simulated-world.ts";
import { readGeneratedScenario } from "../../read-generated-scenario.ts";
import { retcodeOf } from "../../session/answer-json.ts";
import { describeDifference, isLogged } from "./difference-lines.ts";
import { Shadow } from "./shadow.ts";
import { ShadowedPushes } from "./shadowed-pushes.ts";

/** The input of `openShadow`. */
export interface OpenShadowParts {
  /** The center and settings of the twin; undefined: they are learned from the answers. */
  readonly scenario: Scenario | undefined;
  /** Settings that take precedence over those of the scenario. */
  readonly settings: Partial<Settings>;
  readonly proxy: GatewayProxy;
  /** Forwards the pushes of the real gateway to clients; undefined if the gateway pushes to them itself. */
  readonly passed: PassedPushes | undefined;
  readonly warn: (sentence: string) => void;
  readonly info: (sentence: string) => void;
}

/** A twin world that runs beside a real gateway. */
export interface OpenShadow {
  readonly world: World;
  /** Takes a completed exchange between a client and the real gateway. */
  onExchange(exchange: TapedExchange): void;
  /** Logs the counts, and ends the world. */
  close(): Promise<void>;
}

/** The scenario of a twin whose center is learned. */
const EMPTY_SCENARIO = { name: "twin of the real gateway", center: { queues: [], agents: [] } };

/** Opens a twin world that gets every request of a proxy from now on. */
export async function openShadow({
  scenario,
  settings,
  proxy,
  passed,
  warn,
  info,
}: OpenShadowParts): Promise<OpenShadow> {
  const start = Date.parse(proxy.start);
  const twinScenario = scenario ?? (await readGeneratedScenario(EMPTY_SCENARIO, EMPTY_SCENARIO.name));
  const twin = await SimulatedWorld.open(twinScenario, settings, start);
  const { after } = systemWallClock;
  const pushes = new ShadowedPushes(twin.world, passed);
  const shadow = new Shadow({
    world: twin,
    clock: { now: () => proxy.now(), after },
    grows: scenario === undefined,
    pushes,
    notes: {
      onDifference: (found) => {
        if (isLogged(found.count)) warn(describeDifference(found));
      },
      onCompared: ({ entry, real, deviations, event }) => {
        if (event !== undefined && pushes.noteComparison(event, deviations)) return;
        if (entry === undefined) return;
        const { status, body } = real;
        const { journal } = twin.world;
        journal.compared.addReal(entry, { status, retcode: retcodeOf(real), body, differences: deviations });
      },
      onCause: (sentence) => info(`shadow: inferred: ${sentence}`),
      onProblem: (sentence) => warn(`shadow: ${sentence}`),
    },
  });
  proxy.observer = shadow;
  return {
    world: twin.world,
    onExchange: (exchange) => shadow.onExchange(exchange),
    close: async () => {
      await shadow.close();
      await twin.close();
      const { answers, events, differences, places } = shadow.counts;
      const compared = `${formatCount(answers, "answer")} and ${formatCount(events, "event")}`;
      const found = `${formatCount(differences, "difference")} at ${formatCount(places, "place")}`;
      info(`shadow: ${compared} were compared, with ${found}`);
    },
  };
}

// Plays the requests of a tape in a new world, at the times of the tape, and collects the world's answers.
import type { Settings } from "../../forms/settings.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import { EventMatching } from "./event-matching.ts";
import { CollectedNotes } from "./play-notes.ts";
import type { PlayedSession } from "./played-session.ts";
import { type OutsideRequest, SimulatedWorld } from "./simulated-world.ts";
import { TapePlay } from "./tape-play.ts";
import { TapedClients } from "./taped-clients.ts";
import { TapedEvents } from "./taped-events.ts";
import { momentsOf } from "./timeline.ts";

/** Options of a play. */
export interface PlayOptions {
  readonly scenario: Scenario;
  /** Settings that take precedence over those of the scenario. */
  readonly settings: Partial<Settings>;
  /** The acts to perform before the first request. */
  readonly first: readonly { readonly sentence: string; readonly act: OutsideRequest }[];
}

/** Plays a tape, and returns the answers and events of both sides. */
export async function playTape(tape: GatewayTape, options: PlayOptions): Promise<PlayedSession> {
  const { scenario, settings, first } = options;
  const world = await SimulatedWorld.open(scenario, settings, Date.parse(tape.head.start));
  try {
    const notes = new CollectedNotes();
    const clients = new TapedClients(world, tape.head.anonymized, notes);
    const matching = new EventMatching((_agent, real, simulated) => clients.learn(real.answer, simulated.answer));
    const play = new TapePlay({ world, clients, events: new TapedEvents(tape.exchanges), matching, notes });
    for (const { sentence, act } of first) await play.performAct(sentence, act);
    for (const moment of momentsOf(tape.exchanges)) await play.playMoment(moment);
    play.forgetUnpolledEvents();
    return notes.buildSession(matching);
  } finally {
    await world.close();
  }
}

// Sends the requests of a tape's clients to the simulator, with the simulator's ids in place of the tape's.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import { ROOT } from "../../words/known-interfaces.ts";
import { GUID_IN_TEXT, guidOf, learnIds } from "../session/learn-ids.ts";
import { dropOldest, MAX_KNOWN, Renaming } from "../session/renaming.ts";
import { readPasswordVerdicts } from "./password-verdicts.ts";
import type { PlayNotes } from "./play-notes.ts";
import type { SimulatedWorld } from "./simulated-world.ts";
import type { TapedMoment } from "./timeline.ts";
import { translateRequest } from "./translate-request.ts";

/** The clients of a tape. */
export class TapedClients {
  readonly #world: SimulatedWorld;
  readonly #isAnonymous: boolean;
  readonly #notes: Pick<PlayNotes, "onUnplayed">;
  readonly #renaming = new Renaming();
  /** The agents who got the newest Guids of the tape, by Guid. */
  readonly #owners = new Map<string, string>();

  /**
   * @param isAnonymous whether names and numbers on the tape are pseudonyms
   * @param notes gets the requests that can't be played
   */
  constructor(world: SimulatedWorld, isAnonymous: boolean, notes: Pick<PlayNotes, "onUnplayed">) {
    this.#world = world;
    this.#isAnonymous = isAnonymous;
    this.#notes = notes;
  }

  /** Sends a request. Returns the simulator's answer; undefined if the request can't be sent, or is not answered. */
  async send(moment: TapedMoment): Promise<GatewayAnswer | undefined> {
    const { exchange, named } = moment;
    const request = translateRequest(exchange.request, {
      renaming: this.#renaming,
      isAnonymous: this.#isAnonymous,
      translateGuid: (taped) => this.#translateGuid(taped),
    });
    if ("problem" in request) {
      this.noteUnplayed(moment, request.problem);
      return undefined;
    }
    const isKnownAgent = this.#world.state.agents.has(Number(named.agent));
    const verdicts = isKnownAgent || named.agent === undefined ? readPasswordVerdicts(moment) : [];
    const answer = await this.#world.send(exchange.connection, request, verdicts);
    if (answer === undefined) this.noteUnplayed(moment, "the simulator did not answer it");
    return answer;
  }

  /** Signs in an agent whose sign-in is not on the tape. */
  async adopt({ exchange, named }: TapedMoment, agent: string): Promise<void> {
    const body = JSON.stringify({ password: "x", phonenum: `4${agent}` });
    const headers = [
      ["Host", "127.0.0.1"],
      ["Content-Type", "application/json"],
    ] as const;
    const request = { method: "PUT", url: `${ROOT}/onlineagent/${agent}`, headers, body };
    await this.#world.send(exchange.connection, request, [true]);
    const sent = exchange.request.headers.map(([, value]) => GUID_IN_TEXT.exec(value)?.[0]);
    const guid = sent.find((found) => found !== undefined);
    if (guid !== undefined && named.agent === agent) this.#owners.set(guid, agent);
  }

  /** Pairs the ids in two answers to the same request, or in two equal events. */
  learn(real: GatewayAnswer, simulated: GatewayAnswer): void {
    learnIds(this.#renaming, real, simulated, this.#isAnonymous);
  }

  /** Notes the Guid that an answer on the tape gives to its agent. */
  noteGuid({ exchange: { answer }, named }: TapedMoment): void {
    const guid = answer === null ? undefined : guidOf(answer);
    if (guid === undefined || named.agent === undefined) return;
    this.#owners.set(guid, named.agent);
    dropOldest(this.#owners, MAX_KNOWN);
  }

  /** Returns the simulator's id of a call on the tape; undefined if it has none. */
  callOf(taped: unknown): string | undefined {
    return this.#renaming.simulatedOf("call", String(taped));
  }

  /** Notes a request that is not played, and why. */
  noteUnplayed({ exchange, at }: TapedMoment, why: string): void {
    const { method, url } = exchange.request;
    this.#notes.onUnplayed({ at, sentence: `exchange ${exchange.exchange}, ${method} ${url}: ${why}` });
  }

  /** Returns the simulator's Guid for one on the tape: its counterpart, or the newest one of its agent, or else the Guid on the tape. */
  #translateGuid(taped: string): string {
    const known = this.#renaming.simulatedOf("guid", taped);
    if (known !== undefined) return known;
    const session = this.#world.state.agents.get(Number(this.#owners.get(taped)))?.session;
    return session?.guids.at(-1)?.value ?? taped;
  }
}

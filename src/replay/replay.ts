// Replays a tape in a new world without connections, and compares each answer with the taped one.
import { openInProcess } from "../control/plugin.ts";
import type { Instant } from "../core/index.ts";
import { parseClockMode } from "../forms/clock-mode.ts";
import { GatewayReplay } from "../gateway/plugin.ts";
import { waitForNextTurn } from "../runtime/time.ts";
import { restoreScenario, type ScenarioSnapshot } from "../scenario/reading/scenario-snapshot.ts";
import type { TapedAnswer, TapedDecision, TapedRequest, TapeMark } from "../words/tape.ts";
import type { TapedControl } from "../world/tape/tape-record.ts";
import { processSlices } from "../world/time/slices.ts";
import type { KeptMoment } from "../world/travel/travel.ts";
import { World } from "../world/world.ts";
import type { ServedWorldParts } from "../world/world-options.ts";
import { Worlds } from "../world/worlds.ts";
import { AnswerCollector } from "./answer-collector.ts";
import { type AnswerDifference, describeInput } from "./answer-difference.ts";
import { FIRST_LINE, type ReadTape, type TapeLine } from "./read-tape.ts";
import type { ReplayObserver, ReplayOptions, ReplayReport, ReplayStart } from "./replay-options.ts";
import type { ReplayStop } from "./replay-stop.ts";
import { ADVANCE_PATH, bodyOfAdvance } from "./replayed-advance.ts";
import { Surroundings } from "./surroundings.ts";
import { findBranchStart, findFailing, findSnapshot, TapeMarks } from "./tape-marks.ts";

/** Refuses a rewind. A replay restores the snapshots to which the rewinds of its tape have led. */
const refuseRewind = () => Promise.reject(new Error("A replayed world cannot be rewound by a request."));

/** A replay of a tape. */
export class Replay {
  /** The replayed world. */
  readonly world: World;
  readonly #surroundings: Surroundings;
  readonly #gateway: GatewayReplay;
  readonly #control: ReturnType<typeof openInProcess>;
  readonly #answers: AnswerCollector;
  readonly #tape: ReadTape;
  #stopAt: Instant | undefined;

  private constructor(tape: ReadTape, world: World, surroundings: Surroundings, warn: (sentence: string) => void) {
    this.#tape = tape;
    this.#surroundings = surroundings;
    this.world = world;
    this.#gateway = new GatewayReplay(world, warn, findFailing(tape.lines));
    const worlds = new Worlds({ onDeliveryNeeded: () => this.#gateway.beginDelivery() });
    worlds.add(world);
    const addresses = () => ({ gateway: "" });
    this.#control = openInProcess({ worlds, ca: "", isReady: () => true, addresses, replayTo: refuseRewind, warn });
    this.#answers = new AnswerCollector(world.tape);
  }

  /**
   * Opens a replay: creates the world of a tape, and replays none of its lines yet.
   *
   * @param warn gets a sentence for each problem.
   * @param start the checkpoint to begin from, if not the beginning of the world; whether the work is done in slices.
   */
  static async open(
    tape: ReadTape,
    warn: (sentence: string) => void,
    { checkpoint, inSlices = false }: ReplayStart = {},
  ): Promise<Replay> {
    const { world: name, clock, start, maxAgents, beginning } = tape.head;
    const { script, seed, settings, start: givenStart } = beginning;
    const surroundings = new Surroundings(Date.parse(start), inSlices);
    const { wall, slicing, portOpener, report } = surroundings;
    const world = await World.open({
      name,
      scenario: restoreScenario(script),
      seed,
      settings,
      maxAgents,
      clock: parseClockMode(clock) ?? { kind: "manual" },
      ...(givenStart === null ? {} : { start: givenStart }),
      wall,
      slicing,
      portOpener: () => portOpener,
      report,
      checkpointEvery: 0,
      ...(checkpoint === undefined ? {} : { continues: checkpoint.state }),
    });
    const replay = new Replay(tape, world, surroundings, warn);
    for (const { record, agent } of checkpoint?.held ?? []) replay.#gateway.resumeHeld(record, agent);
    for (const { record, agents } of checkpoint?.unconfirmed ?? []) replay.#gateway.resumeUnconfirmed(record, agents);
    return replay;
  }

  /**
   * Replays the tape, up to the first answer that differs. Other work of the process gets its turns.
   *
   * @returns the numbers of replayed inputs and compared answers, and the difference or another reason why the replay ended early.
   * @throws the reason of `stop`, if it is aborted.
   */
  async run(options: ReplayOptions): Promise<ReplayReport> {
    const { until = Number.POSITIVE_INFINITY, count, confirmed, stopAt, stop, observer } = options;
    this.#stopAt = stopAt;
    const cut = processSlices.cut();
    cut.begin();
    const { lines } = this.#tape;
    const marks = new TapeMarks(lines);
    const counts = { inputs: 0, compared: 0 };
    const report = (difference?: AnswerDifference, stopped?: ReplayStop): ReplayReport => ({
      ...counts,
      difference,
      stopped,
    });
    for (const [index, line] of lines.slice(0, count).entries()) {
      if (cut.areDue()) {
        await waitForNextTurn();
        stop?.throwIfAborted();
        cut.begin();
      }
      const input = line["input"] as number | null | undefined;
      if (typeof input === "number" && input > until) break;
      if (input !== undefined) counts.inputs++;
      const why = await this.#replay(line, index, marks, observer);
      if (why !== undefined) return report(undefined, { line: index + FIRST_LINE, why });
      if (index < (confirmed ?? lines.length)) this.#gateway.endAnswered((number) => marks.endsLater(index, number));
      observer?.onLineEnd(line, typeof input === "number" ? this.#answers.answerTo(input) : undefined);
      const expected = line["answer"] as TapedAnswer | undefined;
      if (expected === undefined) continue;
      const answered = line["answered"] as number | undefined;
      if (answered !== undefined && this.#answers.isLeftOut(answered)) continue;
      const actual = answered === undefined ? this.#answers.last : this.#answers.answerTo(answered);
      // A checkpoint can lie between a control request and its answer.
      if (actual === undefined && answered !== undefined && marks.findInputLine(index, answered) === undefined)
        continue;
      counts.compared++;
      if (actual?.code === expected.code && actual.hash === expected.hash) continue;
      const about = answered === undefined ? line : marks.findInputLine(index, answered);
      return report({ line: index + FIRST_LINE, about: describeInput(about ?? line), expected, actual });
    }
    return report();
  }

  /**
   * Ends the replay, but not its world: a simulator serves it from now on. The clients of the tape have lost their connections. The clock
   * continues at the present world time, and the tape with its next input. The findings are removed, because a replay takes no wall time.
   *
   * @param hasLostAnswers whether answers under way have not arrived; otherwise they have.
   * @param first the state from which the replay has continued, so that the world can be rewound to replayed moments.
   */
  async handOver(served: ServedWorldParts, hasLostAnswers = false, first?: KeptMoment): Promise<World> {
    const { world } = this;
    this.#gateway.disconnect(hasLostAnswers);
    await this.#endApis();
    this.#surroundings.serve(served);
    world.ttl = served.ttl;
    await world.renew();
    world.findings.clear();
    world.travel.start(served.checkpointEvery, first);
    return world;
  }

  /** Advances the world to an instant. */
  async followTo(at: Instant): Promise<void> {
    this.world.followTo(at);
    // A long time takes several slices.
    if (this.world.isWorking) await this.world.waitUntilFree();
  }

  /** Runs work with this replay. If it fails, ends the world before it rejects with the same error. */
  async closeOnError<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends the world and everything that waits in it. */
  async close(): Promise<void> {
    await this.#endApis();
    this.world.close();
  }

  async #endApis(): Promise<void> {
    await this.#gateway.close();
    this.#control.close();
    this.world.tape.onRecord = undefined;
  }

  /** Replays a line. Returns undefined, or the reason why the line cannot be replayed. */
  async #replay(
    line: TapeLine,
    index: number,
    marks: TapeMarks,
    observer: ReplayObserver | undefined,
  ): Promise<string | undefined> {
    if (line["branch"] !== undefined || line["snapshot"] !== undefined) return undefined;
    await this.followTo(Date.parse(line.at));
    observer?.onLineBegin(line);
    const { verdicts } = this.world.tape;
    if (line["request"] !== undefined) {
      verdicts.replayed = [...((line["verdicts"] as unknown[] | undefined) ?? [])];
      this.#gateway.serve(line["request"] as TapedRequest);
      verdicts.replayed = undefined;
      return undefined;
    }
    if (line["control"] !== undefined) return this.#replayControl(line, index, marks);
    if (line["decision"] !== undefined) this.#gateway.replayDecision(line["decision"] as TapedDecision);
    else this.#gateway.replayMark(line as unknown as TapeMark);
    return undefined;
  }

  async #replayControl(line: TapeLine, index: number, marks: TapeMarks): Promise<string | undefined> {
    const { method, path, body } = line["control"] as TapedControl;
    const input = line["input"] as number;
    if (path === "/scenario") {
      this.#answers.leaveOut(input);
      await this.world.replaceScenario(restoreScenario(body as ScenarioSnapshot));
      return undefined;
    }
    if (path === "/snapshot" || path.startsWith("/rewind")) {
      const snapshot = findSnapshot(this.#tape.lines, index);
      if (snapshot === undefined)
        return "the tape has no snapshot of this restore or rewind; a tape that was written to a file has it";
      this.#answers.leaveOut(input);
      // A rewind answers held polls, and a restore refuses them.
      const rewound = path === "/snapshot" ? undefined : { to: (body as { readonly to: object }).to };
      await this.world.restoreFrom({ value: snapshot }, undefined, undefined, rewound);
      return undefined;
    }
    if (path === "/reset") {
      this.#surroundings.time = findBranchStart(this.#tape.lines, index) ?? this.#surroundings.time;
    }
    const { nextAt } = this.world.center;
    const limits = { abandonedAt: marks.findAbandonTime(index, input), stopAt: this.#stopAt, nextAt };
    const sent = path === ADVANCE_PATH ? bodyOfAdvance(line, body, limits) : body;
    const url = `/worlds/${encodeURIComponent(this.world.name)}${path}`;
    await this.#control.request({ method: method as "POST", url, body: sent, accept: "*/*", signal: undefined });
    return undefined;
  }
}

// Pushes events to the clients that gave an address for them: oldest first, again after a while when that fails, until it fails for too long.
import { type Agent, type AgentId, type LoggedEvent, type Session, signOut } from "../core/index.ts";
import { type CalleeAnswer, post } from "./callee.ts";
import { eventEnvelope } from "./envelope.ts";
import { writeEvent } from "./event-wire.ts";
import type { GatewayWorld } from "./host.ts";

/** The most events that one push carries. */
const BATCH = 100;

/** How long a callee may take to answer, in wall time; clients are told to answer at once. */
const PATIENCE = 10_000;

/** The pushing for one session. */
interface Line {
  readonly session: Session;
  /** Since when pushes have failed without a success in between, in wall time. */
  failingSince: number | undefined;
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
}

export class Pushes {
  readonly #world: GatewayWorld;
  readonly #lines = new Map<AgentId, Line>();
  readonly #abort = new AbortController();

  constructor(world: GatewayWorld) {
    this.#world = world;
    world.center.log.listen((logged) => this.#onEvent(logged));
    // In a center that goes on from a snapshot, events may have waited since before.
    for (const { id, session, mailbox } of world.center.state.agents.values()) {
      if (session?.details.push !== undefined && mailbox.length > 0) this.wake(id);
    }
  }

  /** Pushes nothing any more. */
  close(): void {
    this.#abort.abort();
    for (const { timer } of this.#lines.values()) clearTimeout(timer);
    this.#lines.clear();
  }

  #onEvent({ event }: LoggedEvent): void {
    if ("agent" in event) this.wake(event.agent);
  }

  /** Has what waits for an agent's client pushed. */
  wake(id: AgentId): void {
    if (this.#abort.signal.aborted) return;
    const agent = this.#world.center.agent(id);
    if (agent === undefined) return;
    const line = this.#lineOf(agent);
    // A push under way takes along what comes meanwhile with the next one.
    if (line !== undefined && !line.busy && line.timer === undefined) this.#begin(agent, line);
  }

  /** The line of an agent's present session, if its events are pushed; that of a former session ends. */
  #lineOf(agent: Agent): Line | undefined {
    const { session } = agent;
    let line = this.#lines.get(agent.id);
    if (line !== undefined && line.session !== session) {
      clearTimeout(line.timer);
      this.#lines.delete(agent.id);
      line = undefined;
    }
    if (line === undefined && session?.details.push !== undefined) {
      line = { session, failingSince: undefined, busy: false, timer: undefined };
      this.#lines.set(agent.id, line);
    }
    return line;
  }

  #begin(agent: Agent, line: Line): void {
    line.busy = true;
    line.timer = undefined;
    // In a later turn: what happens at this moment is pushed together, and the answer to the request that caused it goes first.
    const { fence } = this.#world;
    setImmediate(() => void this.#pushAll(agent, line).catch((error: unknown) => fence.fail(error)));
  }

  async #pushAll(agent: Agent, line: Line): Promise<void> {
    while (this.#isCurrent(agent, line)) {
      const batch = this.#nextBatch(agent, line.session);
      if (batch === undefined) break;
      const pushed = await this.#push(agent, line.session, batch.texts);
      if (!this.#isCurrent(agent, line)) return;
      if (!pushed) {
        this.#failed(agent, line);
        return;
      }
      line.failingSince = undefined;
      this.#world.watch.told(agent.id);
      // By serial, not by number: a full mailbox has dropped its oldest meanwhile.
      forget(agent, batch.upTo);
    }
    line.busy = false;
  }

  #isCurrent(agent: Agent, line: Line): boolean {
    return !this.#abort.signal.aborted && agent.session === line.session;
  }

  /** The oldest events that clients are told of, and the serial up to which they are all, with those that clients are not told of. */
  #nextBatch(agent: Agent, session: Session): { texts: string[]; upTo: number } | undefined {
    const most = session.details.push?.form === "single" ? 1 : BATCH;
    const texts: string[] = [];
    let upTo = 0;
    for (const logged of agent.mailbox) {
      if (texts.length === most) break;
      const text = writeEvent(logged, this.#world.center.settings);
      if (text !== undefined) texts.push(text);
      upTo = logged.serial;
    }
    if (texts.length > 0) return { texts, upTo };
    forget(agent, upTo);
    return undefined;
  }

  /** Pushes once. Answers whether the callee has acknowledged it. */
  async #push(agent: Agent, { details, guids }: Session, texts: readonly string[]): Promise<boolean> {
    const target = details.push;
    if (target === undefined) return false;
    const body =
      target.form === "single"
        ? eventEnvelope(texts[0] ?? "null")
        : `{"workNo":"${agent.id}","eventList":[${texts.join(",")}]}`;
    try {
      const headers = {
        "Content-Type": "application/json; charset=UTF-8",
        Guid: guids.at(-1)?.value ?? "",
        ...(target.token === "" ? {} : { service_token: target.token }),
      };
      const ended = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(PATIENCE)]);
      return isAcknowledged(await post(target.uri, headers, body, ended), target.form);
    } catch {
      return false;
    }
  }

  #failed(agent: Agent, line: Line): void {
    const { pushRetry, pushGiveUp } = this.#world.center.settings;
    line.busy = false;
    this.#world.watch.pushFailed(agent.id);
    line.failingSince ??= performance.now();
    if (performance.now() - line.failingSince >= pushGiveUp) {
      this.#world.catchUp();
      this.#world.center.perform(signOut, { agent: agent.id, cause: "push-failed" });
      return;
    }
    const { fence } = this.#world;
    const again = (): void => {
      if (this.#isCurrent(agent, line)) this.#begin(agent, line);
    };
    line.timer = setTimeout(() => fence.run(again), pushRetry).unref();
  }
}

/** Takes the events up to a serial out of an agent's mailbox. */
function forget({ mailbox }: Agent, upTo: number): void {
  const left = mailbox.findIndex(({ serial }) => serial > upTo);
  mailbox.splice(0, left < 0 ? mailbox.length : left);
}

/** The callee says retcode 0, as text or as a number; one that takes single events may say nothing at all. */
function isAcknowledged({ status, text }: CalleeAnswer, form: "list" | "single"): boolean {
  if (status !== 200 || text === undefined) return false;
  if (text.trim() === "") return form === "single";
  try {
    const { retcode } = JSON.parse(text) as { retcode?: unknown };
    return retcode === "0" || retcode === 0;
  } catch {
    return false;
  }
}

// Keeps worlds in Redis or Valkey.
// Imports only types of the client library, which open-redis.ts loads.
import { randomBytes } from "node:crypto";
import type { createClient } from "@redis/client";
import type { Duration } from "../../core/index.ts";
import type { Batch, Expected, KeptWorld, Lease, Renewal, Taken, WorldStore } from "../world-store.ts";
import { RedisKeys } from "./redis-keys.ts";
import { ADD_STATE, APPEND, PUT_BASE, RELEASE, REMOVE, RENEW, type RedisScript, TAKE } from "./redis-scripts.ts";

/** A connected client of Redis. */
export type RedisClient = Awaited<ReturnType<ReturnType<typeof createClient>["connect"]>>;

/** The maximum number of worlds that one command renews. */
const RENEWED_AT_ONCE = 200;

/** The maximum number of entries of a stream that one command reads. */
const READ_AT_ONCE = 1_000;

/** The maximum number of texts of a state that one command reads or writes: about 1 MB. */
const TEXTS_AT_ONCE = 8;

/** Keeps worlds in Redis or Valkey. */
export class RedisStore implements WorldStore {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;
  #subscriber: RedisClient | undefined;

  /** @param client a connected client. The store closes it. */
  constructor(client: RedisClient, prefix: string) {
    this.#client = client;
    this.#keys = new RedisKeys(prefix);
  }

  async take(world: string, holder: string, duration: Duration, expected: Expected): Promise<Taken> {
    const keys = this.#keys.keysOf(world);
    const digits = randomBytes(8).toString("hex");
    const answer = await this.#run(
      TAKE,
      [keys.lease, keys.owner, keys.base],
      [holder, String(duration), expected, digits],
    );
    const [kind, owner = "", ...facts] = answer as [string, string?, ...(string | null)[]];
    if (kind === "taken") return { lease: { world, owner }, version: joinVersion(facts) };
    return kind === "held" ? { heldBy: holderOf(owner) } : undefined;
  }

  async findHolder(world: string): Promise<string | undefined> {
    const owner = await this.#client.get(this.#keys.keysOf(world).lease);
    return owner === null ? undefined : holderOf(owner);
  }

  async read(world: string): Promise<KeptWorld | undefined> {
    const { owner, base, lines, state } = this.#keys.keysOf(world);
    // All are sent at once, because a busy process has to wait long for each answer. Redis answers them in this order, so everything that the
    // version does not contain is read after it.
    const [ownedBy, facts, texts, kept] = await Promise.all([
      this.#client.get(owner),
      this.#client.hGetAll(base),
      this.#readState(state),
      this.#readLines(lines),
    ]);
    const first = facts["base"];
    if (first === undefined) return undefined;
    const numberOf = (name: string): number => Number(facts[name] ?? 0);
    // Lines that a trim has left at the front belong to the base already.
    const position = numberOf("position");
    const since = kept.slice(Math.max(0, kept.length - (numberOf("stored") - position)));
    const version = joinVersion([ownedBy, ...["position", "stored", "confirmed", "now"].map((name) => facts[name])]);
    return {
      base: [first, ...texts],
      position,
      lines: since,
      confirmed: numberOf("confirmed"),
      now: numberOf("now"),
      version,
    };
  }

  async append({ world, owner: mine }: Lease, { first, lines, confirmed, now }: Batch): Promise<boolean> {
    const { owner, lines: stream, base } = this.#keys.keysOf(world);
    const numbers = [first, confirmed, now, lines.length].map(String);
    return (await this.#run(APPEND, [owner, stream, base], [mine, ...numbers, lines.join("")])) === 1;
  }

  async putBase(
    lease: Lease,
    { base: texts, position, confirmed, now }: Omit<KeptWorld, "lines" | "version">,
  ): Promise<boolean> {
    const { owner, lines, base, state, next } = this.#keys.keysOf(lease.world);
    const [first = "", ...chunks] = texts;
    for (let i = 0; i < chunks.length; i += TEXTS_AT_ONCE) {
      const given = [lease.owner, i === 0 ? "first" : "later", ...chunks.slice(i, i + TEXTS_AT_ONCE)];
      if ((await this.#run(ADD_STATE, [owner, next], given)) !== 1) return false;
    }
    const keys = [owner, lines, base, this.#keys.worlds, state, next];
    const given = [lease.owner, lease.world, first, ...[position, confirmed, now, chunks.length].map(String)];
    return (await this.#run(PUT_BASE, keys, given)) === 1;
  }

  async renew(renewals: readonly Renewal[], duration: Duration): Promise<readonly boolean[]> {
    const parts: (readonly Renewal[])[] = [];
    for (let i = 0; i < renewals.length; i += RENEWED_AT_ONCE) parts.push(renewals.slice(i, i + RENEWED_AT_ONCE));
    const renewed = await Promise.all(
      parts.map((part) => {
        const keys = part.flatMap(({ lease: { world } }) => {
          const { lease, owner, lines, base, state } = this.#keys.keysOf(world);
          return [lease, owner, lines, base, state];
        });
        const given = part.flatMap(({ lease, reported, keepFor }) => [
          lease.owner,
          ...textsOf(reported),
          keepFor === undefined ? "" : String(keepFor),
        ]);
        return this.#run(RENEW, keys, [String(duration), ...given]) as Promise<number[]>;
      }),
    );
    return renewed.flat().map((kept) => kept === 1);
  }

  async release(renewals: readonly Renewal[]): Promise<void> {
    await Promise.all(
      renewals.map(({ lease: { world, owner }, reported }) => {
        const { lease, base } = this.#keys.keysOf(world);
        return this.#run(RELEASE, [lease, base], [owner, ...textsOf(reported)]);
      }),
    );
  }

  async remove({ world, owner: mine }: Lease): Promise<void> {
    const keys = this.#keys.keysOf(world);
    await this.#run(REMOVE, [keys.owner, this.#keys.worlds, ...Object.values(keys)], [mine, world]);
  }

  async list(): ReturnType<WorldStore["list"]> {
    const names = await this.#client.sMembers(this.#keys.worlds);
    if (names.length === 0) return [];
    const holders = await this.#client.mGet(names.map((name) => this.#keys.keysOf(name).lease));
    const exist = await Promise.all(names.map((name) => this.#client.exists(this.#keys.keysOf(name).base)));
    // A world whose ttl has passed without a replica leaves its name behind.
    const gone = names.filter((_, i) => exist[i] === 0);
    if (gone.length > 0) await this.#client.sRem(this.#keys.worlds, gone);
    const all = names.map((name, i) => ({ name, heldBy: holders[i] == null ? undefined : holderOf(holders[i]) }));
    return all.filter((_, i) => exist[i] !== 0).sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async requestHandover(heldBy: string, world: string): Promise<void> {
    await this.#client.publish(this.#keys.channelOf(heldBy), world);
  }

  async listen(holder: string, onHandoverRequest: (world: string) => void): Promise<void> {
    this.#subscriber = this.#client.duplicate();
    this.#subscriber.on("error", () => {});
    await this.#subscriber.connect();
    await this.#subscriber.subscribe(this.#keys.channelOf(holder), onHandoverRequest);
  }

  async close(): Promise<void> {
    for (const client of [this.#subscriber, this.#client]) if (client?.isOpen === true) client.destroy();
  }

  async #readState(state: string): Promise<string[]> {
    const texts: string[] = [];
    for (;;) {
      const next = await this.#client.lRange(state, texts.length, texts.length + TEXTS_AT_ONCE - 1);
      texts.push(...next);
      if (next.length < TEXTS_AT_ONCE) return texts;
    }
  }

  async #readLines(stream: string): Promise<string[]> {
    const lines: string[] = [];
    let from = "-";
    for (;;) {
      const entries = (await this.#client.xRange(stream, from, "+", { COUNT: READ_AT_ONCE })) ?? [];
      for (const { message } of entries) lines.push(...splitLines(String(message["lines"] ?? "")));
      const last = entries.at(-1);
      if (last === undefined || entries.length < READ_AT_ONCE) return lines;
      from = `(${String(last.id)}`;
    }
  }

  /** Runs a script by its hash, or by its text if Redis does not know it yet. */
  async #run({ text, sha }: RedisScript, keys: readonly string[], given: readonly string[]): Promise<unknown> {
    const parts = [String(keys.length), ...keys, ...given];
    return this.#client.sendCommand(["EVALSHA", sha, ...parts]).catch((error: unknown) => {
      if (!String((error as Error).message).startsWith("NOSCRIPT")) throw error;
      return this.#client.sendCommand(["EVAL", text, ...parts]);
    });
  }
}

/** Returns the holder in the name of an owner, which ends with random digits and the number of the lease. */
function holderOf(owner: string): string {
  return owner.replace(/#[^#]*#\d+$/, "");
}

/** Returns the version of a world with this owner, position, stored, confirmed and now. */
function joinVersion(facts: readonly (string | null | undefined)[]): string {
  return facts.map((fact) => fact ?? "").join(" ");
}

/** Returns the report of a renewal as arguments of a script. */
function textsOf(reported: Renewal["reported"]): [confirmed: string, now: string] {
  return reported === undefined ? ["", ""] : [String(reported.confirmed), String(reported.now)];
}

function splitLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

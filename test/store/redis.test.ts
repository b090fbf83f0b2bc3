// Tests of the store in a real Redis: leases, lines and bases, and a Redis that cannot be used.
// Without redis-server they are skipped.
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { type Test, test } from "tap";
import { openRedis } from "../../src/store/redis/open-redis.ts";
import type { RedisStore } from "../../src/store/redis/redis-store.ts";
import type { Lease } from "../../src/store/world-store.ts";
import { until, untilReceived, waitForEvent } from "../support/waiting.ts";

const skip = spawnSync("which", ["redis-server"]).status === 0 ? false : "redis-server is not installed";

/** Starts a Redis on a free port until the test ends. Returns its URL, without a password. */
async function startRedis(t: Test, ...options: readonly string[]): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await waitForEvent(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await waitForEvent(server, "close");
  const redis = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...options]);
  t.teardown(async () => {
    redis.kill();
    await waitForEvent(redis, "exit");
  });
  let printed = "";
  redis.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await untilReceived(redis.stdout, "data", () => printed, "Ready to accept connections");
  return `redis://127.0.0.1:${port}`;
}

/** Opens the store in a Redis until the test ends. */
async function open(t: Test, url: string): Promise<RedisStore> {
  const store = await openRedis({ url, loginFile: undefined, prefix: "tests:" }, () => {});
  t.teardown(() => store.close());
  return store;
}

/** Takes the lease of a world, for a minute. */
async function take(store: RedisStore, holder: string, world = "w"): Promise<Lease> {
  const taken = await store.take(world, holder, 60_000, "any");
  if (taken === undefined || !("lease" in taken)) throw new Error(`${holder} does not get the lease`);
  return taken.lease;
}

/** A base with more texts than one command writes. */
const STATE = ["head", ...Array.from({ length: 20 }, (_, i) => `text ${i}`)];
const BASE = { base: ["beginning"], position: 0, confirmed: 0, now: 5 };

test("a world has one holder at a time, and the former one writes nothing more", { skip }, async (t) => {
  const store = await open(t, await startRedis(t));
  t.equal(await store.take("w", "a#1", 60_000, "kept"), undefined, "an unknown world");
  const first = await take(store, "a#1");
  t.same(await store.take("w", "b#1", 60_000, "kept"), { heldBy: "a#1" });
  await store.putBase(first, BASE);
  await store.release([{ lease: first, reported: undefined, keepFor: undefined }]);
  const second = await take(store, "b#1");
  t.same(await store.list(), [{ name: "w", heldBy: "b#1" }]);
  const batch = { first: 1, lines: ["one\n"], confirmed: 0, now: 6 };
  t.same([await store.append(first, batch), await store.append(second, batch)], [false, true]);
  t.same(
    await store.renew(
      [first, second].map((lease) => ({ lease, reported: undefined, keepFor: undefined })),
      60_000,
    ),
    [false, true],
  );
});

test("a world has the version that was read as long as nothing changes and nobody takes its lease", {
  skip,
}, async (t) => {
  const store = await open(t, await startRedis(t));
  const lease = await take(store, "a#1");
  const renew = (confirmed: number) =>
    store.renew([{ lease, reported: { confirmed, now: 5 }, keepFor: undefined }], 60_000);
  const steps = [
    () => store.putBase(lease, BASE),
    () => renew(0),
    () => store.append(lease, { first: 1, lines: ["one\n"], confirmed: 0, now: 5 }),
    () => renew(1),
    () => store.putBase(lease, { base: STATE, position: 1, confirmed: 1, now: 5 }),
  ];
  const versions: (string | undefined)[] = [];
  for (const step of steps) {
    await step();
    versions.push((await store.read("w"))?.version);
  }
  const taken = [await store.take("w", "a#1", 60_000, "any"), await store.take("w", "a#1", 60_000, "any")];
  versions.push(...taken.map((result) => (result !== undefined && "version" in result ? result.version : undefined)));
  const numbers = versions.map((version) => versions.indexOf(version));
  t.same(numbers, [0, 0, 2, 3, 4, 4, 6]);
});

test("lines follow each other without a gap, and repeated ones are stored once", { skip }, async (t) => {
  const store = await open(t, await startRedis(t));
  const lease = await take(store, "a#1");
  await store.putBase(lease, BASE);
  const append = (first: number, ...lines: string[]) =>
    store.append(lease, { first, lines, confirmed: first - 1, now: 7 });
  t.same(
    [await append(1, "one\n", "two\n"), await append(1, "one\n", "two\n"), await append(4, "four\n")],
    [true, true, false],
  );
  await append(3, "three\n");
  t.hasStrict(await store.read("w"), {
    base: ["beginning"],
    position: 0,
    lines: ["one\n", "two\n", "three\n"],
    confirmed: 2,
    now: 7,
  });
});

test("a base replaces the lines before it", { skip }, async (t) => {
  const store = await open(t, await startRedis(t));
  const lease = await take(store, "a#1");
  await store.putBase(lease, BASE);
  await store.append(lease, { first: 1, lines: ["one\n", "two\n"], confirmed: 0, now: 6 });
  await store.append(lease, { first: 3, lines: ["three\n"], confirmed: 2, now: 8 });
  await store.putBase(lease, { base: STATE, position: 2, confirmed: 2, now: 7 });
  t.match(await store.read("w"), { base: STATE, position: 2, lines: ["three\n"], confirmed: 2, now: 8 });
  await store.remove(lease);
  t.same([await store.read("w"), await store.list()], [undefined, []]);
});

test("a full Redis refuses lines, and takes them when it has memory again", { skip }, async (t) => {
  const url = await startRedis(t);
  const store = await open(t, url);
  const lease = await take(store, "a#1");
  await store.putBase(lease, BASE);
  const setMaxMemory = (bytes: string) => spawnSync("redis-cli", ["-u", url, "config", "set", "maxmemory", bytes]);
  const batch = { first: 1, lines: ["one\n"], confirmed: 0, now: 6 };
  setMaxMemory("1");
  await t.rejects(store.append(lease, batch), { message: /^OOM command not allowed/ });
  setMaxMemory("0");
  t.equal(await store.append(lease, batch), true);
});

test("a full Redis renews and releases leases, so that no replica has to drop its worlds", { skip }, async (t) => {
  const url = await startRedis(t);
  const store = await open(t, url);
  const leases = [await take(store, "a#1", "v"), await take(store, "a#1", "w")];
  for (const lease of leases) await store.putBase(lease, BASE);
  const renewals = leases.map((lease) => ({ lease, reported: { confirmed: 0, now: 6 }, keepFor: 60_000 }));
  spawnSync("redis-cli", ["-u", url, "config", "set", "maxmemory", "1"]);
  t.same(await store.renew(renewals, 60_000), [true, true]);
  await store.release(renewals);
  const left = await store.list();
  t.same(
    left.map(({ heldBy }) => heldBy),
    [undefined, undefined],
  );
});

test("a replica is asked for a world by another one", { skip }, async (t) => {
  const url = await startRedis(t);
  const [holder, other] = [await open(t, url), await open(t, url)];
  let asked = "";
  await holder.listen("a#1", (world) => {
    asked = world;
  });
  await other.requestHandover("a#1", "w");
  await until(() => asked !== "");
  t.equal(asked, "w");
});

test("a Redis that cannot keep worlds is refused in a sentence", { skip }, async (t) => {
  const locked = await startRedis(t, "--requirepass", "secret");
  const evicting = await startRedis(t, "--maxmemory-policy", "allkeys-lru");
  const hostOf = (url: string) => new URL(url).host;
  await t.rejects(open(t, locked), {
    message: `--store: ${hostOf(locked)} cannot be used: it refuses user and password, or needs them.`,
  });
  await t.rejects(open(t, evicting), {
    message: `--store: ${hostOf(evicting)} has the maxmemory-policy allkeys-lru, which removes worlds when memory is short: set it to noeviction.`,
  });
  await open(t, locked.replace("://", "://:secret@"));
});

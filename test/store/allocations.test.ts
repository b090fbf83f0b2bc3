// Tests of allocations with a store: any replica serves the world that another one has allocated.
import { test } from "tap";
import { openStore, SCENARIO } from "./replicas.ts";

/** Opens two replicas. The first has allocated a world. */
async function openAllocated(t: Parameters<typeof openStore>[0]) {
  const opened = openStore(t);
  const first = await opened.openReplica("one");
  const second = await opened.openReplica("two");
  const { status, body } = await first.sendToControl("POST", "/allocations", { clock: "manual", scenario: SCENARIO });
  return { ...opened, first, second, status, name: String(body["name"]) };
}

test("an allocated world is released, and the first request takes it without a wait for its lease", async (t) => {
  const { first, second, wall, settle, status, name } = await openAllocated(t);
  t.strictSame([status, first.worlds.get(name)], [201, undefined]);
  t.match((await first.sendToControl("GET", "/worlds")).body["elsewhere"], [{ name, replica: null }]);
  const before = wall.now();
  await settle(second.client(101, name).signIn());
  t.equal(wall.now(), before);
  t.match(second.worlds.get(name), { name, ttl: 600_000 });
  t.match((await first.sendToControl("GET", "/worlds")).body["elsewhere"], [{ name, replica: "two" }]);
});

test("a name that another replica has is taken", async (t) => {
  const { second, name } = await openAllocated(t);
  const { status } = await second.sendToControl("POST", "/allocations", { name });
  t.equal(status, 409);
});

test("the store learns how long to keep a world that nobody takes", async (t) => {
  const { openReplica } = openStore(t);
  const { store, sendToControl } = await openReplica("one");
  const kept: unknown[] = [];
  const { renew } = store;
  store.renew = (renewals, duration) => {
    kept.push(...renewals.filter(({ lease }) => lease.world !== "default").map(({ keepFor }) => keepFor));
    return renew.call(store, renewals, duration);
  };
  await sendToControl("POST", "/allocations", { scenario: SCENARIO });
  t.strictSame(kept, [1_200_000]);
});

// Tests of the hash of a world through the control API: equal for equal worlds, and different after changes.
import { test } from "tap";
import { ADVANCE, CALLS, WORLD } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

/** Opens a world in which agent 201 takes a call, and returns its API. */
async function openWithTalk() {
  const api = await openControlApi();
  await api.send("POST", CALLS, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await api.send("POST", ADVANCE, { by: "5s" });
  return { ...api, hash: async () => ((await api.send("GET", `${WORLD}/hash`)).body as { hash: string }).hash };
}

test("two worlds with the same name, scenario, seed and history have the same hash", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  t.match(await one.hash(), /^[0-9a-f]{16}$/);
  t.equal(await one.hash(), await other.hash());
  await one.send("POST", ADVANCE, { by: "1h" });
  t.not(await one.hash(), await other.hash());
  await other.send("POST", ADVANCE, { by: "1h" });
  t.equal(await one.hash(), await other.hash());
});

test("a restored world has the hash of its original", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  const { body: snapshot } = await one.send("GET", `${WORLD}/snapshot`);
  await other.send("POST", ADVANCE, { by: "1h" });
  await other.send("PUT", `${WORLD}/snapshot`, snapshot);
  t.equal(await other.hash(), await one.hash());
});

test("settings and pins change the hash; reading and the journal don't", async (t) => {
  const { send, hash } = await openWithTalk();
  const before = await hash();
  await send("GET", `${WORLD}/agents`);
  await send("DELETE", `${WORLD}/journal`);
  t.equal(await hash(), before);
  await send("PATCH", `${WORLD}/settings`, { ringTime: "21s" });
  const changed = await hash();
  await send("PATCH", `${WORLD}/agents/201`, { statistics: { set: { answernums: 7 } } });
  t.equal(new Set([before, changed, await hash()]).size, 3);
});

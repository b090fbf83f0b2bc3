// Tests of the hash of a world through the control API: equal for equal worlds, and different after changes.
import { test } from "tap";
import { ADVANCE, CALLS, WORLD } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

/** Opens a control API with a call that agent 201 takes. */
async function openWithTalk() {
  const api = await openControlApi();
  await api.send("POST", CALLS, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await api.send("POST", ADVANCE, { by: "5s" });
  return { ...api, readHash: async () => ((await api.send("GET", `${WORLD}/hash`)).body as { hash: string }).hash };
}

test("two worlds with the same name, scenario, seed and history have the same hash", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  t.match(await one.readHash(), /^[0-9a-f]{16}$/);
  t.equal(await one.readHash(), await other.readHash());
  await one.send("POST", ADVANCE, { by: "1h" });
  t.not(await one.readHash(), await other.readHash());
  await other.send("POST", ADVANCE, { by: "1h" });
  t.equal(await one.readHash(), await other.readHash());
});

test("a restored world has the hash of its original", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  const { body: snapshot } = await one.send("GET", `${WORLD}/snapshot`);
  await other.send("POST", ADVANCE, { by: "1h" });
  await other.send("PUT", `${WORLD}/snapshot`, snapshot);
  t.equal(await other.readHash(), await one.readHash());
});

test("settings and pins change the hash; reading and the journal don't", async (t) => {
  const { send, readHash } = await openWithTalk();
  const before = await readHash();
  await send("GET", `${WORLD}/agents`);
  await send("DELETE", `${WORLD}/journal`);
  t.equal(await readHash(), before);
  await send("PATCH", `${WORLD}/settings`, { ringTime: "21s" });
  const changed = await readHash();
  await send("PATCH", `${WORLD}/agents/201`, { statistics: { set: { answernums: 7 } } });
  t.equal(new Set([before, changed, await readHash()]).size, 3);
});

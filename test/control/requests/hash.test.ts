// Tests of the hash of a world through the control API: equal for equal worlds, and different after changes.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

const W = "/worlds/default";

/** Opens a world in which agent 201 takes a call, and returns its API. */
async function openWithTalk() {
  const api = await openControlApi();
  await api.send("POST", `${W}/calls`, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await api.send("POST", `${W}/clock/advance`, { by: "5s" });
  return { ...api, hash: async () => ((await api.send("GET", `${W}/hash`)).body as { hash: string }).hash };
}

test("two worlds with the same name, scenario, seed and history have the same hash", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  t.match(await one.hash(), /^[0-9a-f]{16}$/);
  t.equal(await one.hash(), await other.hash());
  await one.send("POST", `${W}/clock/advance`, { by: "1h" });
  t.not(await one.hash(), await other.hash());
  await other.send("POST", `${W}/clock/advance`, { by: "1h" });
  t.equal(await one.hash(), await other.hash());
});

test("a restored world has the hash of its original", async (t) => {
  const [one, other] = [await openWithTalk(), await openWithTalk()];
  const { body: snapshot } = await one.send("GET", `${W}/snapshot`);
  await other.send("POST", `${W}/clock/advance`, { by: "1h" });
  await other.send("PUT", `${W}/snapshot`, snapshot);
  t.equal(await other.hash(), await one.hash());
});

test("settings and pins change the hash; reading and the journal don't", async (t) => {
  const { send, hash } = await openWithTalk();
  const before = await hash();
  await send("GET", `${W}/agents`);
  await send("DELETE", `${W}/journal`);
  t.equal(await hash(), before);
  await send("PATCH", `${W}/settings`, { ringTime: "21s" });
  const changed = await hash();
  await send("PATCH", `${W}/agents/201`, { statistics: { set: { answernums: 7 } } });
  t.equal(new Set([before, changed, await hash()]).size, 3);
});

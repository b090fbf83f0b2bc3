// Tests of a world that an error has stopped, through the control API: the reason, and the restart.
import { test } from "tap";
import { openControlApi } from "./control-api.ts";

const SENTENCE =
  "An error of the simulator stopped this world: TypeError: no such thing. Reset the world to start it again.";

const FAILED = {
  type: "urn:ccgw:problem:world-failed",
  title: "The world has failed",
  status: 409,
  detail: SENTENCE,
};

/** Opens a control API with two worlds. In the world `default`, the next event throws. */
async function openFailingWorld() {
  const api = await openControlApi();
  await api.send("POST", "/worlds", { name: "other", clock: "manual" });
  api.center.log.listen(() => {
    throw new TypeError("no such thing");
  });
  return api;
}

test("a request that throws is answered with 409 and the reason, and stops only its world", async (t) => {
  const { send } = await openFailingWorld();
  t.strictSame((await send("POST", "/worlds/default/calls", { to: { queue: 25 } })).body, FAILED);
  t.strictSame((await send("GET", "/worlds/default/agents")).body, FAILED);
  t.equal((await send("POST", "/worlds/other/calls", { to: { agent: 101 } })).status, 201);
});

test("a read request that throws also stops its world, and the answer has the message without the stack", async (t) => {
  const { send, world } = await openControlApi();
  world.writeSettings = () => {
    throw new TypeError("no such thing");
  };
  t.strictSame((await send("GET", "/worlds/default/settings")).body, FAILED);
  t.equal(world.errorBoundary.failure, SENTENCE);
});

test("an advance whose timer throws is answered with 409 and the reason", async (t) => {
  const { send, center } = await openFailingWorld();
  center.scheduleDayBegin(center.now + 1_000);
  t.strictSame((await send("POST", "/worlds/default/clock/advance", { by: "1m" })).body, FAILED);
});

test("a failed world is listed with the reason, and requests that need no center are still answered", async (t) => {
  const { send } = await openFailingWorld();
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const { worlds } = (await send("GET", "/worlds")).body;
  t.strictSame(
    worlds.map(({ failed }: { failed?: string }) => failed),
    [SENTENCE, undefined],
  );
  t.equal((await send("GET", "/worlds/default")).body.failed, SENTENCE);
  const served = ["/metrics", "/healthz", "/worlds/default/journal", "/worlds/default/findings"];
  for (const path of served) t.equal((await send("GET", path)).status, 200, path);
});

test("a request that needs the center of a failed world is refused with the reason", async (t) => {
  const { send } = await openFailingWorld();
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  for (const path of ["scenario", "settings", "agents", "calls", "clock", "faults", "events", "snapshot"]) {
    t.strictSame((await send("GET", `/worlds/default/${path}`)).body, FAILED, path);
  }
});

test("a reset or a snapshot starts a failed world again", async (t) => {
  const { send, world } = await openFailingWorld();
  const { body: snapshot } = await send("GET", "/worlds/other/snapshot");
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const reset = await send("POST", "/worlds/default/reset");
  t.strictSame([reset.status, reset.body.failed], [200, undefined]);
  t.equal((await send("PATCH", "/worlds/default/agents/101", { signedIn: true })).status, 200);

  world.errorBoundary.fail(new TypeError("no such thing"));
  t.equal((await send("PUT", "/worlds/default/snapshot", snapshot)).status, 200);
  t.equal((await send("GET", "/worlds/default/agents/101")).status, 200);
});

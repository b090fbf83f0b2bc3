// Tests of verbs of inspectors: listening, whispering, and taking a call over.
import { test } from "tap";
import { ADA, AGENTS, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const GRACE = `${AGENTS}/110`;

const SCENARIO = {
  center: {
    agents: [
      { id: 101, name: "Ada" },
      { id: 110, name: "Grace", inspector: true },
    ],
  },
};

/** Opens a world in which Ada talks with a customer in the call `id`, and Grace is an idle inspector. */
async function openWithInspector() {
  const api = await openControlApi({ scenario: SCENARIO });
  const { send } = api;
  for (const path of [ADA, GRACE]) await send("PATCH", path, { signedIn: true });
  const { id } = (await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } })).body as { id: string };
  await send("POST", `${ADA}/answer`);
  return { ...api, id };
}

test("an inspector listens, whispers and stops", async (t) => {
  const { send, center } = await openWithInspector();
  t.equal((await send("POST", `${GRACE}/inspect`, { agent: 101 })).body.state, "inspecting");
  await send("POST", `${GRACE}/inspect`, { agent: 101, mode: "whisper" });
  t.equal((await send("POST", `${GRACE}/stop-inspecting`)).body.state, "idle");
  const modes = center.log.recent().flatMap(({ event }) => (event.type === "inspected" ? [event.mode] : []));
  t.strictSame(modes, ["listen", "whisper"]);
});

test("an inspector takes the call over", async (t) => {
  const { send, id } = await openWithInspector();
  await send("POST", `${GRACE}/inspect`, { agent: 101, mode: "insert" });
  t.equal((await send("POST", `${GRACE}/intercept`, { call: id })).body.state, "talking");
  t.equal((await send("GET", ADA)).body.state, "idle");
  t.hasStrict((await send("GET", `${CALLS}/${id}`)).body.legs, [{ agent: 110, state: "talking" }]);
});

test("an inspection that is not possible is refused with the retcode of the gateway", async (t) => {
  const { send } = await openWithInspector();
  const readRefusal = async (path: string, body?: object) => {
    const { status, body: problem } = await send("POST", path, body);
    return [status, problem.reason, problem.retcode];
  };
  t.strictSame(await readRefusal(`${ADA}/inspect`, { agent: 110 }), [409, "inspectors-only", "900-002"]);
  t.strictSame(await readRefusal(`${GRACE}/inspect`, { agent: 110 }), [409, "inspects-itself", "000-005"]);
  t.strictSame(await readRefusal(`${GRACE}/stop-inspecting`), [409, "no-inspection", "900-005"]);
  t.strictSame(await readRefusal(`${GRACE}/intercept`), [409, "no-inspection", "900-005"]);
  t.strictSame(await readRefusal(`${GRACE}/inspect`, { agent: 999 }), [400, undefined, undefined]);
  await send("PATCH", ADA, { signedIn: false });
  t.strictSame(await readRefusal(`${GRACE}/inspect`, { agent: 101 }), [409, "not-inspectable", "900-004"]);
  await send("PATCH", GRACE, { signedIn: false });
  t.strictSame(await readRefusal(`${GRACE}/stop-inspecting`), [409, "not-signed-in", "100-006"]);
});

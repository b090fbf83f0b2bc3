// Tests of previews through the control API: offering and withdrawing.
import { test } from "tap";
import { callPreviewedNumber } from "../../../src/core/index.ts";
import { ADA } from "../agent-paths.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";

const PREVIEWS = `${ADA}/previews`;

/** Opens a control API in which agent 101 is signed in. */
async function openWithAda(): Promise<ControlApi> {
  const api = await openControlApi();
  await api.send("PATCH", ADA, { signedIn: true });
  return api;
}

test("a preview is offered, shown with the agent, and withdrawn", async (t) => {
  const { send, center } = await openWithAda();
  const offered = await send("POST", PREVIEWS, { numbers: ["13900000001", "13900000002"], data: "order 7" });
  t.strictSame([offered.status, offered.headers["location"], offered.body], [201, `${PREVIEWS}/1`, { control: 1 }]);
  t.strictSame((await send("POST", PREVIEWS, { numbers: ["110"] })).body, { control: 2 });
  t.strictSame((await send("GET", ADA)).body.session.previews, [
    { control: 1, numbers: ["13900000001", "13900000002"], data: "order 7" },
    { control: 2, numbers: ["110"], data: "" },
  ]);

  t.equal((await send("DELETE", `${PREVIEWS}/1`)).status, 204);
  t.hasStrict(center.log.recent().at(-1)?.event, { type: "previewWithdrawn", agent: 101, control: 1 });
  t.strictSame((await send("GET", ADA)).body.session.previews, [{ control: 2, numbers: ["110"], data: "" }]);
});

test("a preview that no longer exists cannot be withdrawn", async (t) => {
  const { send, center } = await openWithAda();
  await send("POST", PREVIEWS, { numbers: ["110"] });
  center.perform(callPreviewedNumber, { agent: 101, called: "110", control: 1 });
  const createDetail = (control: string) =>
    `Agent 101 has no preview "${control}": it was called, withdrawn or dropped, the agent signed out, or it never existed. ` +
    `GET ${ADA} shows its previews.`;
  for (const control of ["1", "2", "01", "x"]) {
    const { status, body } = await send("DELETE", `${PREVIEWS}/${control}`);
    t.strictSame([status, body.type, body.detail], [404, "urn:ccgw:problem:unknown-preview", createDetail(control)]);
  }
  await send("PATCH", ADA, { signedIn: false });
  t.equal((await send("DELETE", `${PREVIEWS}/1`)).status, 404);
});

test("a preview for a signed-out or unknown agent is refused", async (t) => {
  const { send } = await openControlApi();
  const signedOut = await send("POST", PREVIEWS, { numbers: ["110"] });
  t.strictSame(
    [signedOut.status, signedOut.body.reason, signedOut.body.detail],
    [409, "not-signed-in", `The agent is not signed in. PATCH ${ADA} with {"signedIn": true} signs it in.`],
  );
  t.equal((await send("POST", "/worlds/default/agents/999/previews", { numbers: ["110"] })).status, 404);
  t.equal((await send("DELETE", "/worlds/default/agents/999/previews/1")).status, 404);
});

test("a preview with mistakes is refused with every mistake", async (t) => {
  const { send } = await openWithAda();
  const readErrors = async (body: unknown) => (await send("POST", PREVIEWS, body)).body.errors;
  const list = 'a list of at least one, such as ["13900000001"]';
  t.strictSame(await readErrors({}), [`numbers: "numbers" is missing: use ${list}`]);
  t.strictSame(await readErrors({ numbers: [] }), [
    `numbers: an empty list is not a valid list of numbers: use ${list}`,
  ]);
  t.strictSame(await readErrors({ numbers: ["110", 110], data: 7, to: 1 }), [
    'numbers[1]: 110 is a number and a telephone number is text: write it in quotes, "110"',
    'data: 7 is a number and a piece of data is text: write it in quotes, "7"',
    'unknown member "to" of a preview: a preview has numbers, data',
  ]);
  t.strictSame((await send("GET", ADA)).body.session.previews, []);
});

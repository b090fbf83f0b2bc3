// Previews through the control API: proposed to an agent, and taken back.
import { test } from "tap";
import { callPreviewed } from "../../../src/core/index.ts";
import { type Door, openDoor } from "../door.ts";

const ADA = "/worlds/default/agents/101";
const PREVIEWS = `${ADA}/previews`;

async function withAda(): Promise<Door> {
  const door = await openDoor();
  await door.ask("PATCH", ADA, { signedIn: true });
  return door;
}

test("a call is proposed, shown with the agent, and taken back", async (t) => {
  const { ask, center } = await withAda();
  const offered = await ask("POST", PREVIEWS, { numbers: ["13900000001", "13900000002"], data: "order 7" });
  t.strictSame([offered.status, offered.headers["location"], offered.body], [201, `${PREVIEWS}/1`, { control: 1 }]);
  t.strictSame((await ask("POST", PREVIEWS, { numbers: ["110"] })).body, { control: 2 });
  t.strictSame((await ask("GET", ADA)).body.session.previews, [
    { control: 1, numbers: ["13900000001", "13900000002"], data: "order 7" },
    { control: 2, numbers: ["110"], data: "" },
  ]);

  t.equal((await ask("DELETE", `${PREVIEWS}/1`)).status, 204);
  t.match(center.log.recent().at(-1)?.event, { type: "previewWithdrawn", agent: 101, control: 1 });
  t.strictSame((await ask("GET", ADA)).body.session.previews, [{ control: 2, numbers: ["110"], data: "" }]);
});

test("a preview that is not there any more cannot be taken back", async (t) => {
  const { ask, center } = await withAda();
  await ask("POST", PREVIEWS, { numbers: ["110"] });
  center.perform(callPreviewed, { agent: 101, called: "110", control: 1 });
  const gone = (control: string) =>
    `Agent 101 has no preview "${control}": it was called, it was withdrawn, the agent signed out, or it never existed. ` +
    `GET ${ADA} shows its previews.`;
  for (const control of ["1", "2", "01", "x"]) {
    const { status, body } = await ask("DELETE", `${PREVIEWS}/${control}`);
    t.strictSame([status, body.type, body.detail], [404, "urn:ccgw:problem:unknown-preview", gone(control)]);
  }
  await ask("PATCH", ADA, { signedIn: false });
  t.equal((await ask("DELETE", `${PREVIEWS}/1`)).status, 404);
});

test("nothing is proposed to an agent who is signed out, or is not there", async (t) => {
  const { ask } = await openDoor();
  const signedOut = await ask("POST", PREVIEWS, { numbers: ["110"] });
  t.strictSame(
    [signedOut.status, signedOut.body.reason, signedOut.body.detail],
    [409, "not-signed-in", `The agent is not signed in. PATCH ${ADA} with {"signedIn": true} signs it in.`],
  );
  t.equal((await ask("POST", "/worlds/default/agents/999/previews", { numbers: ["110"] })).status, 404);
  t.equal((await ask("DELETE", "/worlds/default/agents/999/previews/1")).status, 404);
});

test("a proposal that cannot be meant: every mistake is told", async (t) => {
  const { ask } = await withAda();
  const errorsFor = async (body: unknown) => (await ask("POST", PREVIEWS, body)).body.errors;
  const list = 'a list of at least one, such as ["13900000001"]';
  t.strictSame(await errorsFor({}), [`numbers: "numbers" is missing: use ${list}`]);
  t.strictSame(await errorsFor({ numbers: [] }), [
    `numbers: an empty list is not a valid list of numbers: use ${list}`,
  ]);
  t.strictSame(await errorsFor({ numbers: ["110", 110], data: 7, to: 1 }), [
    'numbers[1]: 110 is a number and a telephone number is text: write it in quotes, "110"',
    'data: 7 is a number and a piece of data is text: write it in quotes, "7"',
    'unknown member "to" of a preview: a preview has numbers, data',
  ]);
  t.strictSame((await ask("GET", ADA)).body.session.previews, []);
});

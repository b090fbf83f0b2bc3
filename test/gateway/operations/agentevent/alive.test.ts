// Tests of keeping several agents alive with one request, and of agentskillqueuefresh, which has no effect.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };
const NOT_SIGNED_IN = { message: "agent not login", retcode: "100-006", result: "" };

for (const separator of [",", ";"]) {
  test(`reportagentsisalive keeps only the listed agents signed in; ${separator} can separate them`, async (t) => {
    const { signInAgent, client, center } = await openGateway(t);
    const ada = await signInAgent(101);
    await signInAgent(102);
    await client(103).signIn({ callBackUri: "http://127.0.0.1:1/", serviceToken: "t" });
    for (let minute = 0; minute < 4; minute++) {
      center.runUntil(center.now + 60_000);
      t.strictSame(await ada.post(`agentevent/reportagentsisalive?agents=101${separator}103`), DONE);
    }
    const areSignedIn = [101, 102, 103].map((id) => center.agent(id)?.session !== undefined);
    t.strictSame(areSignedIn, [true, false, true]);
  });
}

test("reportagentsisalive skips agents that are signed out or unknown", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("agentevent/reportagentsisalive?agents=101,102,999"), DONE);
});

test("reportagentsisalive requires the Guid of one of its agents", async (t) => {
  const { signInAgent, client } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  t.strictSame(await ada.post("agentevent/reportagentsisalive?agents=102"), NOT_SIGNED_IN);
  t.strictSame(await client(101).post("agentevent/reportagentsisalive?agents=101"), NOT_SIGNED_IN);
});

for (const query of ["", "?agents=", "?agents=ada", "?agents=101,,102", "?agents=101%20102", "?agents=1234567"]) {
  test(`reportagentsisalive${query} is refused with 000-002`, async (t) => {
    const { signInAgent } = await openGateway(t);
    t.equal((await (await signInAgent(101)).post(`agentevent/reportagentsisalive${query}`)).retcode, "000-002");
  });
}

test("agentskillqueuefresh is accepted with any body, and causes no event", async (t) => {
  const { signInAgent, client } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const body of [undefined, "", "{broken", { skills: [25] }, [25]]) {
    t.strictSame(await ada.put("agentevent/{}/agentskillqueuefresh", body), DONE);
  }
  t.strictSame(await ada.pollTypes(), []);
  t.strictSame(await client(102).put("agentevent/{}/agentskillqueuefresh"), NOT_SIGNED_IN);
});

// Tests of an agent's state over HTTP: queried, changed, refused, and requested during a call.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const DONE = '{"message":"success","retcode":"0","result":{}}';
const REFUSED = '{"message":"agent state can not be set","retcode":"100-009"}';

/** The requests that each state allows. */
const ALLOWED = {
  idle: ["saybusy", "sayfree", "rest/60/1", "work"],
  saybusy: ["saybusy", "cancelbusy", "sayfree", "work"],
  "rest/60/1": ["rest/60/1", "cancelrest", "sayfree"],
  work: ["saybusy", "rest/60/1", "cancelwork", "sayfree"],
  call: ["saybusy", "rest/60/1"],
} as const;

const ACTIONS = ["saybusy", "cancelbusy", "sayfree", "rest/60/1", "cancelrest", "work", "cancelwork"];

for (const [state, allowed] of Object.entries(ALLOWED)) {
  test(`in state ${state}, ${allowed.join(", ")} are allowed; other requests are refused with 100-009 and cause no event`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    for (const action of ACTIONS) {
      const ada = await signInAgent(101);
      if (state === "call") call({ agent: 101 });
      else if (state !== "idle") await ada.post(`onlineagent/{}/${state}`);
      await ada.pollAll();
      const { text } = await ada.send("POST", `onlineagent/{}/${action}`);
      const expected = (allowed as readonly string[]).includes(action) ? DONE : REFUSED;
      t.equal(text, expected, action);
      if (text === REFUSED) t.strictSame(await ada.pollAll(), []);
      await ada.delete("onlineagent/{}/forcelogout");
    }
  });
}

test("agentstatus returns the number of each state", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const getStatusAfter = async (method: "POST" | "DELETE", path: string) => {
    t.equal((await ada.send(method, path)).text, DONE, path);
    return Object.values((await ada.get("onlineagent/{}/agentstatus")).result as object);
  };
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/saybusy"), [3, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/sayfree"), [4, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/work"), [5, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/rest/60/1"), [9, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/cancelrest"), [5, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/rest/60/1"), [9, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/cancelwork"), [8, false]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/cancelrest"), [4, false]);
  call({ agent: 101 });
  t.strictSame(await getStatusAfter("POST", "voicecall/{}/hold"), [7, true]);
  t.strictSame(await getStatusAfter("POST", "onlineagent/{}/rest/60/1"), [9, true]);
});

test("saybusy can be repeated with any reason, and causes no event with prolong", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const query of ["", "?reason=0", "?reason=200", "?reason=250&prolong=false", "?reason=201&prolong=true"]) {
    t.equal((await ada.send("POST", `onlineagent/{}/saybusy${query}`)).text, DONE, query);
  }
  t.strictSame(
    (await ada.pollAll()).map(([, content]) => content),
    [{ reason: "0" }, { reason: "0" }, { reason: "200" }, { reason: "250" }],
  );
});

for (const path of [
  "saybusy?reason=199",
  "saybusy?reason=251",
  "saybusy?reason=1",
  "saybusy?reason=x",
  "saybusy?reason=200&reason=201",
  "saybusy?prolong=perhaps",
  "rest/0/0",
  "rest/86400/0",
  "rest/-1/0",
  "rest/1.5/0",
  "rest/x/0",
  "rest/60/256",
  "rest/60/-1",
  "rest/60/x",
  "rest/60/0?prolong=perhaps",
]) {
  test(`${path} is refused with 000-002 and changes nothing`, async (t) => {
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    t.equal((await ada.post(`onlineagent/{}/${path}`)).retcode, "000-002");
    t.strictSame(await ada.pollAll(), []);
  });
}

for (const path of ["rest/1/0", "rest/86399/255"]) {
  test(`${path} is accepted`, async (t) => {
    const { signInAgent } = await openGateway(t);
    t.equal((await (await signInAgent(101)).send("POST", `onlineagent/{}/${path}`)).text, DONE);
  });
}

test("a rest requested during a call begins after it, and cancelrest cancels it", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.pollAll();
  t.equal((await ada.send("POST", "onlineagent/{}/rest/60/7")).text, DONE);
  t.equal((await ada.send("POST", "onlineagent/{}/cancelrest")).text, DONE);
  t.equal((await ada.send("POST", "onlineagent/{}/cancelrest")).text, REFUSED);
  t.equal((await ada.send("POST", "onlineagent/{}/rest/60/7")).text, DONE);
  await ada.delete("voicecall/{}/release");
  t.strictSame((await ada.pollAll()).at(-1), ["AgentState_SetRest_Success", { reason: "7" }]);
});

test("with operationResult absent, as on older servers, the answer has no result", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { operationResult: "absent" } });
  const ada = await signInAgent(101);
  t.equal((await ada.send("POST", "onlineagent/{}/saybusy")).text, '{"message":"success","retcode":"0"}');
});

// Holding a call and coming back to it over HTTP.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

test("a call is held and retrieved, with or without its call id", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101);
  const callid = call({ agent: 101 });
  await ada.pollAll();
  for (const query of ["", "?callid=", `?callid=${callid}`]) {
    t.strictSame(await ada.post("voicecall/{}/hold"), DONE);
    t.strictSame(await ada.post(`voicecall/{}/gethold${query}`), DONE, query);
    t.match(await ada.pollAll(), [
      ["AgentEvent_Hold", callid],
      ["AgentEvent_Talking", { callid }],
    ]);
  }
});

test("hold without a call is 200-013, of a call that rings or is held 200-014", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  t.strictSame(await ada.post("voicecall/{}/hold"), { message: "no call can be held", retcode: "200-013" });
  call({ agent: 101 });
  const refused = { message: "call state can not be held", retcode: "200-014" };
  t.strictSame(await ada.post("voicecall/{}/hold"), refused);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/hold"), refused);
});

test("gethold without a held call, or with another call id, is 200-015", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101);
  const refused = { message: "no held call", retcode: "200-015" };
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/gethold?callid=1767603600-99"), refused);
});

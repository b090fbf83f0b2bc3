// Tests of lenient values over HTTP: the ways in which clients leave out queues, flags and parameters.
import fc from "fast-check";
import { test } from "tap";
import { flag } from "../../../src/gateway/operations/lenient.ts";
import { CUSTOMER, openGateway } from "../../support/gateway.ts";

for (const operation of ["callout", "callinner"]) {
  test(`in ${operation}, skillid 0 names no queue, as a number or as text`, async (t) => {
    for (const skillid of [0, "0", "", null, undefined]) {
      const { signInAgent } = await openGateway(t);
      const ada = await signInAgent(101);
      await signInAgent(102);
      const { retcode } = await ada.put(`voicecall/{}/${operation}`, {
        called: operation === "callout" ? CUSTOMER : "102",
        skillid,
      });
      t.equal(retcode, "0", String(skillid));
    }
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    t.not((await ada.put("voicecall/{}/callout", { called: CUSTOMER, skillid: 99 })).retcode, "0");
  });
}

test("in a transfer to an agent, skillId 0 names no queue", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  call({ agent: 101 });
  t.match(await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 2, skillId: 0 }), {
    retcode: "0",
  });
});

test("in queries for past calls, skillid 0 means all queues", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await ada.delete("voicecall/{}/release");
  const all = await ada.get("calldata/{}/queryselfcallrecordinfolist?skillid=");
  t.same(await ada.get("calldata/{}/queryselfcallrecordinfolist?skillid=0"), all);
});

test("an empty optional query parameter counts as absent, and the text null is text", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const query of ["reason=", "reason=0", "reason=&prolong=", "prolong=False", "prolong=0"]) {
    t.equal((await ada.post(`onlineagent/{}/saybusy?${query}`)).retcode, "0", query);
  }
  for (const query of ["reason=null", "prolong=null", "prolong=yes"]) {
    t.equal((await ada.post(`onlineagent/{}/saybusy?${query}`)).retcode, "000-002", query);
  }
  await ada.post("onlineagent/{}/sayfree");
  call({ agent: 101 });
  t.equal((await ada.get("calldata/{}/callinfo?isNoContainLastCall=False")).retcode, "0");
  t.equal((await ada.delete("voicecall/{}/release?callid=")).retcode, "0");
});

test("a flag is accepted in upper and lower case, and nothing else is", (t) => {
  const shape = flag();
  const read = (value: unknown) => shape.safeParse(value).data;
  const inAnyCase = (word: string) => fc.mixedCase(fc.constant(word));
  for (const [words, meant] of [
    [["true", "on", "1", "-1"], true],
    [["false", "off", "0", ""], false],
  ] as const) {
    fc.assert(fc.property(fc.constantFrom(...words).chain(inAnyCase), (text) => read(text) === meant));
  }
  const others = fc.string().filter((text) => !/^(true|on|-?1|false|off|0|)$/i.test(text));
  fc.assert(
    fc.property(fc.oneof(others, fc.double({ min: 2 }), fc.constant(null)), (value) => read(value) === undefined),
  );
  t.end();
});

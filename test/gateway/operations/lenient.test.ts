// Tests of lenient values over HTTP: the ways in which clients leave out queues, flags and parameters.
import fc from "fast-check";
import { test } from "tap";
import { flag } from "../../../src/gateway/operations/lenient.ts";
import { CUSTOMER, openGateway } from "../../support/gateway.ts";

for (const [operation, called] of [
  ["callout", CUSTOMER],
  ["callinner", "102"],
] as const) {
  test(`in ${operation}, a skillid that is 0, empty, null or absent names no queue`, async (t) => {
    for (const skillid of [0, "0", "", null, undefined]) {
      const { signInAgent, center } = await openGateway(t);
      const ada = await signInAgent(101);
      await signInAgent(102);
      const { result } = await ada.put(`voicecall/{}/${operation}`, { called, skillid });
      const dialed = center.call(String(result));
      t.strictSame([dialed?.called, dialed?.queue], [called, undefined], String(skillid));
    }
  });

  test(`in ${operation}, an unknown skillid is refused with 100-007`, async (t) => {
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    t.equal((await ada.put(`voicecall/{}/${operation}`, { called, skillid: 99 })).retcode, "100-007");
  });
}

test("in a transfer to an agent, skillId 0 names no queue", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  call({ agent: 101 });
  const body = { devicetype: 2, address: "102", mode: 2, skillId: 0 };
  t.equal((await ada.post("voicecall/{}/transfer", body)).retcode, "0");
});

test("in queries for past calls, a skillid that is 0 or empty means all queues", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await ada.delete("voicecall/{}/release");
  for (const skillid of ["0", ""]) {
    const { result } = await ada.get(`calldata/{}/queryselfcallrecordinfolist?skillid=${skillid}`);
    t.strictSame(
      (result as { callid: string }[]).map(({ callid }) => callid),
      ["1767603600-1"],
      skillid,
    );
  }
});

test("optional query parameters can be empty", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const query of ["reason=", "reason=&prolong="]) {
    t.equal((await ada.post(`onlineagent/{}/saybusy?${query}`)).retcode, "0", query);
  }
  await ada.post("onlineagent/{}/sayfree");
  call({ agent: 101 });
  t.equal((await ada.delete("voicecall/{}/release?callid=")).retcode, "0");
});

test("a flag in a query can be a number, or text in any case", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const query of ["prolong=False", "prolong=0"]) {
    t.equal((await ada.post(`onlineagent/{}/saybusy?${query}`)).retcode, "0", query);
  }
  await ada.post("onlineagent/{}/sayfree");
  call({ agent: 101 });
  t.equal((await ada.get("calldata/{}/callinfo?isNoContainLastCall=False")).retcode, "0");
});

test("the text null in a query does not count as absent: as a number or a flag, it is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const query of ["reason=null", "prolong=null", "prolong=yes"]) {
    t.equal((await ada.post(`onlineagent/{}/saybusy?${query}`)).retcode, "000-002", query);
  }
});

test("a flag can be true, on, 1, -1, false, off, 0 or empty, in upper or lower case, and nothing else", (t) => {
  const shape = flag();
  const read = (value: unknown) => shape.safeParse(value).data;
  const mixCase = (word: string) => fc.mixedCase(fc.constant(word));
  for (const [words, expected] of [
    [["true", "on", "1", "-1"], true],
    [["false", "off", "0", ""], false],
  ] as const) {
    fc.assert(fc.property(fc.constantFrom(...words).chain(mixCase), (text) => read(text) === expected));
  }
  const others = fc.string().filter((text) => !/^(true|on|-?1|false|off|0|)$/i.test(text));
  fc.assert(
    fc.property(fc.oneof(others, fc.double({ min: 2 }), fc.constant(null)), (value) => read(value) === undefined),
  );
  t.end();
});

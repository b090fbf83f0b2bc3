// Tests of the conditions of requests for the counters of an agent: session, Guid, state, id, method and header.
import { test } from "tap";
import { openGateway, ROOT } from "../../../support/gateway.ts";
import { PATH, queryNonzeroCounters, writeAnswer } from "./statistics-answer.ts";

test("statistics without a session are refused with 100-006, before the sign-in and after the sign-out", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  const expected = '{"message":"agent not login","retcode":"100-006","result":""}';
  t.equal((await client(101).send("GET", PATH)).text, expected);
  const ada = await signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  t.equal((await ada.send("GET", PATH)).text, expected);
  t.equal((await client(999).send("GET", PATH)).text, expected);
});

test("statistics with a missing or wrong Guid are refused with 100-006", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  const guids = [undefined, "", "wrong", ben.guid, `${ada.guid} `.repeat(2), ada.guid?.toUpperCase()];
  for (const guid of guids) {
    ada.guid = guid;
    t.equal((await ada.get(PATH)).retcode, "100-006", guid ?? "none");
  }
});

test("statistics without a call are refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const expected = '{"message":"agent operation failed","retcode":"100-007"}';
  t.equal((await ada.send("GET", PATH)).text, expected);
  call({ agent: 101 });
  t.equal((await ada.get(PATH)).retcode, "0");
  await ada.delete("voicecall/{}/release");
  t.equal((await ada.send("GET", PATH)).text, expected);
});

test("statistics are answered during ringing, talking and holding", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  t.equal((await ada.get(PATH)).retcode, "0");
  await ada.put("voicecall/{}/answer");
  t.equal((await ada.get(PATH)).retcode, "0");
  await ada.post("voicecall/{}/hold");
  t.equal((await ada.get(PATH)).retcode, "0");
});

test("with statisticsOutsideCall answer, statistics without a call are answered", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { statisticsOutsideCall: "answer" } });
  t.equal((await (await signInAgent(101)).send("GET", PATH)).text, writeAnswer({}));
});

for (const id of ["100", "60000", "abc", "1e3", "-101", "101,102", "%00"]) {
  test(`statistics of agent id ${id} are refused with 000-002`, async (t) => {
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    const expected = '{"message":"parameter or address is invalid","retcode":"000-002"}';
    t.equal((await ada.send("GET", `${ROOT}/calldata/${id}/statistics`)).text, expected);
  });
}

for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
  test(`${method} of statistics is refused, and no counter changes`, async (t) => {
    const { signInAgent, call, advance, warnings } = await openGateway(t);
    const ada = await signInAgent(101);
    call({ agent: 101 });
    advance(7);
    const body = { talktime: 0, answernums: 99 };
    t.equal((await ada.send(method, PATH, { body })).body.retcode, "000-002");
    t.strictSame(await queryNonzeroCounters(ada), { talktime: 7, answernums: 1 });
    t.strictSame(warnings, [
      `${method} /agentgateway/resource/calldata/101/statistics has the wrong method: queryCallStatisticsInfo is a GET. Answered 000-002.`,
    ]);
  });
}

test("the Content-Type header is mandatory only with strictHeaders", async (t) => {
  const { signInAgent, call, sendRaw, world } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  const getRetcode = async (header = "") => {
    const head = `GET ${ROOT}/calldata/101/statistics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}`;
    return /"retcode":"([^"]+)"/.exec(await sendRaw(`${head}Guid: ${ada.guid}\r\n\r\n`))?.[1];
  };
  t.equal(await getRetcode(), "0");
  world.changeSettings({ strictHeaders: "on" });
  t.equal(await getRetcode(), "000-002");
  t.equal(await getRetcode("Content-Type: application/json; charset=UTF-8\r\n"), "0");
});

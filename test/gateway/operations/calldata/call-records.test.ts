// Tests of records of ended calls: of the agent, and for inspectors also of other agents and queues.
import { test } from "tap";
import { actAsOutsideParty, callOut, pickUpCall, transferCall } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway } from "../../../support/gateway.ts";
import { act, answer, BAD, FAILED, NO_RIGHT, NUMBER, WITH_INSPECTOR } from "./arrange.ts";

const OWN = "calldata/{}/queryselfcallrecordinfolist";
const ALL = "calldata/{}/callRecordInfoList";

const getIds = async (client: Client, path: string) =>
  ((await client.get(path)).result as { callid: string }[]).map(({ callid }) => callid);

/** Makes Ada talk for ten seconds in each of some calls, one per minute from 09:00:00 on. */
async function playCalls({ signInAgent, call, advance }: Gateway, calls: number): Promise<Client> {
  const ada = await signInAgent(101);
  for (let i = 0; i < calls; i++) {
    call({ queue: i % 2 === 0 ? 25 : 26 });
    advance(10);
    await ada.delete("voicecall/{}/release");
    advance(50);
  }
  return ada;
}

test("the record of an ended call has all its details", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  t.strictSame(await ada.get(OWN), answer([]));
  call({ queue: 26 });
  t.strictSame(await ada.get(OWN), answer([]));
  advance(4);
  await ada.put("voicecall/{}/answer");
  advance(60);
  await ada.delete("voicecall/{}/release");
  t.equal(
    (await ada.send("GET", OWN)).text,
    '{"message":"","retcode":"0","result":[{"callid":"1767603600-1","callfeature":0,"workno":"101","caller":"13800000001",' +
      '"called":"60026","callskill":"Sales","callskillid":26,"mediatype":5,"begintime":1767603600000,"answertime":1767603604000,' +
      '"endtime":1767603664000,"releasecause":518}]}',
  );
});

/** Ways in which Ada's leg in a call ends, each with its release cause. She answers manually. */
const ENDINGS: readonly (readonly [string, number, (gateway: Gateway, ada: Client, call: string) => unknown])[] = [
  [
    "the agent hangs up",
    518,
    async (_, ada) => [await ada.put("voicecall/{}/answer"), await ada.delete("voicecall/{}/release")],
  ],
  [
    "the customer hangs up",
    0,
    async ({ hangUpAsCustomer }, ada, call) => [await ada.put("voicecall/{}/answer"), hangUpAsCustomer(call)],
  ],
  ["the customer gives up", 49, ({ hangUpAsCustomer }, _, call) => hangUpAsCustomer(call)],
  ["the agent rejects it", 9, (_, ada) => ada.delete("voicecall/{}/release")],
  ["nobody answers", 8, ({ advance }) => advance(30)],
  ["a colleague picks it up", 0, ({ center }) => act(center, pickUpCall, { agent: 102, from: 101 })],
  [
    "it is transferred",
    0,
    async ({ center }, ada) => {
      await ada.put("voicecall/{}/answer");
      act(center, transferCall, { agent: 101, to: { queue: 26 }, mode: "release" });
    },
  ],
];

for (const [ending, cause, end] of ENDINGS) {
  test(`the release cause of a call is ${cause} if ${ending}`, async (t) => {
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101, { autoanswer: false });
    await gateway.signInAgent(102, { autoanswer: false });
    await end(gateway, ada, gateway.call({ agent: 101 }));
    t.match((await ada.get(OWN)).result, [{ callid: "1767603600-1", releasecause: cause }]);
  });
}

test("a failed outbound call is recorded without an answer time, with cause 7", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const call = act(center, callOut, { agent: 101, called: NUMBER });
  act(center, actAsOutsideParty, { call, act: "is-busy" });
  t.match((await ada.get(OWN)).result, [
    { callfeature: 7, caller: "40038", called: NUMBER, callskill: "", answertime: null, releasecause: 7 },
  ]);
});

test("records are listed newest first, at most 100 at a time, with positions from 1", async (t) => {
  const gateway = await openGateway(t);
  const ada = await playCalls(gateway, 105);
  const ids = await getIds(ada, OWN);
  t.strictSame([ids.length, ids[0], ids[99]], [100, "1767609840-105", "1767603900-6"]);
  const rest = ["1767603840-5", "1767603780-4", "1767603720-3", "1767603660-2", "1767603600-1"];
  t.strictSame(await getIds(ada, `${OWN}?startposition=101`), rest);
  t.strictSame(await getIds(ada, `${OWN}?startposition=102&endposition=103`), rest.slice(1, 3));
  t.strictSame(await getIds(ada, `${OWN}?startposition=106`), []);
});

test("records are selected by queue and by a period in three forms, including both ends", async (t) => {
  const ada = await playCalls(await openGateway(t), 4);
  const [first, second, third, fourth] = ["1767603600-1", "1767603660-2", "1767603720-3", "1767603780-4"];
  t.strictSame(await getIds(ada, `${OWN}?skillid=26`), [fourth, second]);
  for (const [from, to] of [
    ["20260105090100", "20260105090200"],
    ["2026-01-05%2009:01:00", "2026-01-05+09:02:00"],
    ["1767603660000", "1767603720000"],
  ] as const) {
    t.strictSame(await getIds(ada, `${OWN}?startdate=${from}&enddate=${to}`), [third, second], from);
  }
  t.strictSame(await getIds(ada, `${OWN}?enddate=20260105090000`), [first]);
  t.strictSame(await getIds(ada, `${OWN}?startdate=20260105090301`), []);
  t.strictSame(await getIds(ada, `${OWN}?startdate=20260105090100&skillid=26&startposition=2`), [second]);
  t.strictSame(await getIds(ada, `${OWN}?skillid=&startdate=&enddate=&startposition=&endposition=`), [
    fourth,
    third,
    second,
    first,
  ]);
});

test("an invalid date, a position below 1 and a period that ends before it begins are refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t, { center: WITH_INSPECTOR });
  const dora = await signInAgent(104);
  for (const query of [
    "startdate=yesterday",
    "startdate=20260230000000",
    "enddate=2026-01-05",
    "enddate=2026-01-05T09:00:00",
    "enddate=20260105250000",
    "startdate=20260106000000&enddate=20260105000000",
    "startposition=0",
    "startposition=5&endposition=4",
    "endposition=many",
    "skillid=Support",
    "startdate=1&startdate=2",
  ]) {
    t.strictSame(await dora.get(`${OWN}?${query}`), BAD, query);
    t.strictSame(await dora.get(`${ALL}?${query}`), BAD, query);
  }
  t.strictSame(await dora.get(`${ALL}?workno=ada`), BAD);
  t.strictSame(
    await dora.get(`${OWN}?workno=ada`),
    answer([]),
    "a parameter that the operation does not read is ignored",
  );
  t.strictSame(await dora.get(`${OWN}?skillid=27`), FAILED);
});

test("an inspector reads the records of an agent, a queue and all; others read their own", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await playCalls(gateway, 1);
  const ben = await gateway.signInAgent(102);
  const dora = await gateway.signInAgent(104);
  gateway.call({ agent: 102 });
  await ben.delete("voicecall/{}/release");
  const [adas, bens] = ["1767603600-1", "1767603660-2"];
  t.strictSame(await getIds(dora, ALL), [bens, adas]);
  t.strictSame(await getIds(dora, `${ALL}?workno=&skillid=25`), [adas]);
  t.strictSame(await getIds(dora, `${ALL}?workno=102`), [bens]);
  t.strictSame(await getIds(ada, `${ALL}?workno=101`), [adas]);
  t.strictSame(await ada.get(`${ALL}?workno=102`), NO_RIGHT);
  t.strictSame(await ada.get(ALL), NO_RIGHT);
  t.strictSame(await ada.get(`${ALL}?skillid=25`), NO_RIGHT);
  t.strictSame(await dora.get(`${ALL}?workno=999`), FAILED);
});

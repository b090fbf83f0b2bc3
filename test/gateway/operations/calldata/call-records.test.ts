// Tests of records of ended calls: of the agent, and for inspectors also of other agents and queues.
import { test } from "tap";
import { actAsOutsideParty, callOut, pickUpCall, transferCall } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway } from "../../../support/gateway.ts";
import { answer, FAILED, INVALID_PARAMETER, NO_RIGHT, NUMBER, perform, WITH_INSPECTOR } from "./arrange.ts";

const OWN = "calldata/{}/queryselfcallrecordinfolist";
const ALL = "calldata/{}/callRecordInfoList";

/** Returns the ids of the calls in an answer. */
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
    async (_, ada) => {
      await ada.put("voicecall/{}/answer");
      await ada.delete("voicecall/{}/release");
    },
  ],
  [
    "the customer hangs up after the answer",
    0,
    async ({ hangUpAsCustomer }, ada, call) => {
      await ada.put("voicecall/{}/answer");
      hangUpAsCustomer(call);
    },
  ],
  ["the customer hangs up before the answer", 49, ({ hangUpAsCustomer }, _, call) => hangUpAsCustomer(call)],
  ["the agent rejects the call", 9, (_, ada) => ada.delete("voicecall/{}/release")],
  ["the agent does not answer", 8, ({ advance }) => advance(30)],
  ["a colleague picks the call up", 0, ({ center }) => perform(center, pickUpCall, { agent: 102, from: 101 })],
  [
    "the agent transfers it",
    0,
    async ({ center }, ada) => {
      await ada.put("voicecall/{}/answer");
      perform(center, transferCall, { agent: 101, to: { queue: 26 }, mode: "release" });
    },
  ],
];

for (const [ending, cause, end] of ENDINGS) {
  test(`the release cause of a call is ${cause} if ${ending}`, async (t) => {
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101, { autoanswer: false });
    await gateway.signInAgent(102, { autoanswer: false });
    await end(gateway, ada, gateway.call({ agent: 101 }));
    const { result } = await ada.get(OWN);
    t.strictSame(
      (result as { callid: string; releasecause: number }[]).map(({ callid, releasecause }) => [callid, releasecause]),
      [["1767603600-1", cause]],
    );
  });
}

test("a failed outbound call is recorded without an answer time, with cause 7", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const call = perform(center, callOut, { agent: 101, called: NUMBER });
  perform(center, actAsOutsideParty, { call, act: "is-busy" });
  const record = {
    callid: "1767603600-1",
    callfeature: 7,
    workno: "101",
    caller: "40038",
    called: NUMBER,
    callskill: "",
    callskillid: 0,
    mediatype: 5,
    begintime: 1_767_603_600_000,
    answertime: null,
    endtime: 1_767_603_600_000,
    releasecause: 7,
  };
  t.strictSame(await ada.get(OWN), answer([record]));
});

test("records are listed latest first, at most 100 at a time, with positions from 1", async (t) => {
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
    t.strictSame(await dora.get(`${OWN}?${query}`), INVALID_PARAMETER, query);
    t.strictSame(await dora.get(`${ALL}?${query}`), INVALID_PARAMETER, query);
  }
  t.strictSame(await dora.get(`${ALL}?workno=ada`), INVALID_PARAMETER);
  t.strictSame(
    await dora.get(`${OWN}?workno=ada`),
    answer([]),
    "a parameter that the operation does not read is ignored",
  );
  t.strictSame(await dora.get(`${OWN}?skillid=27`), FAILED);
});

test("an inspector reads the records of an agent, of a queue and of all agents; other agents read only their own", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await playCalls(gateway, 1);
  const ben = await gateway.signInAgent(102);
  const dora = await gateway.signInAgent(104);
  gateway.call({ agent: 102 });
  await ben.delete("voicecall/{}/release");
  const [callOfAda, callOfBen] = ["1767603600-1", "1767603660-2"];
  t.strictSame(await getIds(dora, ALL), [callOfBen, callOfAda]);
  t.strictSame(await getIds(dora, `${ALL}?workno=&skillid=25`), [callOfAda]);
  t.strictSame(await getIds(dora, `${ALL}?workno=102`), [callOfBen]);
  t.strictSame(await getIds(ada, `${ALL}?workno=101`), [callOfAda]);
  t.strictSame(await ada.get(`${ALL}?workno=102`), NO_RIGHT);
  t.strictSame(await ada.get(ALL), NO_RIGHT);
  t.strictSame(await ada.get(`${ALL}?skillid=25`), NO_RIGHT);
  t.strictSame(await dora.get(`${ALL}?workno=999`), FAILED);
});

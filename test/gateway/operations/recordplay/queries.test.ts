// Tests of the queries of recordings: columns, order, ranges and rights.
import { test } from "tap";
import { type Envelope, openGateway } from "../../../support/gateway.ts";
import { FILE, record, SERIAL, WITH_INSPECTOR } from "./arrange.ts";

const FIRST = {
  recordId: SERIAL,
  callId: "1767603600-1",
  agentId: "101",
  vdnId: "1",
  ccId: "1",
  currentSkillId: "",
  callerNo: "13800000001",
  calleeNo: "40038",
  beginDate: "2026-01-05 09:00:00",
  endDate: "2026-01-05 09:01:00",
  visitTime: "60",
  fileName: FILE,
  recordFormat: "3",
  mediaType: "5",
  callTypeId: "0",
  serviceTypeId: "",
};

/** Returns the serials of the recordings in an answer. */
const listSerials = ({ result }: Envelope) => (result as (typeof FIRST)[]).map(({ recordId }) => recordId);

test("recordings have the columns that clients read, and are listed latest first", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await record(gateway, ada);
  gateway.advance(60);
  await record(gateway, ada, 30);
  const queryOwn = async (query: string) => listSerials(await ada.get(`recordplay/{}/queryselfrecordfile${query}`));
  const second = "Yc1v1a101d20260105t0902000";
  t.strictSame(await queryOwn(""), [second, SERIAL]);
  t.strictSame(await queryOwn("?startposition=2&endposition=2"), [SERIAL]);
  t.strictSame(await queryOwn("?startdate=20260105090100"), [second]);
  t.strictSame(await queryOwn("?skillid=25"), []);
  const found = { message: "", retcode: "0", result: [FIRST] };
  t.strictSame(await ada.get(`recordplay/{}/recordfilefromrecordid?recordid=${SERIAL}`), found);
  t.strictSame(await ada.get("recordplay/{}/queryrecordfilebycallid?workno=101&callid=1767603600-1"), found);
});

test("only inspectors get recordings of others, and the list is empty if there is none", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const [ada, ben, cleo] = [
    await gateway.signInAgent(101, { password: "Present-1" }),
    await gateway.signInAgent(102),
    await gateway.signInAgent(103),
  ];
  await record(gateway, ben, 10, 102);
  const serial = SERIAL.replace("101", "102");
  const range = "recordstartdate=20260105000000&recordenddate=20260106000000";
  for (const [query, serials] of [
    ["recordfile", [serial]],
    ["recordfile?workno=102", [serial]],
    [`recordfilefromrecordid?recordid=${serial}`, [serial]],
    ["queryrecordfilebycallid?workno=102&callid=1767603600-1", [serial]],
    [`queryrecordscore?workno=102&${range}`, []],
  ] as const) {
    t.strictSame(listSerials(await ada.get(`recordplay/{}/${query}`)), serials, query);
    t.equal((await cleo.get(`recordplay/{}/${query}`)).retcode, "104-002", query);
  }
  const nothing = { message: "", retcode: "0", result: [] };
  t.strictSame(await cleo.get("recordplay/{}/recordfile?workno=103"), nothing);
  t.strictSame(await cleo.get("recordplay/{}/recordfilefromrecordid?recordid=x"), nothing);
});

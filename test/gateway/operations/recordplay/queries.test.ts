// Tests of the queries of recordings: columns, order, ranges and rights.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
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

test("recordings have the columns that clients read, and are listed latest first", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await record(gateway, ada);
  gateway.advance(60);
  await record(gateway, ada, 30);
  const listSerials = async (query: string) => {
    const { result } = await ada.get(`recordplay/{}/queryselfrecordfile${query}`);
    return (result as (typeof FIRST)[]).map(({ recordId }) => recordId);
  };
  const second = "Yc1v1a101d20260105t0902000";
  t.strictSame(await listSerials(""), [second, SERIAL]);
  t.strictSame(await listSerials("?startposition=2&endposition=2"), [SERIAL]);
  t.strictSame(await listSerials("?startdate=20260105090100"), [second]);
  t.strictSame(await listSerials("?skillid=25"), []);
  const found = { message: "", retcode: "0", result: [FIRST] };
  t.strictSame(await ada.get(`recordplay/{}/recordfilefromrecordid?recordid=${SERIAL}`), found);
  t.strictSame(await ada.get("recordplay/{}/queryrecordfilebycallid?workno=101&callid=1767603600-1"), found);
});

test("only inspectors get recordings of others", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const [ada, ben, cleo] = [
    await gateway.signInAgent(101, { password: "Present-1" }),
    await gateway.signInAgent(102),
    await gateway.signInAgent(103),
  ];
  await record(gateway, ben, 10, 102);
  const serial = SERIAL.replace("101", "102");
  const range = "recordstartdate=20260105000000&recordenddate=20260106000000";
  for (const [query, count] of [
    ["recordfile", 1],
    ["recordfile?workno=102", 1],
    [`recordfilefromrecordid?recordid=${serial}`, 1],
    ["queryrecordfilebycallid?workno=102&callid=1767603600-1", 1],
    [`queryrecordscore?workno=102&${range}`, 0],
  ] as const) {
    const { result } = await ada.get(`recordplay/{}/${query}`);
    t.equal((result as unknown[]).length, count, query);
    t.equal((await cleo.get(`recordplay/{}/${query}`)).retcode, "104-002", query);
  }
  t.match(await cleo.get("recordplay/{}/recordfile?workno=103"), { retcode: "0", result: { length: 0 } });
  t.match(await cleo.get("recordplay/{}/recordfilefromrecordid?recordid=x"), { retcode: "0", result: { length: 0 } });
});

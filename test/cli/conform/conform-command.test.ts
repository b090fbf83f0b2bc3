// Tests of the command `conform`: its reports, exit codes and refusals.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import type { ConformReport } from "../../../src/conform/conform.ts";
import type { GatewayTape } from "../../../src/upstream/tape/read-gateway-tape.ts";
import { RecordedGateway } from "../../conform/recorded-gateway.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { runToEnd } from "../command.ts";

const CENTER = { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, name: "Ada", queues: [25] }] };

/** Records a gateway whose answers have no member `result`. */
async function recordOldGateway(): Promise<GatewayTape> {
  const gateway = await RecordedGateway.open(await readTestScenario({ center: CENTER }), {
    settings: { operationResult: "absent" },
  });
  await gateway.send(101, "PUT", "onlineagent/101", { password: "secret", phonenum: "40101", autoanswer: false });
  gateway.startPolling(101);
  await gateway.send(101, "POST", "onlineagent/101/resetskill/true");
  await gateway.act("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
  await gateway.send(101, "PUT", "voicecall/101/answer");
  return gateway.end();
}

/** Returns the text of a tape file. */
const textOf = ({ head, exchanges }: GatewayTape): string =>
  [head, ...exchanges].map((line) => `${JSON.stringify(line)}\n`).join("");

test("the command reports differences for people, programs and builds, and exits with 1", async (t) => {
  const folder = t.testdir({});
  const file = join(folder, "evening.ndjson");
  writeFileSync(file, textOf(await recordOldGateway()));

  const { exitCode, out, err } = await runToEnd(["conform", file, "--gateway-version", "AICC 8.1"]);
  t.equal(err, "");
  t.equal(exitCode, 1);
  t.equal(
    out,
    `${file} (AICC 8.1): 3 interfaces seen: 1 equal, 2 differ
9 kinds of events seen: 9 equal, 0 differ

  L0  headers: names, case, order and values             12 of 12 equal
  L1  envelope and retcode                               10 of 12 equal (83.3 %)
  L2  members: names, order and types                    12 of 12 equal
  L3  values, up to renaming of Guids, ids and instants  12 of 12 equal
  L4  order of events, for each agent                    9 of 9 equal
  L5  the 18 counters                                    nothing compared
  L6  times of events                                    9 of 9 equal

onlineagent/resetSkill, seen once
  L1 result: real absent, simulator {} (in exchange 4; as with operationResult: absent)

voicecall/answer, seen once
  L1 result: real absent, simulator {} (in exchange 11; as with operationResult: absent)

Inferred, because no client sent it:
  at 0.0 s: 13000000001 called queue 25

Other settings remove differences (operationResult): --suggest prints them.
`,
  );

  t.strictSame(await runToEnd(["conform", file, "--suggest"]), {
    exitCode: 1,
    out: "settings:\n  operationResult: absent\n",
    err: "",
  });
  t.hasStrict(await runToEnd(["conform", file, "--fail-on", "L0"]), { exitCode: 0 });

  const json = await runToEnd(["conform", file, "--json", "--junit", join(folder, "report.xml")]);
  const report = JSON.parse(json.out) as ConformReport;
  t.strictSame(report.interfaces, { seen: 3, equal: 1 });
  t.strictSame(report.settings, { operationResult: "absent" });
  const xml = readFileSync(join(folder, "report.xml"), "utf8");
  t.match(xml, 'tests="12" failures="2"');
  t.match(xml, '<testcase classname="evening.ndjson" name="AgentEvent_Ringing" time="0.000"/>');
  t.match(xml, "L1 result: real absent, simulator {} (in exchange 11; as with operationResult: absent)");
});

test("a scenario and a baseline remove the differences that they explain, and the command exits with 0", async (t) => {
  const folder = t.testdir({
    "old.yaml": `
      settings: { operationResult: absent }
      center:
        queues: [{ id: 25, name: Support }]
        agents: [{ id: 101, name: Ada, queues: [25] }]`,
  });
  const tape = await recordOldGateway();
  const file = join(folder, "evening.ndjson");
  writeFileSync(file, textOf(tape));
  t.hasStrict(await runToEnd(["conform", file, "--scenario", join(folder, "old.yaml")]), { exitCode: 0, err: "" });

  const slow = tape.exchanges.map((exchange) => {
    const { answer } = exchange;
    if (answer === null || !exchange.request.url.endsWith("/answer")) return exchange;
    return { ...exchange, answer: { ...answer, body: '{"message":"please wait","retcode":"200-001"}' } };
  });
  const again = join(folder, "again.ndjson");
  writeFileSync(again, textOf({ ...tape, exchanges: slow }));
  const { out } = await runToEnd(["conform", again, "--baseline", file, "--scenario", join(folder, "old.yaml")]);
  t.match(out, "3 interfaces seen: 3 equal, 0 differ");
  t.match(
    out,
    "Left out, because the real gateway varies there:\n  voicecall/answer L1 retcode: real 200-001, simulator 0",
  );
});

test("a file that is not the tape of a real gateway, and wrong options, are refused with exit code 2", async (t) => {
  const folder = t.testdir({
    "other.ndjson": "{}\n",
    "cut.ndjson": `${textOf({ ...(await recordOldGateway()), exchanges: [] })}{}\n`,
  });
  const other = join(folder, "other.ndjson");
  t.strictSame(await runToEnd(["conform", other]), {
    exitCode: 2,
    out: "",
    err: `${other}: line 1 is not the head of a tape of a real gateway: its format must be "cc-gateway-simulator gateway tape". ccgw serve --upstream URL --tape FILE writes one\n`,
  });
  const cut = join(folder, "cut.ndjson");
  t.hasStrict(await runToEnd(["conform", cut]), {
    exitCode: 2,
    err: `${cut}: line 2 is not a line of a tape: it must be a request with its answer\n`,
  });
  t.match(await runToEnd(["conform", cut, "--fail-on", "L9"]), { exitCode: 2, err: /L0, L1, L2, L3, L4, L5, L6/ });
  t.match(await runToEnd(["conform", cut, "--suggest", "--json"]), { exitCode: 2, err: /--suggest/ });
  t.match(await runToEnd(["conform", join(folder, "none")]), { exitCode: 2, err: /none: / });
});

test("standard input can be only one of tape, scenario and baseline", async (t) => {
  const problem = { exitCode: 2, out: "", err: "- is standard input and can be read only once: use it once\n" };
  t.strictSame(await runToEnd(["conform", "-", "--scenario", "-"]), problem);
  t.strictSame(await runToEnd(["conform", "-", "--baseline", "-"]), problem);
});

// Tests that several processes that play all shipped scenarios at the same time get the same responses as alone.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Test, test } from "tap";
import { countCases } from "../support/cases.ts";
import { buildExecutable } from "../support/executable.ts";
import { waitFor } from "../support/waiting.ts";

const MAIN = await buildExecutable();
const CLIENT = fileURLToPath(new URL("client-process.mjs", import.meta.url));

/** The number of client processes: ten in .ci/run. */
const PROCESSES = countCases(10);

/** A response. `how` is how it ended: `whole`, `cut off` or `no answer`. */
type Row = readonly [request: string, status: number, how: string, guid: string, text: string];

/** The responses of the gateway and of the control API to one client in one scenario. */
interface ClientRecord {
  readonly scenario: string;
  readonly answers: readonly Row[];
  readonly end: readonly Row[];
  readonly sent: number;
}

interface Job {
  readonly name: string;
  readonly scenarios: readonly string[];
}

/** Kills a process at the end of the test. Returns a function that waits for a promise, and throws if the process ends first. */
function watchProcess(t: Test, child: ChildProcess) {
  t.teardown(() => child.kill("SIGKILL"));
  const exited = once(child, "exit").then(([code, signal]): never => {
    throw new Error(`${child.spawnargs.slice(1).join(" ")} ended: ${signal ?? `exit code ${code}`}`);
  });
  exited.catch(() => {});
  return <T>(awaited: Promise<T>) =>
    waitFor(Promise.race([awaited, exited]), `there is no message or line of ${child.spawnargs.slice(1).join(" ")}`);
}

/** Starts the executable on free ports. Its default world runs 60 times as fast as the wall clock. */
async function startExecutable(t: Test, folder: string) {
  const options = ["--clock", "60x", "--port", "0", "--control-port", "0", "--certs-dir", folder];
  const log = ["--log-format", "json", "--log-level", "error"];
  const argv = [MAIN, "serve", ...options, ...log];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await watchProcess(t, child)(once(createInterface({ input: child.stdout }), "line"));
  const { gateway, control, ca } = JSON.parse(line);
  return { gateway, control, ca: readFileSync(ca, "utf8") };
}

type Client = (simulator: object, job: Job) => Promise<ClientRecord[]>;

/** Starts a client process. */
async function startClient(t: Test): Promise<Client> {
  const child = fork(CLIENT, { execArgv: [] });
  const waitForClient = watchProcess(t, child);
  await waitForClient(once(child, "message"));
  return async (simulator, job) => {
    child.send({ simulator, ...job });
    const [{ records, failure }] = await waitForClient(once(child, "message"));
    if (failure !== undefined) throw new Error(failure);
    return records;
  };
}

/** Returns a row as text without port numbers, because faults open any free port. */
const removePorts = (row: Row | undefined) => JSON.stringify(row)?.replace(/(https:..127\.0\.0\.1):\d+/g, "$1");

/** Returns the first row that differs from the run alone; undefined if there is none. */
function findDifference(together: readonly Row[], alone: readonly Row[]): unknown {
  const rows = Array.from({ length: Math.max(together.length, alone.length) }, (_, nth) => nth);
  const at = rows.find((nth) => removePorts(together[nth]) !== removePorts(alone[nth]));
  return at === undefined ? undefined : { at, together: together[at], alone: alone[at] };
}

/** Returns the values of a member in all complete responses. */
function valuesOf(member: string, records: readonly ClientRecord[]): string[] {
  const whole = records.flatMap(({ answers }) => answers.filter(([, , how]) => how === "whole"));
  const form = new RegExp(`"${member}":"([^"]+)"`);
  return [...new Set(whole.flatMap(([, , , , text]) => form.exec(text)?.[1] ?? []))].toSorted();
}

test(`${PROCESSES} processes get the same responses at the same time and alone`, async (t) => {
  const shipped = readdirSync("scenarios").flatMap((file) => (file.endsWith(".yaml") ? [file.slice(0, -5)] : []));
  const jobs = Array.from({ length: PROCESSES }, (_, i) => ({
    name: `client-${i}`,
    scenarios: shipped.filter((_, nth) => nth % PROCESSES === i),
  }));
  const folder = t.testdir();
  const [shared, unshared, clientAlone, ...clients] = await Promise.all([
    startExecutable(t, `${folder}/shared`),
    startExecutable(t, `${folder}/unshared`),
    startClient(t),
    ...jobs.map(() => startClient(t)),
  ]);
  /** Plays the same scripts one after the other in reverse order, so that each has other predecessors. */
  const playAlone = async () => {
    const records: ClientRecord[] = [];
    for (const job of jobs.toReversed()) {
      for (const scenario of job.scenarios.toReversed()) {
        records.push(...(await clientAlone(unshared, { ...job, scenarios: [scenario] })));
      }
    }
    return new Map(records.map((record) => [record.scenario, record]));
  };
  const [together, alone] = await Promise.all([
    Promise.all(clients.map((play, i) => play(shared, jobs[i] as Job))).then((all) => all.flat()),
    playAlone(),
  ]);

  t.same(together.map(({ scenario }) => scenario).toSorted(), shipped.toSorted());
  for (const { scenario, answers, end, sent } of together) {
    const runAlone = alone.get(scenario);
    t.same(findDifference(answers, runAlone?.answers ?? []), undefined, `${scenario}: the responses of the gateway`);
    t.same(findDifference(end, runAlone?.end ?? []), undefined, `${scenario}: the final state of its world`);
    const [, , , , world = ""] =
      end.find(([request, , , , text]) => request.startsWith("GET") && text.includes('"requests":')) ?? [];
    t.equal(JSON.parse(world).requests, sent, `${scenario}: its world has counted only its own requests`);
  }
  const { worlds } = (await (await fetch(`${shared.control}/worlds`)).json()) as { worlds: unknown[] };
  t.equal(worlds.length, 1);
  t.hasStrict(worlds, [{ name: "default", requests: 0 }], "the default world got no requests");
  // These retcodes and events show that the clients took part in the scenarios.
  t.same(valuesOf("retcode", together), ["0", "000-003", "000-004", "100-007", "200-002", "200-017", "200-026"]);
  t.same(valuesOf("eventType", together), [
    "AgentChat_CallOutCreated",
    "AgentChat_Connected",
    "AgentChat_DataRecved",
    "AgentChat_Disconnected",
    "AgentChat_Ring",
    "AgentConf_ParticipantChanged",
    "AgentConf_PresidentChanged",
    "AgentConf_Ringing",
    "AgentConf_SelfJoinResult",
    "AgentConf_SelfLeaveResult",
    "AgentEvent_Auto_Answer",
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Call_Release",
    "AgentEvent_Conference",
    "AgentEvent_Connect_Fail",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Customer_Release",
    "AgentEvent_Hold",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_JoinConf",
    "AgentEvent_MessageData",
    "AgentEvent_No_Answer",
    "AgentEvent_Preview_CallOut",
    "AgentEvent_Ringing",
    "AgentEvent_SuccTransResult",
    "AgentEvent_Talking",
    "AgentMediaEvent_PausePlayDone",
    "AgentMediaEvent_Play",
    "AgentMediaEvent_Play_Succ",
    "AgentMediaEvent_Record",
    "AgentMediaEvent_ResumePlayDone",
    "AgentMediaEvent_StopPlayDone",
    "AgentMediaEvent_StopRecordDone",
    "AgentOther_InService",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentOther_PhoneRelease",
    "AgentState_Busy",
    "AgentState_CancelNotReady_Success",
    "AgentState_CancelRest_Success",
    "AgentState_Ready",
    "AgentState_Rest_Timeout",
    "AgentState_SetNotReady_Success",
    "AgentState_SetRest_Success",
  ]);
});

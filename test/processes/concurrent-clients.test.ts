// Several processes play every shipped scenario at once, each in its own world, and get the answers that each gets alone.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Test, test } from "tap";
import { cases } from "../support/cases.ts";
import { executable } from "../support/executable.ts";

const MAIN = await executable();
const CLIENT = fileURLToPath(new URL("client-process.mjs", import.meta.url));

/** Ten in .ci/run. */
const PROCESSES = cases(10);

// Without the loaders of the test runner: what runs is what users run.
const { NODE_OPTIONS: _, ...env } = process.env;

type Row = readonly [request: string, status: number, how: string, guid: string, text: string];

/** What the gateway answered to one client in one scenario, and what the control API said. */
interface Account {
  readonly scenario: string;
  readonly answers: readonly Row[];
  readonly end: readonly Row[];
  readonly sent: number;
}

interface Job {
  readonly name: string;
  readonly scenarios: readonly string[];
}

/** Has a process ended with the test; what comes back is how to wait for something of it, which fails when the process ends before. */
function belonging(t: Test, child: ChildProcess) {
  t.teardown(() => child.kill("SIGKILL"));
  const gone = once(child, "exit").then(([code, signal]): never => {
    throw new Error(`${child.spawnargs.slice(1).join(" ")} ended: ${signal ?? `exit code ${code}`}`);
  });
  gone.catch(() => {});
  return <Awaited>(awaited: Promise<Awaited>) => Promise.race([awaited, gone]);
}

/** Starts the executable on free ports; its default world lives on by itself, sixty times as fast as the wall. */
async function simulator(t: Test, folder: string) {
  const options = ["--clock", "60x", "--port", "0", "--control-port", "0", "--certs-dir", folder];
  const log = ["--log-format", "json", "--log-level", "error"];
  const argv = [MAIN, "serve", ...options, ...log];
  const child = spawn(process.execPath, argv, { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await belonging(t, child)(once(createInterface({ input: child.stdout }), "line"));
  const { gateway, control, ca } = JSON.parse(line);
  return { gateway, control, ca: readFileSync(ca, "utf8") };
}

type Client = (simulator: object, job: Job) => Promise<Account[]>;

/** A client process that is ready to play. */
async function client(t: Test): Promise<Client> {
  const child = fork(CLIENT, { env, execArgv: [] });
  const unlessGone = belonging(t, child);
  await unlessGone(once(child, "message"));
  return async (simulator, job) => {
    child.send({ simulator, ...job });
    const [{ accounts, failure }] = await unlessGone(once(child, "message"));
    if (failure !== undefined) throw new Error(failure);
    return accounts;
  };
}

/** A port that a fault has opened is any free one. */
const portless = (row: Row | undefined) => JSON.stringify(row)?.replace(/(https:..127\.0\.0\.1):\d+/g, "$1");

/** The first answer that is not the same, beside what it was alone; undefined when there is none. */
function difference(together: readonly Row[], alone: readonly Row[]): unknown {
  const rows = Array.from({ length: Math.max(together.length, alone.length) }, (_, nth) => nth);
  const at = rows.find((nth) => portless(together[nth]) !== portless(alone[nth]));
  return at === undefined ? undefined : { at, together: together[at], alone: alone[at] };
}

/** The values of a member in all answers that came whole. */
function told(member: string, accounts: readonly Account[]): string[] {
  const whole = accounts.flatMap(({ answers }) => answers.filter(([, , how]) => how === "whole"));
  const form = new RegExp(`"${member}":"([^"]+)"`);
  return [...new Set(whole.flatMap(([, , , , text]) => form.exec(text)?.[1] ?? []))].toSorted();
}

test(`${PROCESSES} processes at once, and each alone`, async (t) => {
  const shipped = readdirSync("scenarios").flatMap((file) => (file.endsWith(".yaml") ? [file.slice(0, -5)] : []));
  const jobs = Array.from({ length: PROCESSES }, (_, i) => ({
    name: `client-${i}`,
    scenarios: shipped.filter((_, nth) => nth % PROCESSES === i),
  }));
  const folder = t.testdir();
  const [crowded, quiet, single, ...crowd] = await Promise.all([
    simulator(t, `${folder}/crowded`),
    simulator(t, `${folder}/quiet`),
    client(t),
    ...jobs.map(() => client(t)),
  ]);
  /** The same scripts one after the other, the last first, so that nobody comes after those whom it came after. */
  const alone = async () => {
    const accounts: Account[] = [];
    for (const job of jobs.toReversed()) {
      for (const scenario of job.scenarios.toReversed()) {
        accounts.push(...(await single(quiet, { ...job, scenarios: [scenario] })));
      }
    }
    return new Map(accounts.map((account) => [account.scenario, account]));
  };
  const [together, byThemselves] = await Promise.all([
    Promise.all(crowd.map((play, i) => play(crowded, jobs[i] as Job))).then((all) => all.flat()),
    alone(),
  ]);

  t.same(together.map(({ scenario }) => scenario).toSorted(), shipped.toSorted());
  for (const { scenario, answers, end, sent } of together) {
    const lonely = byThemselves.get(scenario);
    t.same(difference(answers, lonely?.answers ?? []), undefined, `${scenario}: what its clients were answered`);
    t.same(difference(end, lonely?.end ?? []), undefined, `${scenario}: what the control API said of its world`);
    const [, , , , world = ""] =
      end.find(([request, , , , text]) => request.startsWith("GET") && text.includes('"requests":')) ?? [];
    t.equal(JSON.parse(world).requests, sent, `${scenario}: the requests that its world knows of are its own`);
  }
  const { worlds } = (await (await fetch(`${crowded.control}/worlds`)).json()) as { worlds: unknown[] };
  t.equal(worlds.length, 1);
  t.match(worlds, [{ name: "default", requests: 0 }], "nobody came to the world that nobody named");
  // That they were not all turned away, or left alone: the stories of the scenarios did happen.
  t.same(told("retcode", together), ["0", "000-003", "000-004", "200-002", "200-017"]);
  t.same(told("eventType", together), [
    "AgentEvent_Auto_Answer",
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Call_Release",
    "AgentEvent_Conference",
    "AgentEvent_Connect_Fail",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Customer_Release",
    "AgentEvent_Hold",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_No_Answer",
    "AgentEvent_Preview_CallOut",
    "AgentEvent_Ringing",
    "AgentEvent_SuccTransResult",
    "AgentEvent_Talking",
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

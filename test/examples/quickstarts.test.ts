// Tests of the quickstarts in several languages: each signs in, takes a call and signs out, with the same output.
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { loadCertificates } from "../../src/tls/certificates.ts";
import { writeTemporaryCaFile } from "../../src/tls/temporary-ca-file.ts";

const execute = promisify(execFile);
const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

const SCENARIO = { center: { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, queues: [25] }] } };

/** The program and the file of each quickstart, and the programs that it needs. */
const QUICKSTARTS = {
  curl: { program: "bash", file: "curl/quickstart.sh", needs: ["curl"] },
  Node: { program: process.execPath, file: "node/quickstart.mjs", needs: [] },
  Python: { program: "python3", file: "python/quickstart.py", needs: ["python3"] },
  Java: { program: "java", file: "java/Quickstart.java", needs: ["java", "javac"] },
};

const OUTPUT = `Agent 101 has signed in.
AgentOther_InService
AgentState_Ready
AgentState_Busy
AgentOther_PhoneAlerting
AgentOther_PhoneOffhook
AgentEvent_Incoming_CallInfo
AgentEvent_Auto_Answer
AgentEvent_Talking
{"talktime":0,"answernums":1,"noanswernums":0,"calloutnums":0,"intercallnums":0,"interhelpnums":0,"transfernums":0,"transferoutnums":0,"transferivrnums":0,"redirectnums":0,"keepnums":0,"busynums":0,"restnums":0,"restoutnums":0,"resttime":0,"restouttime":0,"agentrelease":0,"busytime":0}
Agent 101 has signed out.
`;

for (const [language, { program, file, needs }] of Object.entries(QUICKSTARTS)) {
  const missing = needs.find((needed) => spawnSync(needed, ["--version"]).status !== 0);
  const skip = missing !== undefined && `there is no ${missing} on this machine`;
  const run = (url: string, caFile: string) =>
    // Only Node takes the trusted CA from the environment.
    execute(program, [`${EXAMPLES}${file}`, url, caFile], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
      timeout: 600_000,
    });

  test(`the quickstart for ${language} takes a call and prints its statistics`, { skip }, async (t) => {
    await using sim = await startSimulator({ clock: "manual", scenario: SCENARIO });
    const world = sim.world();
    const callWhenReady = async () => {
      await world.verify({ operation: "resetSkill", agent: 101, times: { min: 1 }, within: "5m" });
      await world.incomingCall({ to: { queue: 25 } });
    };
    const [{ stdout }] = await Promise.all([run(sim.url, writeTemporaryCaFile(sim.ca)), callWhenReady()]);
    t.equal(stdout, OUTPUT);
    // curl opens a connection for each request, which is a finding.
    const kinds = (await world.findings.list()).map(({ kind }) => kind);
    t.strictSame(kinds, language === "curl" ? ["connection-per-request"] : []);
  });

  test(`the quickstart for ${language} reports a refusal, another CA and a certificate of another host as errors`, {
    skip,
  }, async (t) => {
    await using sim = await startSimulator({ clock: "manual", scenario: SCENARIO });
    const world = sim.world();
    await world.agent(101).signIn();
    const { caFile: otherCaFile = "" } = await loadCertificates({ certsDir: t.testdir({}) });
    const { url } = await world.faults.add({ effect: { certificate: "wrongHost" } });
    const caFile = writeTemporaryCaFile(sim.ca);
    const errors = await Promise.all(
      [run(sim.url, caFile), run(sim.url, otherCaFile), run(url ?? "", caFile)].map(errorOutputOf),
    );
    t.match(errors, [/refused.*100-002/, /certificate|PKIX/i, /certificate|altname|subject/i]);
    t.equal((await world.journal.list()).length, 1);
  });
}

/** Returns the error output of a program that fails. */
function errorOutputOf(running: Promise<unknown>): Promise<string> {
  return running.then(
    () => "nothing",
    ({ stderr }: { stderr: string }) => stderr,
  );
}

// What the README shows runs as it is printed: the session with curl, and the snippet for programs.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Test, test } from "tap";
import { COUNTERS, type Counters } from "../../src/core/index.ts";
import { startSimulator } from "../../src/index.ts";
import { blocksOf, ROOT } from "./page.ts";
import { cannotRun, runBash } from "./shell.ts";

const blocks = blocksOf("README.md");
const block = (comment: string) => blocks.find((one) => one.comment === comment)?.text ?? "";
const execute = promisify(execFile);
const COMPILER = `${ROOT}node_modules/typescript/bin/tsc`;

test("the session: signed in, polled until an agent talks, counters read", { skip: cannotRun }, async (t) => {
  const cwd = t.testdir();
  await using sim = await startSimulator({ certsDir: join(cwd, "certs") });
  const session = block("test: session");
  t.match(session, /^curl .*statistics"$/m);
  const printed = await runBash(`${session}\nprintf '\\n%s' "$guid"`, { cwd, environment: { GATEWAY: sim.url } });

  const [answer = "", guid = ""] = printed.split("\n");
  t.match(guid, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.AgentGateway1$/);
  const events = readFileSync(join(cwd, "events.txt"), "utf8").match(/(?<="eventType":")\w+/g);
  t.equal(events?.at(-1), "AgentEvent_Talking");

  // What the README shows under it is what came, but for the seconds that the talk had lasted by then.
  const shown = JSON.parse(blocks.find(({ language }) => language === "json")?.text ?? "");
  const { result, ...envelope } = JSON.parse(answer) as { result: Counters };
  t.same(Object.keys(result), COUNTERS);
  t.same({ ...envelope, result: { ...result, talktime: shown.result.talktime } }, shown);
  t.ok(result.talktime >= shown.result.talktime);
});

test("the snippet for programs runs", async (t) => {
  const file = snippet(t, new URL("src/index.ts", `file://${ROOT}`).href, "mjs");
  const { stdout } = await execute(process.execPath, ["--import", "tsx", file], { cwd: ROOT });
  t.match(stdout, /^https:\/\/127\.0\.0\.1:\d+ http:\/\/127\.0\.0\.1:\d+ -----BEGIN CERTIFICATE-----\n$/);
});

test("the snippet for programs has the types of the package", async (t) => {
  const file = snippet(t, `${ROOT}src/index.ts`, "mts");
  const flags = ["--noEmit", "--strict", "--skipLibCheck", "--allowImportingTsExtensions", "--module", "nodenext"];
  const target = ["--target", "es2023", "--lib", "es2023,esnext.disposable", "--types", "node", "--ignoreConfig"];
  const checked = await execute(process.execPath, [COMPILER, ...flags, ...target, file], { cwd: ROOT }).catch(
    (complaint: { stdout: string }) => complaint,
  );
  t.equal(checked.stdout, "");
});

/** The snippet in a file, with the package's name replaced by where its face stands here. */
function snippet(t: Test, face: string, extension: string): string {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `snippet.${extension}`);
  writeFileSync(file, block("test: library").replace('"cc-gateway-simulator"', JSON.stringify(face)));
  return file;
}

// Tests of docs/recipes.md: its programs run with a process in place of a container, and its files have valid options.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "tap";
import { parse } from "yaml";
import { COUNTERS } from "../../src/core/index.ts";
import { startSimulator } from "../../src/index.ts";
import { blocksOf } from "../docs/pages.ts";
import { cannotRun, runBash } from "../docs/shell.ts";
import { optionsIn, ROOT, VARIABLES } from "../package/image.ts";
import { waitForEvent } from "../support/waiting.ts";

const STAND_INS = `${ROOT}test/examples/stand-ins`;
const AS_CONTAINER = [process.execPath, "--import", import.meta.resolve("tsx"), `${STAND_INS}/as-container.ts`];
const CENTER = "name: Mine\ncenter: { agents: [{ id: 107, password: secret }] }\n";

const execute = promisify(execFile);
const blocks = blocksOf("docs/recipes.md");
const findBlock = (comment: string) => blocks.find(({ comment: found }) => found === `test: ${comment}`)?.text ?? "";

/** Parses the file of a CI service, with a run number in place of its variable. */
const parseBuild = (comment: string) => parse(findBlock(comment).replaceAll(/\$\{\{ github\.run_id \}\}/g, "7"));

test("the recipe of Testcontainers for Node passes", async (t) => {
  const file = join(t.testdir(), "recipe.test.mjs");
  const replaced = findBlock("testcontainers-node")
    .replace('"testcontainers"', JSON.stringify(`file://${STAND_INS}/testcontainers.mjs`))
    .replace('"cc-gateway-simulator";', `${JSON.stringify(`file://${ROOT}src/index.ts`)};`);
  writeFileSync(file, replaced);
  const argv = ["--import", import.meta.resolve("tsx"), "--test-reporter", "tap", file];
  const { stdout } = await execute(process.execPath, argv, { cwd: ROOT, timeout: 600_000 });
  t.match(stdout, /^ok 1 - an unanswered call is counted$/m);
  t.match(stdout, /^# pass 1$/m);
  t.match(stdout, /^# fail 0$/m);
});

const noJava: string | false =
  ["javac", "java"]
    .filter((tool) => spawnSync(tool, ["--version"]).status !== 0)
    .map((tool) => `${tool} is not installed here`)[0] ?? false;

test("the recipe of Testcontainers for Java compiles and plays a call over TLS", { skip: noJava }, async (t) => {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  const useClass = `public class Use {\n  public static void main(String[] words) throws Exception {\n${findBlock("testcontainers-java use")}}\n}\n`;
  const files = { "Simulator.java": findBlock("testcontainers-java"), "Use.java": useClass };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await execute("javac", ["-sourcepath", `${STAND_INS}:${folder}`, "-d", folder, join(folder, "Use.java")], {
    timeout: 600_000,
  });
  const argv = ["-cp", folder, `-Das.container=${AS_CONTAINER.join("\n")}`, "Use"];
  const { stdout } = await execute("java", argv, { cwd: ROOT, timeout: 600_000 });
  const counters = JSON.parse(stdout.slice(stdout.lastIndexOf("\n{") + 1));
  t.same([Object.keys(counters), counters.noanswernums], [COUNTERS, 1]);
});

test("all variables of the simulator in pages and files exist", async (t) => {
  const files = ["docs/recipes.md", "docs/containers.md", "compose.yaml", "deploy/kubernetes.yaml", "Dockerfile"];
  for (const file of files) {
    const named = readFileSync(`${ROOT}${file}`, "utf8").match(/\bCCGW_[A-Z_]*[A-Z]\b/g) ?? [];
    t.same(
      named.filter((name) => !VARIABLES.includes(name)),
      [],
      file,
    );
  }
});

test("the GitHub service has valid variables, and its job has the right address", async (t) => {
  const { services, env } = parseBuild("github-service").jobs.test;
  const { controlHost, controlToken, port, controlPort } = optionsIn(services.simulator.env);
  t.same([controlHost, controlToken], ["0.0.0.0", env.TOKEN]);
  t.same(services.simulator.ports, [`${port}:${port}`, `${controlPort}:${controlPort}`]);
  t.equal(env.CONTROL, `http://localhost:${controlPort}`);
});

test("the commands of the GitHub service fetch the CA certificate and set the scenario", {
  skip: cannotRun,
}, async (t) => {
  await using sim = await startSimulator({ controlToken: "run-7", scenario: "busy-hour" });
  const cwd = t.testdir({ test: { "center.yaml": CENTER } });
  const { steps } = parseBuild("github-service").jobs.test;
  const { run } = steps.find(({ name = "" }) => name.startsWith("Trust"));
  await runBash(`set -eu\n${run}`, { cwd, environment: { CONTROL: sim.controlUrl ?? "", TOKEN: "run-7" } });
  t.equal(readFileSync(join(cwd, "ca.pem"), "utf8"), sim.ca);
  t.same(
    (await sim.world().agents()).map(({ id }) => id),
    [107],
  );
});

test("on GitHub without a container, the simulator starts, and the job continues when it is ready", {
  skip: cannotRun,
}, async (t) => {
  const cwd = t.testdir({ test: { "center.yaml": CENTER }, bin: {} });
  const main = `${process.execPath} --import ${import.meta.resolve("tsx")} ${ROOT}src/cli/main.ts`;
  const [one, other] = await findFreePorts();
  const { run } = parseBuild("github-process").jobs.test.steps.find(({ name = "" }) => name.startsWith("Start"));
  const script = `set -eu\nnpx() { shift; ${main} "$@"; }\n${run}\ncat ccgw.log\nkill "$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' ccgw.log)"\nwait`;
  const environment = { CCGW_PORT: one, CCGW_CONTROL_PORT: other };
  const printed = await runBash(script, { cwd, environment });
  const { ca, gateway } = JSON.parse(printed.split("\n")[0] ?? "");
  t.same([gateway, ca], [`https://127.0.0.1:${one}`, join(cwd, "certs/ca.pem")]);
});

test("the GitLab service has valid variables and a valid scenario, and its job has the right addresses", async (t) => {
  const { services, variables } = parseBuild("gitlab").test;
  const [simulator] = services;
  const { controlHost, sans, port, controlPort } = optionsIn(simulator.variables);
  t.same([controlHost, sans], ["0.0.0.0", [simulator.alias]]);
  t.same(
    [variables.GATEWAY, variables.CONTROL],
    [`https://${simulator.alias}:${port}`, `http://${simulator.alias}:${controlPort}`],
  );
  await using _ = await startSimulator({ scenario: simulator.command[0] });
});

/** Returns two free ports. The recipe needs to know its ports before the start, so another process could take them. */
function findFreePorts(): Promise<[string, string]> {
  return Promise.all([findFreePort(), findFreePort()]);
}

/** Returns a free port. */
async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await waitForEvent(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}

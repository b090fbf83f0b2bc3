// Tests of compose.yaml: its services match the image, and its client and control play a call together.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { test } from "tap";
import { parse } from "yaml";
import { startSimulator } from "../../src/index.ts";
import { environment, IMAGE, optionsIn, ROOT } from "../package/image.ts";

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly read_only?: boolean;
}

const compose = parse(readFileSync(`${ROOT}compose.yaml`, "utf8"));
const services = compose.services as { simulator: Service; client: Service; control: Service };
const { simulator, client, control } = services;
const execute = promisify(execFile);

/** Returns the variables of a service, with a value for those that compose takes from the environment. */
function variablesOf({ environment }: Service): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/^\$\{.*\}$/, "a-control-token")]),
  );
}

test("the simulator has valid options, and its certificate has the name of its service", async (t) => {
  const { controlHost, controlToken, sans } = optionsIn(variablesOf(simulator));
  t.same(
    { controlHost, controlToken, sans },
    { controlHost: "0.0.0.0", controlToken: "a-control-token", sans: ["simulator"] },
  );
  t.match(simulator.environment["CCGW_CONTROL_TOKEN"], /^\$\{CCGW_CONTROL_TOKEN:\?/, "the file has no token");
});

test("the other services use the ports and the name of the simulator, once it is healthy", async (t) => {
  const { port, controlPort } = optionsIn(variablesOf(simulator));
  t.same(simulator.ports, [`127.0.0.1:${port}:${port}`, `127.0.0.1:${controlPort}:${controlPort}`]);
  t.equal(client.environment["GATEWAY"], `https://simulator:${port}`);
  for (const other of [client, control]) {
    t.equal(other.environment["CONTROL"], `http://simulator:${controlPort}`);
    t.same(other.depends_on, { simulator: { condition: "service_healthy" } });
  }
});

test("all services run the image and mount existing files, and the simulator can write only certificates", async (t) => {
  for (const { image, volumes } of Object.values(services)) {
    t.equal(image, IMAGE);
    for (const volume of volumes) {
      const [source = "", target = "", mode] = volume.split(":");
      if (source === "certs") t.equal(target, environment["CCGW_CERTS_DIR"]);
      else t.ok(existsSync(`${ROOT}${source}`) && mode === "ro", volume);
    }
  }
  t.equal(simulator.read_only, true);
  t.same(Object.keys(compose.volumes), ["certs"]);
  t.same(simulator.command, ["center.yaml"]);
  t.ok(simulator.volumes.includes("./deploy/compose/center.yaml:/scenarios/center.yaml:ro"));
});

test("client and control play one call", async (t) => {
  const scenario = readFileSync(`${ROOT}deploy/compose/center.yaml`, "utf8");
  await using sim = await startSimulator({ scenario, controlToken: "a-control-token" });
  const env = {
    PATH: process.env["PATH"],
    GATEWAY: sim.url,
    CONTROL: sim.controlUrl,
    CCGW_CONTROL_TOKEN: "a-control-token",
  };
  const run = ({ entrypoint: [program = "", script = ""] = [] }: Service) => {
    t.equal(program, "node");
    return execute(process.execPath, [`${ROOT}deploy/compose${script}`], { env, timeout: 600_000 });
  };
  const [clientRun, controlRun] = await Promise.all([run(client), run(control)]);
  t.equal(controlRun.stdout, "A customer calls agent 101.\nThe customer has hung up.\n");
  t.match(clientRun.stdout, /^AgentEvent_Talking\n\{\n {2}talktime: \d+,\n {2}answernums: 1,$/m);
  t.match(clientRun.stdout, /^AgentEvent_Customer_Release$/m);
  t.same(await sim.world().findings.list(), []);
});

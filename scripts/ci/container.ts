// Checks the image without a container engine: builds the Dockerfile in a separate root, and runs it with the restrictions of a container.

import { once } from "node:events";
import { chownSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { buildImage, type Image } from "../container/build.ts";
import { readStages } from "../container/dockerfile.ts";
import {
  createMountPoint,
  explainMissingRoots,
  makeBase,
  type RootOptions,
  runInNamespaces,
  startInRoot,
} from "../container/root.ts";
import { check, hasRegistry, installNode, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";

const obstacle = explainMissingRoots();
if (obstacle !== undefined) skipCheck(obstacle);
if (!hasRegistry()) skipCheck("building the image installs packages, and no registry answers");

const stages = readStages(readFileSync(`${ROOT}Dockerfile`, "utf8"));
const major = Number(/^node:(\d+)/.exec(stages[0]?.base ?? "")?.[1]);
const node = (await installNode(major)) ?? process.execPath;
const npm = dirname(dirname(realpathSync((await run("which", ["npm"])).trim())));
const readNpmSetting = async (name: string) => (await run("npm", ["config", "get", name])).trim();

const cache = await readNpmSetting("cache");
mkdirSync(cache, { recursive: true });
const authorities = process.env["NODE_EXTRA_CA_CERTS"];
const volumes = [
  { from: cache, at: "/root/.npm" },
  ...(authorities === undefined ? [] : [{ from: authorities, at: "/root/authorities.pem" }]),
];
const proxies = Object.entries(process.env).filter(([name]) => /^(https?|no)_proxy$/i.test(name)) as [string, string][];
const image = await buildImage(stages, {
  context: ROOT,
  ignore: readFileSync(`${ROOT}.dockerignore`, "utf8"),
  makeRoot: () => {
    const root = makeEmptyFolder("root");
    makeBase(root, node, npm);
    for (const { from, at } of volumes) createMountPoint(root, at, statSync(from).isFile());
    return root;
  },
  runOptions: {
    volumes,
    environment: {
      ...Object.fromEntries(proxies),
      npm_config_registry: await readNpmSetting("registry"),
      npm_config_prefer_offline: "true",
      ...(authorities === undefined ? {} : { NODE_EXTRA_CA_CERTS: "/root/authorities.pem" }),
    },
  },
});
const [size] = (await run("du", ["-sm", join(image.root, "app")])).split("\t");
console.log(`Built: ${size} MB beside Node ${(await run(node, ["--version"])).trim()} and the system.`);

// A program that sends a request to the gateway and trusts only the CA. It runs in the container, which has a separate network.
const CLIENT = `
const ca = await (await fetch("http://127.0.0.1:8044/ca.pem")).text();
const { get } = await import("node:https");
get("https://localhost:8043/agentgateway/resource/calldata/101/statistics", { ca }, (response) => {
  response.on("data", (text) => process.stdout.write(text));
});`;

const NO_SESSION = '{"message":"agent not login","retcode":"100-006","result":""}';
const VERSION = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")).version;

await checkReadOnly(image);
await checkVolumes(image);

/** Checks a container with a read-only root and without volumes: certificates in memory, health, user, requests and signals. */
async function checkReadOnly(image: Image): Promise<void> {
  const { ready, waitForLine, exec, stop } = await startContainer(image, []);
  check("it starts on a read-only root, without certificate files", ready, {
    ready: true,
    gateway: "https://127.0.0.1:8043",
    http: null,
    control: "http://127.0.0.1:8044",
    board: "http://127.0.0.1:8044/",
    ca: null,
    pid: 1,
  });
  check("the log warns that the certificates are in memory", JSON.parse(await waitForLine("only in memory")).level, 40);
  check("it is healthy", exec(image.health), { exitCode: 0, out: "", err: "" });
  check(
    "it runs as user 1000, with ccgw on its path",
    exec(["sh", "-c", "id -u; ccgw --version"]).out,
    `1000\n${VERSION}\n`,
  );
  const writes = ["/app", "/certs", "/scenarios", "/tmp"].map((folder) => exec(["touch", `${folder}/x`]).exitCode);
  check("it cannot write anywhere", writes, [1, 1, 1, 1]);
  const answer = exec(["node", "--input-type=module", "-e", CLIENT]);
  check("a client that trusts the CA gets an answer", answer, { exitCode: 0, out: NO_SESSION, err: "" });
  check("SIGTERM ends it with exit code 0, although it is process 1", await stop(), 0);
}

/** Checks a container with volumes: a custom scenario, persistent certificates, and the control API for other machines. */
async function checkVolumes(image: Image): Promise<void> {
  const certs = makeEmptyFolder("certs");
  chownSync(certs, 1000, 1000);
  const scenarios = makeEmptyFolder("scenarios");
  writeFileSync(join(scenarios, "mine.yaml"), "center: { agents: [{ id: 101 }] }\n");
  const volumes = [
    { from: certs, at: "/certs" },
    { from: scenarios, at: "/scenarios" },
  ];
  const open = { CCGW_SAN: "simulator", CCGW_CONTROL_HOST: "0.0.0.0" };
  const { ready, exec, stop } = await startContainer(image, ["mine.yaml"], {
    environment: { ...open, CCGW_CONTROL_TOKEN: "chosen" },
    volumes,
  });
  check("the certificates are stored in the volume", ready.ca, "/certs/ca.pem");
  check("the volume has the CA and the key files", readdirSync(certs).sort(), [
    ".gitignore",
    "ca.key",
    "ca.pem",
    "leaf.key",
  ]);
  check("only the owner can read keys", statSync(join(certs, "ca.key")).mode & 0o777, 0o600);
  check("it is healthy with a control API for other machines", exec(image.health), { exitCode: 0, out: "", err: "" });
  check("it ends with exit code 0", await stop(), 0);
  const refusal = await startContainer(image, ["mine.yaml"], { environment: open, volumes }).catch(String);
  check(
    "without a token for other machines it does not start, and names the option",
    String(refusal).includes("--control-token"),
    true,
  );
}

async function startContainer(
  image: Image,
  argv: readonly string[],
  more: Partial<Pick<RootOptions, "environment" | "volumes">> = {},
) {
  const options: RootOptions = {
    root: image.root,
    folder: image.folder,
    user: image.user,
    environment: { ...image.environment, ...more.environment },
    volumes: more.volumes ?? [],
    isReadOnly: true,
    hasOwnNetwork: true,
  };
  const child = startInRoot(options, [...image.entrypoint, ...argv]);
  process.once("exit", () => child.kill("SIGKILL"));
  const closed = once(child, "close");
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  /**
   * Waits for the next line of stdout that contains a text, and returns it.
   *
   * @throws Error if the process ends first, or prints nothing for a minute.
   */
  const waitForLine = async (text: string): Promise<string> => {
    for (;;) {
      const late = new AbortController();
      const next = await Promise.race([lines.next(), sleep(60_000, undefined, { signal: late.signal, ref: false })]);
      late.abort();
      if (next === undefined)
        throw new Error(`it printed nothing for a minute, and had not printed "${text}" before: ${stderr}`);
      const { value, done } = next;
      if (done === true) throw new Error(`it ended before it printed "${text}": ${stderr}`);
      if (value.includes(text)) return value;
    }
  };
  const ready: { readonly ca: string | null } = JSON.parse(await waitForLine('{"ready"'));
  const innerPid = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim());
  return {
    ready,
    waitForLine,
    exec: (command: readonly string[]) => runInNamespaces(innerPid, options, command),
    async stop(): Promise<number> {
      process.kill(innerPid, "SIGTERM");
      const [exitCode] = await closed;
      return exitCode;
    },
  };
}

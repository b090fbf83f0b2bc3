// The container without a container engine: builds what the Dockerfile says in a root of its own, and runs it as a locked-up container would be.

import { once } from "node:events";
import { chownSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { buildImage, type Image } from "../container/build.ts";
import { stagesOf } from "../container/dockerfile.ts";
import { besides, makeBase, makePlace, noRoots, startWithin, type Within } from "../container/root.ts";
import { emptyFolder, hasRegistry, hold, leaveOut, nodeOf, ROOT, run } from "./ground.ts";

const obstacle = noRoots();
if (obstacle !== undefined) leaveOut(obstacle);
if (!hasRegistry()) leaveOut("the image is made of packages, and no registry answers");

const stages = stagesOf(readFileSync(`${ROOT}Dockerfile`, "utf8"));
const major = Number(/^node:(\d+)/.exec(stages[0]?.base ?? "")?.[1]);
const node = (await nodeOf(major)) ?? process.execPath;
const npm = dirname(dirname(realpathSync((await run("which", ["npm"])).trim())));
const setting = async (name: string) => (await run("npm", ["config", "get", name])).trim();

const cache = await setting("cache");
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
    const root = emptyFolder("root");
    makeBase(root, node, npm);
    for (const { from, at } of volumes) makePlace(root, at, statSync(from).isFile());
    return root;
  },
  workers: {
    volumes,
    environment: {
      ...Object.fromEntries(proxies),
      npm_config_registry: await setting("registry"),
      npm_config_prefer_offline: "true",
      ...(authorities === undefined ? {} : { NODE_EXTRA_CA_CERTS: "/root/authorities.pem" }),
    },
  },
});
const [size] = (await run("du", ["-sm", join(image.root, "app")])).split("\t");
console.log(`Built: ${size} MB beside Node ${(await run(node, ["--version"])).trim()} and the system.`);

// Asks the gateway as a client does who trusts the CA alone; run inside, because the container's network is its own.
const CLIENT = `
const ca = await (await fetch("http://127.0.0.1:8044/ca.pem")).text();
const { get } = await import("node:https");
get("https://localhost:8043/agentgateway/resource/calldata/101/statistics", { ca }, (response) => {
  response.on("data", (text) => process.stdout.write(text));
});`;

const NO_SESSION = '{"message":"agent not login","retcode":"100-006","result":""}';
const VERSION = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")).version;

await locked(image);
await mounted(image);

/** Nothing can be written: certificates are in memory, and everything else works. */
async function locked(image: Image): Promise<void> {
  const { ready, line, exec, stop } = await start(image, []);
  hold("on a read-only root it starts, with no file of certificates", ready, {
    ready: true,
    gateway: "https://127.0.0.1:8043",
    http: null,
    control: "http://127.0.0.1:8044",
    ca: null,
    pid: 1,
  });
  hold("its log says that the certificates are in memory", JSON.parse(await line("only in memory")).level, 40);
  hold("it is healthy", exec(image.health), { exitCode: 0, out: "", err: "" });
  hold("it runs as user 1000, ccgw on its path", exec(["sh", "-c", "id -u; ccgw --version"]).out, `1000\n${VERSION}\n`);
  const writes = ["/app", "/certs", "/scenarios", "/tmp"].map((folder) => exec(["touch", `${folder}/x`]).exitCode);
  hold("it can write nowhere", writes, [1, 1, 1, 1]);
  const answer = exec(["node", "--input-type=module", "-e", CLIENT]);
  hold("a client that trusts its CA is answered", answer, { exitCode: 0, out: NO_SESSION, err: "" });
  hold("SIGTERM ends it well, although it is the first process of its own", await stop(), 0);
}

/** With volumes: a scenario of one's own, certificates that stay, and the control API for others. */
async function mounted(image: Image): Promise<void> {
  const certs = emptyFolder("certs");
  chownSync(certs, 1000, 1000);
  const scenarios = emptyFolder("scenarios");
  writeFileSync(join(scenarios, "mine.yaml"), "center: { agents: [{ id: 101 }] }\n");
  const volumes = [
    { from: certs, at: "/certs" },
    { from: scenarios, at: "/scenarios" },
  ];
  const open = { CCGW_SAN: "simulator", CCGW_CONTROL_HOST: "0.0.0.0" };
  const { ready, exec, stop } = await start(image, ["mine.yaml"], {
    environment: { ...open, CCGW_CONTROL_TOKEN: "chosen" },
    volumes,
  });
  hold("with a volume the certificates are kept in it", ready.ca, "/certs/ca.pem");
  hold("key files and all", readdirSync(certs).sort(), ["ca.key", "ca.pem", "leaf.key"]);
  hold("keys are for their owner alone", statSync(join(certs, "ca.key")).mode & 0o777, 0o600);
  hold("it is healthy with a control API for others", exec(image.health), { exitCode: 0, out: "", err: "" });
  hold("it ends well", await stop(), 0);
  const refusal = await start(image, ["mine.yaml"], { environment: open, volumes }).catch(String);
  hold("for others without a token it does not start, and says why", String(refusal).includes("--control-token"), true);
}

async function start(
  image: Image,
  argv: readonly string[],
  more: Partial<Pick<Within, "environment" | "volumes">> = {},
) {
  const within: Within = {
    root: image.root,
    folder: image.folder,
    user: image.user,
    environment: { ...image.environment, ...more.environment },
    volumes: more.volumes ?? [],
    readOnly: true,
    ownNetwork: true,
  };
  const child = startWithin(within, [...image.entrypoint, ...argv]);
  process.once("exit", () => child.kill("SIGKILL"));
  const closed = once(child, "close");
  let complaints = "";
  child.stderr?.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  /** Returns the next line that contains a text. @throws Error if the process ends first, or says nothing for a minute. */
  const line = async (text: string): Promise<string> => {
    const silence = `for a minute it said nothing with "${text}"`;
    for (;;) {
      const late = new AbortController();
      const next = await Promise.race([lines.next(), sleep(60_000, undefined, { signal: late.signal, ref: false })]);
      late.abort();
      if (next === undefined) throw new Error(`${silence}: ${complaints}`);
      const { value, done } = next;
      if (done === true) throw new Error(`it ended before it said "${text}": ${complaints}`);
      if (value.includes(text)) return value;
    }
  };
  const ready: { readonly ca: string | null } = JSON.parse(await line('{"ready"'));
  const inside = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim());
  return {
    ready,
    line,
    exec: (command: readonly string[]) => besides(inside, within, command),
    async stop(): Promise<number> {
      process.kill(inside, "SIGTERM");
      const [exitCode] = await closed;
      return exitCode;
    },
  };
}

// Tests that the executable loads the board with its first request, so that users without the board don't pay for it.
import { readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { type Test, test } from "tap";
import { waitFor } from "../support/waiting.ts";
import { launch, QUIET, signIn } from "./launched.ts";

/** Texts that only these modules have: the routes of the page, the files of the board, and its stream. */
const MODULES = { page: '"getPageFile"', files: "dist/board/", stream: "the board of world " };

/** Runs the executable until some requests are answered. Returns which modules it has loaded: V8 lists all of them for its coverage. */
async function listLoadedModules(
  t: Test,
  name: string,
  requests: (control: string) => Promise<unknown>,
): Promise<string[]> {
  const folder = t.testdir({ "quiet.yaml": QUIET, [name]: {} });
  const ports = ["--port", "0", "--control-port", "0", "--certs-dir", `${folder}/certs`, "--log-format", "json"];
  const coverage = `${folder}/${name}`;
  const simulator = launch(t, ["serve", `${folder}/quiet.yaml`, ...ports], ["env", `NODE_V8_COVERAGE=${coverage}`]);
  const { gateway, control, ca } = JSON.parse(await simulator.readLine());
  await signIn(Number(new URL(gateway).port), readFileSync(ca, "utf8"));
  await requests(control);
  simulator.child.kill("SIGTERM");
  await simulator.waitForEnd();
  const scripts = readdirSync(coverage).flatMap(
    (file) => JSON.parse(readFileSync(`${coverage}/${file}`, "utf8")).result as { readonly url: string }[],
  );
  // The bundler breaks long lines, even inside text.
  const texts = scripts
    .filter(({ url }) => url.startsWith("file:"))
    .map(({ url }) => readFileSync(fileURLToPath(url), "utf8").replaceAll("\\\n", ""));
  t.ok(texts.length > 3, "the scripts are known");
  return Object.entries(MODULES).flatMap(([module, mark]) =>
    texts.some((text) => text.includes(mark)) ? [module] : [],
  );
}

function statusOf(url: string): Promise<number | undefined> {
  const status = new Promise<number | undefined>((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    }).on("error", reject);
  });
  return waitFor(status, `${url} has no answer`);
}

test("the board is loaded with its first request", async (t) => {
  t.strictSame(await listLoadedModules(t, "none", async () => {}), []);
  // The first request of the control API loads all its routes. The small module `page` is one of them; only its handlers load the others.
  t.strictSame(await listLoadedModules(t, "control", (control) => statusOf(`${control}/worlds`)), ["page"]);
  t.strictSame(await listLoadedModules(t, "page", (control) => statusOf(`${control}/`)), ["page", "files"]);
});

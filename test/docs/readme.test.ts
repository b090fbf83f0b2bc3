// Tests that the session of the README gives the response that it shows, and that the Chinese pages have the same commands.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { COUNTERS, type Counters } from "../../src/core/index.ts";
import { startSimulator } from "../../src/index.ts";
import { blocksOf } from "./pages.ts";
import { cannotRun, runBash } from "./shell.ts";

const blocks = blocksOf("README.md");
const findBlock = (comment: string) => blocks.find((candidate) => candidate.comment === comment)?.text ?? "";

/** Returns the blocks of a page without comments and test titles, which are translated. */
const programsOf = (page: string) =>
  blocksOf(page).map(
    ({ language, text }) =>
      `${language}\n${text.replaceAll(/ *(?:#|\/\/) .*$/gm, "").replaceAll(/test\(".*?"/g, "test(")}`,
  );

for (const page of ["README", "docs/getting-started"]) {
  test(`${page}.zh-CN.md shows the same commands and programs as ${page}.md`, async (t) => {
    t.strictSame(programsOf(`${page}.zh-CN.md`), programsOf(`${page}.md`));
  });
}

test("the session signs in, polls until an agent talks, and reads the counters", { skip: cannotRun }, async (t) => {
  const cwd = t.testdir();
  await using sim = await startSimulator({ certsDir: join(cwd, "certs") });
  const session = findBlock("test: session");
  t.match(session, /^curl .*statistics"$/m);
  const printed = await runBash(`${session}\nprintf '\\n%s' "$guid"`, { cwd, environment: { GATEWAY: sim.url } });

  const [answer = "", guid = ""] = printed.split("\n");
  t.match(guid, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.AgentGateway1$/);
  const events = readFileSync(join(cwd, "events.txt"), "utf8").match(/(?<="eventType":")\w+/g);
  t.equal(events?.at(-1), "AgentEvent_Talking");

  // The response is the one in the README, except for the seconds of the conversation so far.
  const shown = JSON.parse(blocks.find(({ language }) => language === "json")?.text ?? "");
  const { result, ...envelope } = JSON.parse(answer) as { result: Counters };
  t.same(Object.keys(result), COUNTERS);
  t.same({ ...envelope, result: { ...result, talktime: shown.result.talktime } }, shown);
  t.ok(result.talktime >= shown.result.talktime);
});

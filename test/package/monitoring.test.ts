// Tests of the Grafana dashboard and the alert rules: each query is valid PromQL, and uses metrics and labels that a simulator has.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";
import { test } from "tap";
import { parse } from "yaml";
import { startSimulator } from "../../src/index.ts";
import { readExposition } from "../control/metrics/exposition.ts";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const dashboard = JSON.parse(read("deploy/grafana/dashboard.json")) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition?: string }[] };
};
const { groups } = parse(read("deploy/prometheus/alerts.yaml"));
const alerts = groups[0].rules as readonly { alert: string; expr: string; annotations: Record<string, string> }[];

/** The labels that Prometheus itself adds to a series. */
const LABELS_OF_SCRAPES = ["instance", "job"];

interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** Returns the metrics of a query with the labels that select them, the labels that it groups by, and whether it is valid. */
function partsOf(query: string) {
  const expression = query.replaceAll("$__rate_interval", "1m");
  const selectors: Selector[] = [];
  const groupedBy: string[] = [];
  let isValid = true;
  parser.parse(expression).iterate({
    enter({ type, from, to, node }) {
      const textOf = (part: { from: number; to: number }) => expression.slice(part.from, part.to);
      if (type.isError) isValid = false;
      if (type.name === "GroupingLabels")
        groupedBy.push(
          ...textOf({ from, to })
            .replaceAll(/[()\s]/g, "")
            .split(","),
        );
      if (type.name !== "VectorSelector") return;
      const metric = node.getChild("Identifier");
      const matchers = node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? [];
      selectors.push({
        metric: metric === null ? "" : textOf(metric),
        labels: matchers.map((matcher) => textOf(matcher.getChild("LabelName") ?? { from: 0, to: 0 })),
      });
    },
  });
  return { isValid, selectors, groupedBy };
}

/** The metrics of a simulator that has every kind of them. */
const metrics = (async () => {
  await using simulator = await startSimulator({ scenario: "statistics-example", clock: "manual" });
  const world = simulator.world();
  await world.clock.advance("10m");
  const { Agent, fetch } = await import("undici");
  const dispatcher = new Agent({ connect: { ca: simulator.ca } });
  const send = (method: string, path: string, body: string) =>
    fetch(`${simulator.url}/agentgateway/resource/${path}`, {
      method,
      dispatcher,
      body,
      headers: { "Content-Type": "text/xml" },
    });
  // The content type makes a finding, and the fault changes an answer.
  await send("PUT", "onlineagent/101", '{"password":"secret","phonenum":"40038"}');
  await world.faults.add({ effect: { retcode: "100-007" } });
  await send("POST", "voicecall/101/hold", "{}");
  await dispatcher.close();
  return readExposition(await simulator.metrics());
})();

/** Returns the problems of a query, a sentence each. */
async function problemsOf(where: string, query: string): Promise<string[]> {
  const { samplesOf } = await metrics;
  const { isValid, selectors, groupedBy } = partsOf(query);
  const problems = isValid && selectors.length > 0 ? [] : [`${where}: this is not PromQL: ${query}`];
  const known = new Set<string>(LABELS_OF_SCRAPES);
  for (const { metric, labels } of selectors) {
    if (metric === "up") continue;
    const [sample] = samplesOf(metric);
    if (sample === undefined) problems.push(`${where}: there is no metric ${metric}`);
    for (const label of Object.keys(sample?.labels ?? {})) known.add(label);
    for (const label of labels) {
      if (sample?.labels[label] === undefined && !LABELS_OF_SCRAPES.includes(label)) {
        problems.push(`${where}: ${metric} has no label ${label}`);
      }
    }
  }
  for (const label of groupedBy) if (!known.has(label)) problems.push(`${where}: no metric has the label ${label}`);
  return problems;
}

test("the panels of the dashboard use metrics and labels that a simulator has", async (t) => {
  const found = await Promise.all(
    dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => problemsOf(title, expr))),
  );
  t.strictSame(found.flat(), []);
  t.ok(found.length > 30, `${found.length} queries`);
});

test("the alerts use metrics and labels that a simulator has, in their texts too", async (t) => {
  const found = await Promise.all(alerts.map(({ alert, expr }) => problemsOf(alert, expr)));
  t.strictSame(found.flat(), []);
  const { samplesOf } = await metrics;
  for (const { alert, expr, annotations } of alerts) {
    const { selectors } = partsOf(expr);
    const labels = selectors.flatMap(({ metric }) => Object.keys(samplesOf(metric)[0]?.labels ?? {}));
    const used = Object.values(annotations).flatMap((text) =>
      [...text.matchAll(/\$labels\.(\w+)/g)].map(([, label = ""]) => label),
    );
    for (const label of used) t.ok([...labels, ...LABELS_OF_SCRAPES].includes(label), `${alert}: ${label}`);
  }
});

test("the page lists every alert, and shows the scrape configuration of the repository", async (t) => {
  const page = read("docs/monitoring.md");
  t.strictSame(
    alerts.map(({ alert }) => alert).filter((alert) => !page.includes(`| \`${alert}\``)),
    [],
  );
  const [, shown = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  t.same(parse(shown), parse(read("deploy/prometheus/prometheus.yaml")));
});

test("the variables of the dashboard list the values of labels that exist", async (t) => {
  const { samplesOf } = await metrics;
  const lists = dashboard.templating.list.flatMap(({ definition }) => definition ?? []);
  for (const list of lists) {
    const [, metric = "", label = ""] = /^label_values\((\w+), (\w+)\)$/.exec(list) ?? [];
    const [sample] = samplesOf(metric);
    t.ok(sample !== undefined && (Object.hasOwn(sample.labels, label) || LABELS_OF_SCRAPES.includes(label)), list);
  }
  t.equal(lists.length, 2);
});

test("a query with a wrong metric, label or bracket is reported", async (t) => {
  t.strictSame(await problemsOf("x", "sum by (agent) (ccgw_agent{stat='idle'}) + ccgw_agents{stat='idle'}"), [
    "x: there is no metric ccgw_agent",
    "x: ccgw_agent has no label stat",
    "x: ccgw_agents has no label stat",
    "x: no metric has the label agent",
  ]);
  t.equal((await problemsOf("x", "sum(ccgw_worlds")).length, 1);
});

// Tests of merged metrics: each family once, each series with its replica, and labels as they were.
import { test } from "tap";
import { mergeMetrics } from "../../src/workers/merge-metrics.ts";

/** Returns the metrics of a replica with the worlds `default` and another one. */
const textOf = (worlds: number, world: string) => `# HELP ccgw_worlds Number of worlds.
# TYPE ccgw_worlds gauge
ccgw_worlds ${worlds}
# HELP ccgw_requests_seconds Duration.
# TYPE ccgw_requests_seconds summary
ccgw_requests_seconds_sum{world="default"} 0.5
ccgw_requests_seconds_sum{world="${world}"} 1e-7
ccgw_requests_seconds_count{world="${world}"} 3
`;

test("a family is written once, with the samples of all replicas", async (t) => {
  const merged = mergeMetrics([
    { replica: "worker-1", text: textOf(2, "a"), leftOutWorld: "default" },
    { replica: "worker-2", text: textOf(3, 'b\\"}, x="1'), leftOutWorld: undefined },
  ]);
  t.equal(
    merged,
    `# HELP ccgw_worlds Number of worlds.
# TYPE ccgw_worlds gauge
ccgw_worlds{replica="worker-1"} 2
ccgw_worlds{replica="worker-2"} 3
# HELP ccgw_requests_seconds Duration.
# TYPE ccgw_requests_seconds summary
ccgw_requests_seconds_sum{world="a",replica="worker-1"} 1e-7
ccgw_requests_seconds_count{world="a",replica="worker-1"} 3
ccgw_requests_seconds_sum{world="default",replica="worker-2"} 0.5
ccgw_requests_seconds_sum{world="b\\"}, x="1",replica="worker-2"} 1e-7
ccgw_requests_seconds_count{world="b\\"}, x="1",replica="worker-2"} 3
`,
  );
});

test("a family that only one replica has follows the others", async (t) => {
  const other = "# HELP other Another.\n# TYPE other gauge\nother 1\n";
  const merged = mergeMetrics([
    { replica: "worker-1", text: "# HELP up Up.\n# TYPE up gauge\nup 1\n", leftOutWorld: undefined },
    { replica: "worker-2", text: other, leftOutWorld: undefined },
  ]);
  t.match(
    merged,
    /^up\{replica="worker-1"\} 1\n# HELP other Another\.\n# TYPE other gauge\nother\{replica="worker-2"\} 1\n$/m,
  );
});

// Merges metrics of several processes in the text format of Prometheus.
// Each series gets a label with its replica.

/** A family of metrics: the samples below the same HELP and TYPE. */
interface Family {
  /** The lines of HELP and TYPE. */
  readonly head: string[];
  readonly samples: string[];
}

/** The metrics of a replica. */
export interface ReplicaMetrics {
  readonly replica: string;
  readonly text: string;
  /** A world whose series are left out, because no client can reach it. */
  readonly leftOutWorld: string | undefined;
}

const HEAD = /^# (?:HELP|TYPE) (\S+)/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+(?: \S+)?)$/;

/** Returns the metrics of all replicas, with each family once and in the order of its first occurrence. */
export function mergeMetrics(replicas: readonly ReplicaMetrics[]): string {
  const families = new Map<string, Family>();
  for (const { replica, text, leftOutWorld } of replicas) {
    let family: Family = { head: [], samples: [] };
    for (const line of text.split("\n")) {
      const name = HEAD.exec(line)?.[1];
      if (name === undefined) {
        const sample = labelSample(line, replica, leftOutWorld);
        if (sample !== undefined) family.samples.push(sample);
        continue;
      }
      family = families.get(name) ?? { head: [], samples: [] };
      families.set(name, family);
      if (!family.head.includes(line)) family.head.push(line);
    }
  }
  const lines = [...families.values()].flatMap(({ head, samples }) => [...head, ...samples]);
  return lines.map((line) => `${line}\n`).join("");
}

/** Returns the line of a sample with the label; undefined if it is not a sample, or belongs to the world that is left out. */
function labelSample(line: string, replica: string, leftOutWorld: string | undefined): string | undefined {
  const [, series, labels = "", value] = SAMPLE.exec(line) ?? [];
  if (series === undefined) return undefined;
  if (leftOutWorld !== undefined && labels.split(",").includes(`world="${leftOutWorld}"`)) return undefined;
  return `${series}{${labels === "" ? "" : `${labels},`}replica="${replica}"} ${value}`;
}

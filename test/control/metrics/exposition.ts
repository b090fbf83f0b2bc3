// Parses the Prometheus text format as strictly as a scraper does.
import { ok } from "node:assert/strict";

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/y;

/** Reads the metrics of a text. Throws an AssertionError if the text breaks a rule of the format. */
export function readExposition(text: string) {
  ok(text.endsWith("\n"), "the last line ends");
  const types = new Map<string, string>();
  const all: Sample[] = [];
  const series = new Set<string>();
  let family = "";
  for (const line of text.trimEnd().split("\n")) {
    const [, keyword, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (keyword === "HELP") {
      ok(!types.has(name), `the lines of ${name} are contiguous`);
      family = name;
    } else if (keyword === "TYPE") {
      ok(name === family && /^(?:counter|gauge|histogram)$/.test(rest), line);
      types.set(name, rest);
    } else {
      const sample = readSample(line);
      const suffix = sample.name.slice(family.length);
      ok(sample.name.startsWith(family) && types.has(family), `${sample.name} belongs to ${family}`);
      ok(suffix === "" || (types.get(family) === "histogram" && /^_(?:bucket|sum|count)$/.test(suffix)), line);
      const key = JSON.stringify([sample.name, sample.labels]);
      ok(!series.has(key), `${key} appears once`);
      series.add(key);
      all.push(sample);
    }
  }
  const samplesOf = (name: string) => all.filter((sample) => sample.name === name);
  return {
    text,
    types,
    /** Returns the samples of a metric, in their order in the text. */
    samplesOf,
    /** Returns the value of the sample with exactly these labels; undefined if there is none. */
    readValue: (name: string, labels: Readonly<Record<string, string>>) =>
      samplesOf(name).find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value,
  };
}

/** Parses the line of a sample. Throws an AssertionError if the line breaks a rule of the format. */
function readSample(line: string): Sample {
  const [, name = "", labelText = "", value = ""] = SAMPLE.exec(line) ?? [];
  ok(name !== "", `no sample: ${line}`);
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let read = 0;
  for (let found = LABEL.exec(labelText); found !== null; found = LABEL.exec(labelText)) {
    labels[found[1] ?? ""] = (found[2] ?? "").replaceAll(/\\(.)/g, (_, escaped) => (escaped === "n" ? "\n" : escaped));
    read = LABEL.lastIndex;
  }
  ok(read === labelText.length, `labels that cannot be read: ${line}`);
  ok(Number.isFinite(Number(value)), `no number: ${line}`);
  return { name, labels, value: Number(value) };
}

// Writes metrics in the text format of Prometheus (version 0.0.4): families of samples, each with its help and type.

/** The labels of a sample, by name. */
export type Labels = Readonly<Record<string, string>>;

/** Labels as text, without the braces around them. The labels of a world are written once and not for each of its samples. */
export type WrittenLabels = string;

/** The number of characters to encode at a time. Encoding megabytes at a time would take longer than a slice. */
const CHARACTERS_PER_SLICE = 65_536;

/** Collects the text of a scrape. */
export class Exposition {
  #text = "";
  readonly #pieces: Buffer[] = [];

  /** Starts a family; its samples follow. */
  beginFamily(name: string, type: "counter" | "gauge" | "histogram", help: string): void {
    this.#add(`# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n`);
  }

  /** Writes a sample of the family that was begun last. */
  addSample(name: string, labels: WrittenLabels, value: number): void {
    this.#add(labels === "" ? `${name} ${value}\n` : `${name}{${labels}} ${value}\n`);
  }

  /**
   * Writes the series of a histogram of the family that was begun last.
   *
   * @param labels at least one
   * @param bounds the upper bounds of the buckets, ascending
   * @param counts the number of values in each bucket, without those of lower buckets; the last one counts the values above all bounds
   * @param sum the sum of all values
   */
  addHistogram(
    name: string,
    labels: WrittenLabels,
    bounds: readonly number[],
    counts: readonly number[],
    sum: number,
  ): void {
    let text = "";
    let count = 0;
    for (let i = 0; i < counts.length; i++) {
      count += counts[i] ?? 0;
      text += `${name}_bucket{${labels},le="${bounds[i] ?? "+Inf"}"} ${count}\n`;
    }
    this.#add(`${text}${name}_sum{${labels}} ${sum}\n${name}_count{${labels}} ${count}\n`);
  }

  /** Writes a family of one sample without labels. */
  addSingle(name: string, type: "counter" | "gauge", help: string, value: number): void {
    this.beginFamily(name, type, help);
    this.addSample(name, "", value);
  }

  /** Returns the text in UTF-8. */
  toBytes(): Buffer {
    this.#encode();
    return Buffer.concat(this.#pieces);
  }

  #add(text: string): void {
    this.#text += text;
    if (this.#text.length >= CHARACTERS_PER_SLICE) this.#encode();
  }

  #encode(): void {
    this.#pieces.push(Buffer.from(this.#text));
    this.#text = "";
  }
}

/** Returns labels as text. */
export function writeLabels(labels: Labels): WrittenLabels {
  return Object.entries(labels)
    .map(([label, text]) => `${label}="${escapeLabel(text)}"`)
    .join(",");
}

/** Returns labels with one more. There must be at least one already. */
export function addLabel(labels: WrittenLabels, label: string, text: string): WrittenLabels {
  return `${labels},${label}="${escapeLabel(text)}"`;
}

function escapeLabel(text: string): string {
  if (!/[\\"\n]/.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

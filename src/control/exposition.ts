// The text format of Prometheus (version 0.0.4): families of samples, each with its help and type.

export type Labels = Readonly<Record<string, string>>;

export class Exposition {
  #text = "";

  /** Begins a family; its samples follow. */
  family(name: string, type: "counter" | "gauge" | "summary", help: string): void {
    this.#text += `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n`;
  }

  sample(name: string, labels: Labels, value: number): void {
    const written = Object.entries(labels).map(([label, text]) => `${label}="${quoted(text)}"`);
    this.#text += `${name}${written.length === 0 ? "" : `{${written.join(",")}}`} ${value}\n`;
  }

  /** A family of one sample without labels. */
  single(name: string, type: "counter" | "gauge", help: string, value: number): void {
    this.family(name, type, help);
    this.sample(name, {}, value);
  }

  toString(): string {
    return this.#text;
  }
}

function quoted(text: string): string {
  if (!/[\\"\n]/.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

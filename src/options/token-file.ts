// Reads the control token from a file.
import { readFileSync } from "node:fs";
import { explainFileError } from "../runtime/file-error.ts";
import { token } from "./option-forms.ts";

/** Returns the token in a file, or a problem, which does not quote the content. A line break at the end is not part of the token. */
export function readTokenFile(file: string): { readonly token: string } | { readonly problem: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { problem: `--control-token-file: "${file}" cannot be read: ${explainFileError(error)}` };
  }
  const parsed = token.shape.safeParse(text.replace(/\r?\n$/, ""));
  if (parsed.success) return { token: parsed.data };
  return { problem: `--control-token-file: "${file}" has no valid token: use one line of ${token.accepted}` };
}

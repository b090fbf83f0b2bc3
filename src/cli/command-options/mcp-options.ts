// The options of the command `mcp`.
import { form } from "../../options/option-forms.ts";
import type { OptionTable } from "../../options/options.ts";

/** The options of the command `mcp`. */
export interface McpOptions {
  /** The URL of the control API of a running simulator; undefined: a tool starts a simulator. */
  controlUrl: string | undefined;
  /** The token of that control API; undefined if it needs none. */
  controlToken: string | undefined;
}

/** A row for each option that no other command has. */
export const MCP_OPTIONS: OptionTable<Pick<McpOptions, "controlUrl">> = {
  controlUrl: {
    ...form<string | undefined>(
      "URL of a control API",
      "http:// or https://, a host and a port, such as http://127.0.0.1:8044",
      (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
      String,
    ),
    flag: "control-url",
    placeholder: "URL",
    fallback: undefined,
    defaultText: "none",
    help: "Work on the running simulator with this control API. Without it, a tool starts a simulator.",
  },
};

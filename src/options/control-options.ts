// The options of the control API: its address, its token and its board.
import * as forms from "./option-forms.ts";
import type { OptionTable } from "./option-row.ts";

/** The options of the control API. */
export interface ControlOptions {
  controlHost: string;
  /** undefined: the control API has no separate port. */
  controlPort: number | undefined;
  controlToken: string | undefined;
  /** The path of a file with the control token; readOptions reads the file. */
  controlTokenFile: string | undefined;
  /** Whether the gateway's ports serve the control API too, below `/ccgw`. */
  controlOnGateway: boolean;
  /** Whether to open the board in the browser of this machine. */
  open: boolean;
}

/** A row for each option, in the order of the help. */
export const CONTROL_OPTIONS: OptionTable<ControlOptions> = {
  controlHost: {
    ...forms.address,
    flag: "control-host",
    placeholder: "ADDRESS",
    fallback: "127.0.0.1",
    help: "Address of the control API (HTTP).",
  },
  controlPort: {
    ...forms.portOrOff,
    flag: "control-port",
    placeholder: "PORT",
    fallback: 8044,
    help: "Port of the control API; 0 picks a free port, off opens none.",
  },
  controlToken: {
    ...forms.token,
    flag: "control-token",
    placeholder: "TOKEN",
    fallback: undefined,
    defaultText: "none",
    help: "Bearer token that the control API requires; mandatory if its address is not loopback, and with --control-on-gateway.",
  },
  controlTokenFile: {
    ...forms.path("token file", "the path of a file with the token"),
    flag: "control-token-file",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "File with the control token, such as a mounted secret, so that the token is in no command line and no environment.",
  },
  controlOnGateway: {
    ...forms.onOff,
    flag: "control-on-gateway",
    fallback: false,
    defaultText: "off",
    help: "Also serve the control API and the board on the gateway's ports, below /ccgw; requires --control-token.",
  },
  open: {
    ...forms.onOff,
    flag: "open",
    fallback: false,
    defaultText: "off",
    help: "Open the board, a page of the control API, in the browser of this machine when the simulator is ready.",
  },
};

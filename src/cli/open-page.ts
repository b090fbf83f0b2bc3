// Opens a page in the browser of this machine, with the program of the system that opens pages.
import { spawn } from "node:child_process";

/** The program that opens pages on each system, and its arguments before the URL. No program is a shell, which would interpret the URL. */
const OPENERS: Readonly<Record<string, readonly [program: string, ...before: string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
const OTHER_OPENER = ["xdg-open"] as const;

/** The part of a process that is needed to open a page. */
interface Host {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens a page. The browser keeps running when this process ends.
 *
 * @param onFailure called at most once, with the reason as a clause.
 */
export function openPage(url: string, onFailure: (reason: string) => void, { platform, env }: Host): void {
  const [program, ...before] = OPENERS[platform] ?? OTHER_OPENER;
  // A browser needs none of the simulator's variables, one of which is the control token.
  const variables = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("CCGW_")));
  const opener = spawn(program, [...before, url], { env: variables, stdio: "ignore", detached: true });
  opener.once("error", ({ message }) => onFailure(message));
  opener.once("exit", (code) => {
    if (code !== null && code !== 0) onFailure(`${program} ended with exit code ${code}`);
  });
  opener.unref();
}

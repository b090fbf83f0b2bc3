// Runs programs in a separate root with namespaces, without a container engine.
// It needs Linux and the user root.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The settings of a program in a root. */
export interface RootOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The working directory, inside the root. */
  readonly folder: string;
  /** The ids of a user and a group, such as `1000:1000`; those of root by default. */
  readonly user?: string;
  /** Whether the root is read-only, except for its volumes. */
  readonly isReadOnly?: boolean;
  /** Whether it has a separate network with only the loopback interface. */
  readonly hasOwnNetwork?: boolean;
  /** Folders and files from outside, each with its path inside the root. */
  readonly volumes?: readonly { readonly from: string; readonly at: string }[];
}

/** Returns why this machine cannot run programs in a separate root, or undefined if it can. */
export function explainMissingRoots(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "a separate root needs Linux and the user root";
  const tried = spawnSync("unshare", [
    "--mount",
    "--pid",
    "--net",
    "--fork",
    "sh",
    "-c",
    "mount -t proc proc /proc && ip link set lo up",
  ]);
  return tried.status === 0 ? undefined : "this machine does not allow namespaces (unshare)";
}

/** Fills an empty folder with a replacement for an image of Node on Debian: the system of this machine, another Node, and a user `node`. */
export function makeBase(root: string, node: string, npm: string): void {
  for (const folder of ["usr/local/bin", "etc", "proc", "dev", "root", "opt/npm"])
    mkdirSync(join(root, folder), { recursive: true });
  mkdirSync(join(root, "tmp"), { mode: 0o1777 });
  for (const link of ["bin", "sbin", "lib", "lib64"]) {
    if (existsSync(`/${link}`)) symlinkSync(readlinkSync(`/${link}`), join(root, link));
  }
  copyFileSync(node, join(root, "usr/local/bin/node"));
  for (const name of ["npm", "npx"]) symlinkSync(`/opt/npm/bin/${name}-cli.js`, join(root, "usr/local/bin", name));
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n");
  writeFileSync(join(root, "etc/group"), "root:x:0:\nnode:x:1000:\n");
  for (const file of ["resolv.conf", "hosts", "nsswitch.conf"]) {
    if (existsSync(`/etc/${file}`)) copyFileSync(`/etc/${file}`, join(root, "etc", file));
  }
  // The shell that mounts reads this file: npm is mounted and not copied.
  writeFileSync(join(root, ".npm-is-at"), npm);
}

/** Starts a program in a separate root. Returns the process of its parent `unshare`, which ends with it. */
export function startInRoot(options: RootOptions, command: readonly string[]): ChildProcess {
  const { root, environment, folder, user = "0:0", hasOwnNetwork = false } = options;
  const [uid = "0", gid = "0"] = user.split(":");
  const namespaces = [
    "--mount",
    "--propagation",
    "private",
    "--pid",
    "--fork",
    "--kill-child",
    ...(hasOwnNetwork ? ["--net"] : []),
  ];
  const dropPrivileges = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs"];
  const variables = writeVariables({ PATH, HOME: uid === "0" ? "/root" : "/home/node", ...environment });
  const script = `${mountsOf(options)}\nexec chroot ${quote(root)} "$@"`;
  const argv = [...dropPrivileges, "env", "-i", "-C", folder, ...variables, ...command];
  return spawn("unshare", [...namespaces, "sh", "-ec", script, "sh", ...argv], { stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a program in the namespaces of a running process, as `docker exec` does; returns its exit code and output. */
export function runInNamespaces(
  pid: number,
  { environment, folder, user = "0:0" }: RootOptions,
  command: readonly string[],
) {
  const [uid = "0", gid = "0"] = user.split(":");
  const namespaces = [
    "--target",
    String(pid),
    "--mount",
    "--pid",
    "--net",
    "--root",
    `--setuid=${uid}`,
    `--setgid=${gid}`,
  ];
  const argv = ["env", "-i", "-C", folder, ...writeVariables({ PATH, ...environment }), ...command];
  const ran = spawnSync("nsenter", [...namespaces, ...argv], { encoding: "utf8" });
  return { exitCode: ran.status, out: ran.stdout, err: ran.stderr };
}

function writeVariables(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

const PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/** Returns the shell commands that mount the root and its volumes. */
function mountsOf({ root, isReadOnly = false, hasOwnNetwork = false, volumes = [] }: RootOptions): string {
  const bind = (from: string, at: string, mode = "rw") => {
    const target = quote(`${root}${at}`);
    return `mount --bind ${quote(from)} ${target}; mount -o remount,bind,${mode} ${target}`;
  };
  const system = ["/usr", "/etc/ssl"].filter(existsSync);
  return [
    // Only a mount can be made read-only.
    `mount --bind ${quote(root)} ${quote(root)}`,
    `own=$(mktemp -d); mount --bind ${quote(`${root}/usr/local`)} "$own"`,
    ...system.map((folder) => `mkdir -p ${quote(`${root}${folder}`)}; ${bind(folder, folder, "ro")}`),
    `mount --bind "$own" ${quote(`${root}/usr/local`)}; umount "$own"; rmdir "$own"`,
    `mount --bind "$(cat ${quote(`${root}/.npm-is-at`)})" ${quote(`${root}/opt/npm`)}`,
    `mount --rbind /dev ${quote(`${root}/dev`)}; mount -t proc proc ${quote(`${root}/proc`)}`,
    ...(hasOwnNetwork ? ["ip link set lo up"] : []),
    ...(isReadOnly
      ? [`mount -o remount,bind,ro ${quote(root)}; mount -o remount,bind,ro ${quote(`${root}/usr/local`)}`]
      : []),
    ...volumes.map(({ from, at }) => bind(from, at)),
  ].join("\n");
}

/** Creates the mount point of a volume, if it does not exist. */
export function createMountPoint(root: string, at: string, isFile: boolean): void {
  const place = join(root, at);
  if (existsSync(place)) return;
  mkdirSync(isFile ? dirname(place) : place, { recursive: true });
  if (isFile) writeFileSync(place, "");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

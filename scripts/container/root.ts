// A root of its own for programs, without a container engine: what an image has in it, seen by nobody else. Needs Linux and root.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How a program is run in a root. */
export interface Within {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** `1000:1000`; root when absent. */
  readonly user?: string;
  /** Whether nothing of the root can be written, but for its volumes. */
  readonly readOnly?: boolean;
  /** Whether it has a network of its own, in which there is nobody else. */
  readonly ownNetwork?: boolean;
  /** Folders and files from outside, by the place where they are seen inside. */
  readonly volumes?: readonly { readonly from: string; readonly at: string }[];
}

/** Why programs cannot be given a root here; undefined: they can. */
export function noRoots(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "a root of its own takes Linux and the user root";
  const tried = spawnSync("unshare", [
    "--mount",
    "--pid",
    "--net",
    "--fork",
    "sh",
    "-c",
    "mount -t proc proc /proc && ip link set lo up",
  ]);
  return tried.status === 0 ? undefined : "this machine gives programs no root and network of their own (unshare)";
}

/** Fills an empty folder with what stands for an image of Node on Debian: the machine's own system, another Node, a user node. */
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
  // Read by the shell that mounts: what is seen inside without being in the folder.
  writeFileSync(join(root, ".npm-is-at"), npm);
}

/** Runs a program in a root of its own. Its pid is that of a parent that ends with it. */
export function startWithin(within: Within, command: readonly string[]): ChildProcess {
  const { root, environment, folder, user = "0:0", ownNetwork = false } = within;
  const [uid = "0", gid = "0"] = user.split(":");
  const spaces = [
    "--mount",
    "--propagation",
    "private",
    "--pid",
    "--fork",
    "--kill-child",
    ...(ownNetwork ? ["--net"] : []),
  ];
  const drop = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs"];
  const variables = written({ PATH, HOME: uid === "0" ? "/root" : "/home/node", ...environment });
  const script = `${mountsOf(within)}\nexec chroot ${quoted(root)} "$@"`;
  const begun = [...drop, "env", "-i", "-C", folder, ...variables, ...command];
  return spawn("unshare", [...spaces, "sh", "-ec", script, "sh", ...begun], { stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a program beside one that runs in a root, as `docker exec` does; answers its exit code and what it printed. */
export function besides(inside: number, { environment, folder, user = "0:0" }: Within, command: readonly string[]) {
  const [uid = "0", gid = "0"] = user.split(":");
  const spaces = [
    "--target",
    String(inside),
    "--mount",
    "--pid",
    "--net",
    "--root",
    `--setuid=${uid}`,
    `--setgid=${gid}`,
  ];
  const begun = ["env", "-i", "-C", folder, ...written({ PATH, ...environment }), ...command];
  const ran = spawnSync("nsenter", [...spaces, ...begun], { encoding: "utf8" });
  return { exitCode: ran.status, out: ran.stdout, err: ran.stderr };
}

function written(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

const PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/** What is to be seen inside, as commands of a shell. */
function mountsOf({ root, readOnly = false, ownNetwork = false, volumes = [] }: Within): string {
  const bind = (from: string, at: string, mode = "rw") => {
    const target = quoted(`${root}${at}`);
    return `mount --bind ${quoted(from)} ${target}; mount -o remount,bind,${mode} ${target}`;
  };
  const system = ["/usr", "/etc/ssl"].filter(existsSync);
  return [
    // The root has to be a mount before anything of it can be made read-only.
    `mount --bind ${quoted(root)} ${quoted(root)}`,
    `own=$(mktemp -d); mount --bind ${quoted(`${root}/usr/local`)} "$own"`,
    ...system.map((folder) => `mkdir -p ${quoted(`${root}${folder}`)}; ${bind(folder, folder, "ro")}`),
    `mount --bind "$own" ${quoted(`${root}/usr/local`)}; umount "$own"; rmdir "$own"`,
    `mount --bind "$(cat ${quoted(`${root}/.npm-is-at`)})" ${quoted(`${root}/opt/npm`)}`,
    `mount --rbind /dev ${quoted(`${root}/dev`)}; mount -t proc proc ${quoted(`${root}/proc`)}`,
    ...(ownNetwork ? ["ip link set lo up"] : []),
    ...(readOnly
      ? [`mount -o remount,bind,ro ${quoted(root)}; mount -o remount,bind,ro ${quoted(`${root}/usr/local`)}`]
      : []),
    ...volumes.map(({ from, at }) => bind(from, at)),
  ].join("\n");
}

/** Makes the place at which a volume will be seen: a mount covers what is there. */
export function makePlace(root: string, at: string, isFile: boolean): void {
  const place = join(root, at);
  if (existsSync(place)) return;
  mkdirSync(isFile ? dirname(place) : place, { recursive: true });
  if (isFile) writeFileSync(place, "");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

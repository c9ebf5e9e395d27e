/** Which processes a VS Code under test has left in the world. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface FoundProcess {
  pid: number;
  command: string;
}

/**
 * The processes whose environment has `name=value`, this one excepted. An environment goes down to grandchildren that have left
 * their parent, their group and their terminal: nobody who was started from a marked process is overlooked.
 */
export function processesWith(name: string, value: string): FoundProcess[] {
  return (existsSync("/proc/self/environ") ? fromProc(`${name}=${value}`) : fromPs(`${name}=${value}`)).filter(({ pid }) => pid !== process.pid);
}

function fromProc(mark: string): FoundProcess[] {
  const found: FoundProcess[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (!readFileSync(`/proc/${entry}/environ`, "utf8").split("\0").includes(mark)) continue;
      found.push({ pid: Number(entry), command: readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ").trim() });
    } catch {
      // It ended while we looked, or belongs to somebody else.
    }
  }
  // A process that has ended and waits for its parent to notice has neither an environment nor a command line.
  return found.filter(({ command }) => command !== "");
}

function fromPs(mark: string): FoundProcess[] {
  const lines = execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(` ${mark}`)).map((line) => {
    const [pid = "0", ...command] = line.trim().split(" ");
    return { pid: Number(pid), command: command.join(" ") };
  });
}

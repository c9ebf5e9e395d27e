/** The rings of tests, from the fastest to the slowest. `npm test` runs them one after the other, each in a process of its own. */

/**
 * @typedef {object} Ring
 * @property {string} name for `npm test -- <name>`
 * @property {string} what in a few words
 * @property {string[]} include
 * @property {string[]} [exclude]
 * @property {boolean} oneAtATime whether its files run one after the other
 * @property {number} tries how often a test may be tried: where other processes have their say, a second time. What needs it is named at the end
 * @property {number} testTimeoutMs
 * @property {number} ringTimeoutMs after this the ring is ended and counts as failed
 * @property {("build" | "browser" | "chart-libraries" | "code-server" | "nodes")[]} needs
 */

const slowFolders = ["test/check/**", "test/process/**", "test/view/**", "test/vscode/**"];

/** @type {readonly Ring[]} */
export const rings = [
  { name: "check", what: "types, lint, import rules, manifest", include: ["test/check/**/*.test.ts"], oneAtATime: true, tries: 1, testTimeoutMs: 300_000, ringTimeoutMs: 600_000, needs: ["build"] },
  { name: "unit", what: "pure parts and the engine", include: ["test/**/*.test.ts"], exclude: slowFolders, oneAtATime: false, tries: 1, testTimeoutMs: 45_000, ringTimeoutMs: 600_000, needs: ["build"] },
  { name: "process", what: "real child processes, on the Nodes that matter", include: ["test/process/**/*.test.ts"], oneAtATime: true, tries: 2, testTimeoutMs: 60_000, ringTimeoutMs: 900_000, needs: ["build", "nodes"] },
  { name: "view", what: "the view in a real browser", include: ["test/view/**/*.test.ts"], oneAtATime: false, tries: 2, testTimeoutMs: 60_000, ringTimeoutMs: 900_000, needs: ["build", "browser", "chart-libraries"] },
  { name: "vscode", what: "a person's session in a real VS Code", include: ["test/vscode/**/*.test.ts"], oneAtATime: true, tries: 2, testTimeoutMs: 120_000, ringTimeoutMs: 900_000, needs: ["build", "browser", "code-server"] },
];

/**
 * `npm test -- view slider -t "keeps focus"`: names of rings choose rings, all else goes to vitest.
 * @param {string[]} args
 */
export function chooseRings(args) {
  const named = args.filter((arg) => rings.some((ring) => ring.name === arg));
  const rest = args.filter((arg) => !named.includes(arg));
  return {
    chosen: named.length === 0 ? [...rings] : rings.filter((ring) => named.includes(ring.name)),
    /** For vitest: paths, `-t` and other options. */
    rest,
    /** Whether every chosen ring is expected to run all of its tests. */
    isWhole: rest.length === 0,
  };
}

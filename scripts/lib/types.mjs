/** The declarations of what a script or a test imports: `dist/types`. */
import { tidyDeclarations } from "./declarations.mjs";
import { generate } from "./generate.mjs";
import { inProject } from "./paths.mjs";
import { Refusal } from "./report.mjs";
import { commandOf, run } from "./run.mjs";

/** The public entry points; what they import comes along. */
const entries = ["runtime/st/dacapo.gen.ts", "runtime/testing/app-test.ts"];

/** @returns {Promise<string>} one line that says what was made */
export async function buildTypes() {
  const began = performance.now();
  generate();
  const options = [
    "--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--outDir", "dist/types", "--rootDir", ".",
    "--target", "es2024", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2024,esnext.disposable", "--types", "node",
    "--strict", "--noUncheckedIndexedAccess", "--verbatimModuleSyntax", "--allowImportingTsExtensions", "--skipLibCheck", "--stripInternal",
  ];
  try {
    await run(process.execPath, [commandOf("typescript", "tsc"), ...options, ...entries], { cwd: inProject() });
  } catch (error) {
    throw new Refusal(`The declarations cannot be built.\n${error instanceof Error ? error.message : String(error)}`);
  }
  tidyDeclarations(inProject("dist", "types"), entries.map((entry) => entry.replace(/\.ts$/, ".d.ts")));
  return `${"dist/types".padEnd(28)} ${`${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(12)}`;
}

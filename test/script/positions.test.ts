import { describe, expect, it } from "vitest";
import { LineIndex } from "../../runtime/script/lines.ts";
import { program, run, stripper } from "./run-program.ts";
import { randomFrom } from "./random.ts";
import { readLocalModule } from "../../runtime/script/local-module.ts";

/** Where the error was thrown, as the person sees it. */
async function thrownAt(source: string, options: Parameters<typeof run>[1] = {}): Promise<string> {
  const { error, text } = await run(source, options);
  if (!(error instanceof Error)) throw new Error("Nothing was thrown.");
  const [, line, column] = /app\.[cm]?[jt]s:(\d+):(-?\d+)/.exec(error.stack ?? "") ?? [];
  const at = text.positions.original(Number(line), Number(column));
  return `${at.line}:${at.column}`;
}

describe("a position in running code", () => {
  it.each([
    ["on line 1, behind what is hidden there", "throw new Error(); export {}", "1:7"],
    ["behind an import on its line", 'import { a } from "./x.ts"; a; throw new Error()', "1:38"],
    ["behind types", "const a: Map<string, number> = new Map(); throw new Error(); export {}", "1:49"],
    ["behind magic", "const a = 1; a; a; throw new Error(); export {}", "1:26"],
    ["in magic", "const a = null; [a.b]; export {}", "1:20"],
    ["in a guarded catch", "try { a } catch (e) { throw new Error() } export {}", "1:29"],
    ["behind a catch that takes its error apart", "try { a } catch ({ message }) { } throw new Error(); export {}", "1:41"],
    ["behind import.meta", "import.meta.url; throw new Error()", "1:24"],
    ["behind an export", "export default 1; throw new Error()", "1:25"],
    ["after a hashbang", "#!/usr/bin/env node\n  throw new Error(); export {}", "2:9"],
    ["after Windows line ends", "const a = 1\r\na\r\na; throw new Error(); export {}", "3:10"],
    ["after wide characters", "const ä: '日本' = '𝒳' as any; ä; throw new Error(); export {}", "1:39"],
  ])("%s is the place as written", async (_, source, place) => {
    expect(await thrownAt(source, { namespaces: [{ a: 1 }] })).toBe(place);
  });

  it("behind an import that is read anew is the place as written", async () => {
    expect(await thrownAt('import { n } from "./x.ts"; n + n; throw new Error()', { namespaces: [{ n: 1 }], live: ["n"] })).toBe("1:42");
  });

  it("in a file with an enum leads through the transform's source map", async () => {
    expect(await thrownAt("enum Size { Small, Large }\nconst a: number = Size.Small;\n\nif (a === 0) {\n  throw new Error();\n}\nexport {}")).toBe("5:9");
  });

  it("in a CommonJS script is the place as written", async () => {
    expect(await thrownAt("1; throw new Error()", { file: "/app/app.cjs" })).toBe("1:10");
  });
});

describe("positions of a random program", () => {
  it("all lead back to the statement that runs there", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { source, places } = randomProgram(seed);
      const { text, log } = await run(source, { namespaces: [{ live: 1, a: 2 }], live: ["live"] });
      expect(log).toHaveLength(places.length);
      const running = log.map((stack) => / app\.ts:(\d+):(\d+)|app\.ts:(\d+):(\d+)/.exec(String(stack)));
      const found = running.map((match) => text.positions.original(Number(match?.[1] ?? match?.[3]), Number(match?.[2] ?? match?.[4])));
      expect(found.map(({ line, column }) => `${line}:${column}`), `seed ${seed}\n${source}`).toEqual(places);
    }
  });

  it("never leave the file", () => {
    const source = 'import { a } from "./x.ts";\nenum E { A }\ntry { a } catch ({ b }) { b } finally { E.A }';
    const lines = new LineIndex(source);
    const { positions } = program(source).toFunction();
    for (const line of [-5, 0, 1, 2, 3, 4, 99, Infinity]) {
      for (const column of [-99, 0, 1, 7, 40, 1e9, Infinity]) {
        const at = positions.original(line, column);
        expect(lines.position(lines.offset(at.line, at.column))).toEqual(at);
      }
    }
  });
});

describe("a position in a local module", () => {
  it("behind a guarded catch is the place as written", () => {
    const source = "export let a: number = 1; try { a } catch { a } a++;";
    const read = readLocalModule({ file: "/app/x.ts", source, stripper }, { id: 1, url: "file:///app/x.ts", meta: {} });
    if (!read.ok) throw new Error(read.problem.message);
    const column = read.module.code.indexOf("a++") + 1;
    expect(read.module.positions.original(1, column)).toEqual({ line: 1, column: source.indexOf("a++") + 1 });
  });

  it("behind a literal in place of import.meta.url is the place as written", () => {
    const source = "const u = import.meta.url; throw u;";
    const read = readLocalModule({ file: "/app/x.js", source, stripper }, { id: 1, url: "file:///app/x.js", meta: { url: "file:///app/x.js" } });
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.module.code).toContain('"file:///app/x.js"');
    expect(read.module.positions.original(1, read.module.code.indexOf("throw") + 1)).toEqual({ line: 1, column: source.indexOf("throw") + 1 });
  });
});

/** Statements of every kind that is edited, on few lines, each followed by one that logs a stack. */
function randomProgram(seed: number): { source: string; places: string[] } {
  const random = randomFrom(seed);
  const pieces = [
    "a;",
    "live;",
    "live + a;",
    "{ const b: number = live; b; }",
    "try { a; } catch { live; }",
    "try { halt2; } catch ({ message }) { message; }",
    "try { halt2; } catch (error) { error; } finally { a; }",
    "import.meta.url;",
    `export const c${seed}_: string = "x";`,
    `export { a as d };`,
    "const f = (x: number): number => { x; return x }; f(1);",
  ];
  const used = new Set<number>();
  let source = 'import { live, a } from "./x.ts";';
  const places: string[] = [];
  for (let count = 0; count < 12; count++) {
    const piece = random(pieces.length);
    if (!used.has(piece) || piece < 7) source += pieces[piece] ?? "";
    used.add(piece);
    source += random(3) === 0 ? "\n" : " ";
    const at = new LineIndex(source).position(source.length);
    places.push(`${at.line}:${at.column + "log(".length}`);
    source += "log(new Error().stack);";
  }
  return { source, places };
}

// The esbuild plugin that compiles the page: `.svelte` components and `.svelte.ts` modules.
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { transform } from "esbuild";
import { compile, compileModule } from "svelte/compiler";

/** The CSS of a component is a file of its own for esbuild, so that it ends up in the bundle's stylesheet. */
const cssOf = /** @param {string} path */ (path) => `${path}.css`;

/**
 * @param {{ dev?: boolean, firstLoad?: ReadonlySet<string> | undefined }} options `dev`: readable output with Svelte's own checks.
 *   `firstLoad`: the modules that a page loads first. Styles of all others come with their component; without it all styles are in one file.
 * @returns {import("esbuild").Plugin}
 */
export function sveltePlugin({ dev = false, firstLoad } = {}) {
  return {
    name: "svelte",
    setup(build) {
      const styles = new Map();

      build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        const { js, css, warnings } = compile(source, { filename: relative(process.cwd(), path), generate: "client", css: "external", dev });
        if (!css?.code.trim()) return { contents: js.code, warnings: warnings.map(toEsbuild) };
        const isFirst = firstLoad === undefined || firstLoad.has(relative(process.cwd(), path));
        if (isFirst) styles.set(cssOf(path), css.code);
        const contents = isFirst ? `${js.code}\nimport ${JSON.stringify(cssOf(path))};` : `${js.code}\n${await adopted(css.code)}`;
        return { contents, warnings: warnings.map(toEsbuild) };
      });
      build.onResolve({ filter: /\.svelte\.css$/ }, ({ path }) => ({ path, namespace: "svelte-css" }));
      build.onLoad({ filter: /.*/, namespace: "svelte-css" }, ({ path }) => ({ contents: styles.get(path), loader: "css" }));

      build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        // Only the types go here: esbuild lowers the result for the build's own target afterwards.
        const { code } = await transform(source, { loader: "ts", target: "esnext", sourcefile: path, tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } } });
        const { js, warnings } = compileModule(code, { filename: relative(process.cwd(), path), generate: "client", dev });
        return { contents: js.code, warnings: warnings.map(toEsbuild) };
      });
    },
  };
}

/** Styles that a script brings along: the page's policy forbids a `<style>`, and allows this. @param {string} css */
async function adopted(css) {
  const { code } = await transform(css, { loader: "css", minify: true });
  return `const sheet = new CSSStyleSheet();\nsheet.replaceSync(${JSON.stringify(code)});\ndocument.adoptedStyleSheets.push(sheet);`;
}

/** @param {import("svelte/compiler").CompileResult["warnings"][number]} warning @returns {import("esbuild").PartialMessage} */
function toEsbuild({ code, message, filename, start }) {
  const location = start ? { file: filename ?? "", line: start.line, column: start.column } : undefined;
  return { text: `${message} (${code})`, location };
}

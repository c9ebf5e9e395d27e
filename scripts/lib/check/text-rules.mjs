/** Rules about a file's name, size and text that no linter knows. */
import { lineAt } from "./violation.mjs";
import { isSampleApp } from "./source-files.mjs";

/**
 * @typedef {import("./violation.mjs").SourceFile} SourceFile
 * @typedef {import("./violation.mjs").Violation} Violation
 *
 * @typedef {object} TextRule
 * @property {string} name
 * @property {RegExp} files which it looks at
 * @property {RegExp} [except]
 * @property {(file: SourceFile) => { index?: number, message: string }[]} find
 */

/** Tables: one line for each of many things; and what the build writes. */
const tables = /^webview\/text\/(emoji|material|codicons)\.ts$|^package-lock\.json$|\.gen\.ts$/;

/** @param {RegExp} pattern with the flag g @param {(found: string) => string} message */
const each = (pattern, message) => /** @param {SourceFile} file */ ({ text }) => [...text.matchAll(pattern)].map((match) => ({ index: match.index, message: message(match[0].trim()) }));

const code = /\.([mc]?[jt]s|svelte)$/;
const shipped = /^(runtime|extension|webview)\//;

/** @type {readonly TextRule[]} */
export const textRules = [
  {
    name: "file size",
    files: /\.([mc]?[jt]s|svelte|css)$/,
    except: tables,
    find: ({ text }) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > 400 ? [{ message: `${lines} lines; 400 is the most` }] : [];
    },
  },
  {
    name: "file name",
    files: code,
    find: ({ path }) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (/^(index|utils?|helpers?|common|misc)\.[mc]?[jt]s$/.test(name)) return [{ message: `${name} does not say what is in it` }];
      if (name.endsWith(".svelte")) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name) ? [] : [{ message: "a component is named in PascalCase" }];
      return isSampleApp(path) || /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.[mc]?[jt]s$/.test(name) ? [] : [{ message: "a module is named in kebab-case" }];
    },
  },
  {
    name: "tests stand in test/",
    files: /^(?!test\/).*\.test\.[mc]?[jt]s$/,
    find: () => [{ message: "no ring of tests would run it" }],
  },
  {
    name: "barrel",
    files: /^(runtime|extension|webview|scripts)\/.*\.[mc]?[jt]s$/,
    // What `import "dacapo"` finds without an app around it.
    except: /^runtime\/standalone\.ts$/,
    find: ({ text }) => {
      const statements = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();
      return statements !== "" && /^(export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+["'][^"']+["'];?\s*)+$/.test(statements) ? [{ message: "a file that only passes on what others export" }] : [];
    },
  },
  {
    name: "raw HTML",
    files: /^webview\/.*\.(svelte|ts)$/,
    // The two files of library charts are sent into a frame of an opaque origin: what they write there is not the page.
    except: /^webview\/(text\/|elements\/library-chart\/(guest|style-shim)\.ts$)/,
    find: each(/\{@html\b|\.(inner|outer)HTML\s*=|\.insertAdjacentHTML\b/g, (found) => `${found} is for webview/text alone, where it is sanitised`),
  },
  {
    name: "raw HTML in one component",
    files: /^webview\/text\/.*\.svelte$/,
    except: /^webview\/text\/Html\.svelte$/,
    find: each(/\{@html\b/g, () => "{@html} stands in Html.svelte alone"),
  },
  {
    name: "theme colours",
    files: /^webview\/.*\.(svelte|css|ts)$/,
    except: /^webview\/theme\/tokens\.css$/,
    find: each(/--vscode-[\w-]*/g, (found) => `${found} belongs into webview/theme/tokens.css; use one of its tokens`),
  },
  {
    name: "silenced compiler",
    files: code,
    find: each(/@ts-(ignore|nocheck|expect-error)\b(?! [A-Za-z])|(eslint|oxlint)-disable(?!-next-line [\w/-]+ -- )/g, (found) => `${found} without a reason behind it`),
  },
  {
    name: "unfinished",
    files: code,
    find: each(/\b(TODO|FIXME|XXX|HACK)\b/g, (found) => `${found}: finish it, or write an issue`),
  },
  {
    name: "test that does not run",
    files: /\.test\.ts$/,
    find: each(/\b(test|it|describe|suite)\.(skip|only|todo|fails)\b/g, (found) => found),
  },
  {
    name: "console",
    files: shipped,
    except: /^runtime\/(server|standalone\.ts)/,
    find: each(/\bconsole\.(log|debug|info|trace)\(/g, (found) => `${found}…): what a person should read goes to the log or the preview`),
  },
  {
    name: "path of one machine",
    files: /^/,
    except: /^package-lock\.json$/,
    // Ada and me are everybody's example.
    find: each(/(?<![\w.~}-])\/(root|home\/(?!(ada|me)\b)\w+|Users\/(?!(ada|me)\b)\w+)\/|\b[A-Z]:\\+Users\\+(?!(ada|me)\b)\w+/g, (found) => `${found} exists on one machine only`),
  },
  {
    name: "lockfile",
    files: /^package-lock\.json$/,
    find: each(/"resolved": "https?:[^"]*"/g, (found) => `${found}: addresses are left to the registry that is configured`),
  },
];

/**
 * What a rule finds in the files.
 * @param {TextRule} rule
 * @param {readonly SourceFile[]} files
 * @returns {Violation[]}
 */
export function violationsOf(rule, files) {
  return files
    .filter(({ path }) => rule.files.test(path) && !rule.except?.test(path) && path !== "scripts/lib/check/text-rules.mjs" && path !== "test/scripts/text-rules.test.ts")
    .flatMap((file) => rule.find(file).map(({ index, message }) => ({ file: file.path, line: index === undefined ? 0 : lineAt(file.text, index), rule: rule.name, message })));
}

/** What `st` declares, read by the compiler: every function with its parameters, and where each of its options is declared. */
import ts from "typescript";
import { inProject } from "../paths.mjs";

/**
 * @typedef {object} Declared
 * @property {string[]} positional
 * @property {Map<string, string>} options by name, with the place of their declaration: those that functions share are one
 * @property {string[]} [call] the arguments of its longest call, options as `{ … }`; a value has none
 */

/** Parameters that hold options. Where there is `more`, `options` are what a person chooses from. */
const optionObjects = new Set(["options", "more", "config", "later", "where", "parts"]);

/** Every name below `st`; columns as `columnConfig.numberColumn`. @returns {Map<string, Declared>} */
export function declaredFunctions() {
  const entry = inProject("runtime", "st", "st.ts");
  const { config } = ts.readConfigFile(inProject("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inProject());
  // Names are all that is asked for: the types of Node and of newer JavaScript would take most of the time.
  const program = ts.createProgram([entry], { ...options, lib: ["lib.es5.d.ts"], types: [] });
  const checker = program.getTypeChecker();
  const st = program.getSourceFile(entry)?.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "St");
  if (!st) throw new Error("runtime/st/st.ts has no interface St");
  const typesOf = /** @param {ts.Type} type */ (type) => checker.getPropertiesOfType(type).map((symbol) => ({ name: symbol.name, type: checker.getTypeOfSymbolAtLocation(symbol, st) }));
  const functions = typesOf(checker.getTypeAtLocation(st));
  const columns = functions.filter(({ name }) => name === "columnConfig").flatMap(({ type }) => typesOf(type)).map(({ name, type }) => ({ name: `columnConfig.${name}`, type }));
  return new Map([...functions, ...columns].map(({ name, type }) => [name, parametersOf(checker, type, st)]));
}

/** @param {ts.TypeChecker} checker @param {ts.Type} type @param {ts.Node} at @returns {Declared} */
function parametersOf(checker, type, at) {
  const parameters = type.getCallSignatures().flatMap(({ parameters }) => {
    const hasMore = parameters.some(({ name }) => name === "more");
    return parameters.map((symbol) => ({ symbol, name: symbol.name, isOptions: optionObjects.has(symbol.name) && !(hasMore && symbol.name === "options") }));
  });
  const options = parameters.filter(({ isOptions }) => isOptions).flatMap(({ symbol }) => {
    const given = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, at));
    return checker.getPropertiesOfType(checker.getApparentType(given)).map(({ name, declarations: [declaration] = [] }) => /** @type {const} */ ([name, `${declaration?.getSourceFile().fileName}:${declaration?.pos}`]));
  });
  const [longest] = type.getCallSignatures().map(({ parameters }) => parameters.map(({ name }) => name)).toSorted((a, b) => b.length - a.length);
  const isOptions = new Set(parameters.flatMap((parameter) => (parameter.isOptions ? parameter.name : [])));
  const call = longest?.map((name) => (isOptions.has(name) ? "{ … }" : name));
  return { positional: [...new Set(parameters.filter(({ isOptions }) => !isOptions).map(({ name }) => name))], options: new Map(options), ...(call && { call }) };
}

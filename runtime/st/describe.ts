/** What can be said about a value: its kind, how it is called, its members, and what the person's own source says about it. */
import { types } from "node:util";
import { show } from "../engine/errors.ts";
import type { AppScript } from "../modules/app-script.ts";
import type { ElementData, HelpMember } from "../protocol/element.ts";
import { type Declaration, findDeclaration, findMethod } from "../script/declarations.ts";

type HelpData = Extract<ElementData, { type: "help" }>;
type Sources = Pick<AppScript, "files" | "written">;

const maxMembers = 100;

/** The element for a value. Never throws, and calls nothing of the value's own. */
export function describe(value: unknown, sources: Sources): HelpData {
  if (typeof value === "function") return { type: "help", ...describeFunction(value.name || "(anonymous)", value, sources), ...membersOf(isClass(value) ? value.prototype : undefined, value, sources) };
  if (typeof value !== "object" || value === null) return { type: "help", name: show(value), kind: value === null ? "null" : typeof value, members: [] };
  const kind = kindOf(value);
  const maker = Reflect.getPrototypeOf(value)?.constructor;
  const own = typeof maker === "function" && maker !== Object ? declarationOf(maker, sources) : undefined;
  return { type: "help", name: kind, kind: "object", ...(own?.doc !== undefined && { doc: own.doc }), ...membersOf(value, undefined, sources) };
}

function describeFunction(name: string, value: object, sources: Sources): HelpMember {
  const declaration = declarationOf(value, sources);
  const kind = isClass(value) ? "class" : types.isAsyncFunction(value) ? "async function" : types.isGeneratorFunction(value) ? "generator" : "function";
  return { name, kind, signature: declaration?.signature ?? `${name}${parametersOf(value)}`, ...(declaration?.doc !== undefined && { doc: declaration.doc }) };
}

/** What the person's files say about a function or class of theirs. */
function declarationOf(value: object, sources: Sources): Declaration | undefined {
  const name = Reflect.get(value, "name");
  if (typeof name !== "string" || name === "" || isNative(value)) return undefined;
  for (const file of sources.files) {
    const found = findDeclaration(sources.written(file) ?? "", name);
    if (found) return found;
  }
  return undefined;
}

function membersOf(inherited: unknown, statics: unknown, sources: Sources): Pick<HelpData, "members" | "more"> {
  const members: HelpMember[] = [];
  const seen = new Set<string>();
  const source = classSource(inherited);
  for (const { name, descriptor } of [...propertiesOf(statics, true), ...propertiesOf(inherited, false)]) {
    if (seen.has(name)) continue;
    seen.add(name);
    members.push(describeMember(name, descriptor, source, sources));
  }
  return members.length > maxMembers ? { members: members.slice(0, maxMembers), more: members.length - maxMembers } : { members };
}

function describeMember(name: string, descriptor: PropertyDescriptor, classText: string, sources: Sources): HelpMember {
  if (descriptor.get || descriptor.set) return { name, kind: "property" };
  const value: unknown = descriptor.value;
  if (typeof value !== "function") return { name, kind: value === null ? "null" : typeof value === "object" ? kindOf(value) : typeof value, value: show(value) };
  const method = classText === "" ? undefined : methodOf(name, sources, classText);
  return method ? { name, kind: "method", signature: method.signature, ...(method.doc !== undefined && { doc: method.doc }) } : describeFunction(name, value, sources);
}

/** A method as the person wrote it, types and all, in the file that declares its class; else as it runs. */
function methodOf(name: string, sources: Sources, classText: string): Declaration | undefined {
  const className = /^class\s+([\w$]+)/.exec(classText)?.[1];
  if (className !== undefined) {
    for (const file of sources.files) {
      const text = sources.written(file) ?? "";
      const at = new RegExp(`\\bclass\\s+${className.replaceAll("$", "\\$")}\\b`).exec(text)?.index;
      if (at !== undefined) return findMethod(text.slice(at), name);
    }
  }
  return findMethod(classText, name);
}

/** Properties worth naming, the object's own first; those that every function has are not. */
function propertiesOf(value: unknown, isFunction: boolean): { name: string; descriptor: PropertyDescriptor }[] {
  const found: { name: string; descriptor: PropertyDescriptor }[] = [];
  const dull = new Set(isFunction ? ["length", "name", "prototype", "arguments", "caller"] : ["constructor"]);
  for (let holder = value; typeof holder === "object" || typeof holder === "function"; holder = Reflect.getPrototypeOf(holder)) {
    if (holder === null || holder === Object.prototype || holder === Function.prototype || types.isProxy(holder)) break;
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder))) if (!dull.has(name)) found.push({ name, descriptor });
    if (isFunction) break;
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === "function" ? Function.prototype.toString.call(value) : "");
const isNative = (value: object): boolean => /\{\s*\[native code\]\s*\}$/.test(textOf(value));
const isClass = (value: object): value is { prototype: object } & typeof value => textOf(value).startsWith("class");

function classSource(prototype: unknown): string {
  if (typeof prototype !== "object" || prototype === null) return "";
  const maker = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value ?? Object.getOwnPropertyDescriptor(Reflect.getPrototypeOf(prototype) ?? {}, "constructor")?.value;
  return typeof maker === "function" && isClass(maker) ? textOf(maker) : "";
}

function kindOf(value: object): string {
  if (Array.isArray(value)) return "Array";
  const maker: unknown = types.isProxy(value) ? undefined : Object.getOwnPropertyDescriptor(Reflect.getPrototypeOf(value) ?? {}, "constructor")?.value;
  return typeof maker === "function" && maker.name !== "" ? maker.name : "Object";
}

/** The parameters as they stand in the text of a function that runs. */
function parametersOf(value: object): string {
  const text = textOf(value);
  if (isNative(value)) return "(…)";
  const named = findDeclaration(`const it = ${text}`, "it") ?? findMethod(`\n${text}`, /^(?:async\s+|\*\s*)*([\w$]+)/.exec(text)?.[1] ?? "");
  return named?.signature.replace(/^[^(<]*/, "") ?? "()";
}

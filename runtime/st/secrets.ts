/** `st.secrets`: passwords, keys and the like, which never stand in the script and are never shown. */
import { currentEngine } from "../engine/current.ts";
import { badOption } from "../engine/errors.ts";
import { mask } from "../engine/secrets/redact.ts";

/** Asked of every object by somebody: these are no secrets that are missing. */
const harmless = new Set(["then", "nodeType", "asymmetricMatch", "constructor", "default", "__esModule", "valueOf", "toString"]);
const inspect = Symbol.for("nodejs.util.inspect.custom");

const sections = new WeakSet<object>();

/** Sections of secrets are never looked into by those who only want to know what to draw. */
export const areSecrets = (value: unknown): value is object => typeof value === "object" && value !== null && sections.has(value);

/** The section at `path`, as an object that gives its values to those who ask by name, and shows them to nobody. */
export function secretsAt(path: readonly string[] = []): Readonly<Record<string, unknown>> {
  const secrets = () => currentEngine().secrets;
  const names = (): string[] => {
    secrets().refresh();
    return path.length === 0 ? secrets().names : Object.keys(Object(secrets().get(path)));
  };
  const masked = (): object => Object.fromEntries(names().map((name) => [name, mask]));
  const target = Object.assign(Object.create(null), { [inspect]: masked });
  const section = new Proxy<Readonly<Record<string, unknown>>>(target, {
    get(_, name) {
      if (name === "toJSON") return masked;
      if (name === inspect) return masked;
      if (typeof name === "symbol") return name === Symbol.toStringTag ? "Secrets" : undefined;
      if ((harmless.has(name) || name.startsWith("$")) && !secrets().has([...path, name])) return undefined;
      const value = secrets().get([...path, name]);
      return isSection(value) ? secretsAt([...path, name]) : value;
    },
    has: (_, name) => typeof name === "string" && (name === "toJSON" || secrets().has([...path, name])),
    ownKeys: names,
    // Whoever looks without asking by name sees nothing.
    getOwnPropertyDescriptor: (_, name) => (typeof name === "string" && names().includes(name) ? { value: mask, enumerable: true, configurable: true } : undefined),
    set: (_, name) => {
      throw badOption("secrets", `${String(name)} cannot be set by the script`, "Write it into .dacapo/secrets.toml.");
    },
    deleteProperty: () => false,
    defineProperty: () => false,
  });
  sections.add(section);
  return section;
}

function isSection(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

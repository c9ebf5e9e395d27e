/** What the options objects of `st` hold, read from the interfaces that declare them. */
import ts from "typescript";

/**
 * @typedef {object} Option
 * @property {string} name
 * @property {string} type as it is written, short names of unions spelled out
 * @property {string} doc
 * @property {string} from the interface that declares it
 * @property {boolean} required
 */

/** The interfaces and type aliases of some files, by name. */
export class Declarations {
  /** @type {Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>} */
  #byName = new Map();

  /** @param {readonly ts.SourceFile[]} files */
  constructor(files) {
    for (const { statements } of files) {
      for (const statement of statements) {
        if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) this.#byName.set(statement.name.text, statement);
      }
    }
  }

  /**
   * The options that a type has, its own before those it inherits. Empty for what is no object of options.
   * @param {ts.TypeNode | ts.ExpressionWithTypeArguments} node
   * @returns {Option[]}
   */
  optionsOf(node) {
    if (ts.isTypeLiteralNode(node)) return this.#properties(node.members, "");
    if (ts.isIntersectionTypeNode(node) || ts.isUnionTypeNode(node)) return unique(node.types.flatMap((type) => this.optionsOf(type)));
    if (!ts.isTypeReferenceNode(node) && !ts.isExpressionWithTypeArguments(node)) return [];
    const name = (ts.isTypeReferenceNode(node) ? node.typeName : node.expression).getText();
    const [first, second] = node.typeArguments ?? [];
    if (name === "Omit" && first && second) return without(this.optionsOf(first), namesIn(second));
    if (name === "Pick" && first && second) return this.optionsOf(first).filter((option) => namesIn(second).includes(option.name));
    if (["Partial", "Readonly"].includes(name) && first) return this.optionsOf(first);
    return this.#named(name);
  }

  /** What an interface declares itself. @param {ts.InterfaceDeclaration} declaration */
  own(declaration) {
    return this.#properties(declaration.members, declaration.name.text);
  }

  /**
   * How a property can be called: its type is a function, or an interface of several.
   * @param {ts.PropertySignature} property
   * @returns {readonly (ts.FunctionTypeNode | ts.CallSignatureDeclaration)[]}
   */
  callsOf({ type }) {
    if (type === undefined) return [];
    if (ts.isFunctionTypeNode(type)) return [type];
    const named = ts.isTypeReferenceNode(type) ? this.#byName.get(type.typeName.getText()) : undefined;
    return named && ts.isInterfaceDeclaration(named) ? named.members.filter(ts.isCallSignatureDeclaration) : [];
  }

  /** @param {string} name @returns {Option[]} */
  #named(name) {
    const found = this.#byName.get(name);
    if (!found) return [];
    if (ts.isTypeAliasDeclaration(found)) return this.optionsOf(found.type);
    const inherited = (found.heritageClauses ?? []).flatMap(({ types }) => types.flatMap((type) => this.optionsOf(type)));
    return unique([...this.#properties(found.members, name), ...inherited]);
  }

  /** @param {ts.NodeArray<ts.TypeElement>} members @param {string} from @returns {Option[]} */
  #properties(members, from) {
    return members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(),
      type: member.type ? this.#spelledOut(member.type) : "",
      doc: (ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc)?.comment) ?? "").replace(/\s+/g, " ").trim(),
      from,
      required: member.questionToken === undefined,
    }));
  }

  /** `Width` says nothing to a reader: a short union stands for its name. @param {ts.TypeNode} node @returns {string} */
  #spelledOut(node) {
    if (ts.isUnionTypeNode(node)) return node.types.map((type) => this.#spelledOut(type)).join(" | ");
    const alias = ts.isTypeReferenceNode(node) && !node.typeArguments ? this.#byName.get(node.typeName.getText()) : undefined;
    const text = node.getText().replace(/\s+/g, " ");
    if (!alias || !ts.isTypeAliasDeclaration(alias) || alias.typeParameters) return text;
    const whole = this.#spelledOut(alias.type);
    return whole.length <= 90 && /^[\w"| -]+$/.test(whole) ? whole : text;
  }
}

/** @param {readonly Option[]} options @returns {Option[]} */
const unique = (options) => [...new Map(options.toReversed().map((option) => [option.name, option])).values()].reverse();

/** @param {readonly Option[]} options @param {readonly string[]} names */
const without = (options, names) => options.filter(({ name }) => !names.includes(name));

/** `"a" | "b"` as names. @param {ts.TypeNode} node @returns {string[]} */
const namesIn = (node) => (ts.isUnionTypeNode(node) ? node.types : [node]).map((type) => type.getText().replaceAll('"', ""));

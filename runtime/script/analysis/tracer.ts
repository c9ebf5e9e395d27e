import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  Expression,
  Function as AnyFunction,
  FunctionDeclaration,
  FunctionExpression,
  Program,
  Statement,
  TryStatement,
} from "acorn";
import { isFunction } from "../walk.ts";
import type { Bindings } from "./bindings.ts";
import { classify, followCall } from "./calls.ts";
import { constantTruth } from "./constants.ts";
import type { Area, Names } from "./names.ts";
import { sessionWrites } from "./session-writes.ts";
import type { AnyStep, CallOptions, Ending, Follower, Guard, Unplaced } from "./trace.ts";

/** Deeper than this, calls of the script's own functions are not followed. */
const maxDepth = 12;
/** A script with more steps than this is not followed to its end. */
const maxSteps = 5000;

/** Walks the way of a run. Each method follows one part and says how it ends. */
export class Tracer implements Follower {
  readonly steps: AnyStep[] = [];
  readonly bindings: Bindings;
  readonly names: Names;
  /** Where the container is whose body is running. */
  area: Area = "main";
  #guards: readonly Guard[] = [];
  readonly #calls: AnyFunction[] = [];
  readonly #followed = new Set<AnyFunction>();
  /** How many guards stood around the fragment that is followed. */
  #fragment: number | undefined;
  /** How many `try` blocks with a `catch` stand around. */
  #tries = 0;
  #isFloating = false;

  constructor(bindings: Bindings, names: Names) {
    this.bindings = bindings;
    this.names = names;
  }

  run(ast: Program): void {
    this.#all(ast.body);
    for (const called of exportedFunctions(ast)) if (!this.#followed.has(called)) this.#calledElsewhere(called);
  }

  /** A function that others import: what it does is done when they call it, which is not seen here. */
  #calledElsewhere(called: Exported): void {
    this.#guards = [];
    this.under({ node: called, branch: 0 }, () => this.call(called));
  }

  note(step: Unplaced<AnyStep>): void {
    if (this.steps.length >= maxSteps) return;
    this.steps.push({ ...step, guards: this.#guards, inFragment: this.#fragment !== undefined, ownGuards: this.#guards.slice(this.#fragment ?? 0) });
  }

  /** Something that may throw: in a `try`, what follows may not come to pass. */
  doubt(node: AnyNode): void {
    if (this.#tries > 0) this.#guard({ node, branch: "perhaps" });
  }

  /** Follows `work` as something that happens only under `guard`. */
  under(guard: Guard, work: () => Ending): Ending {
    const before = this.#guards;
    this.#guard(guard);
    const ending = work();
    this.#leave(before, ["halt", "return", "jump"]);
    if (ending !== "on") this.#guard({ node: guard.node, branch: ending });
    return "on";
  }

  /** Follows a function that is called here. */
  call(called: AnyFunction, { floats = false, fragment = false }: CallOptions = {}): Ending {
    if (this.#calls.length >= maxDepth || this.#calls.includes(called) || called.generator) return "on";
    const { before, wasFloating, around } = { before: this.#guards, wasFloating: this.#isFloating, around: this.#fragment };
    this.#calls.push(called);
    this.#followed.add(called);
    this.#isFloating = called.async && floats;
    if (fragment) this.#fragment = before.length;
    const ending = called.body.type === "BlockStatement" ? this.#all(called.body.body) : this.expression(called.body);
    this.#fragment = around;
    this.#isFloating = wasFloating;
    this.#calls.pop();
    this.#leave(before, ["halt"]);
    return ending === "halt" ? "halt" : "on";
  }

  #guard(guard: Guard): void {
    this.#guards = [...this.#guards, guard];
  }

  /** Back to the guards of the part around, and those endings that reach beyond this one. */
  #leave(before: readonly Guard[], lasting: readonly Guard["branch"][]): void {
    // Guards are only ever added behind those of the part around.
    this.#guards = [...before, ...this.#guards.slice(before.length).filter(({ branch }) => lasting.includes(branch))];
  }

  #all(nodes: readonly (AnyNode | null | undefined)[]): Ending {
    for (const node of nodes) {
      const ending = node ? this.#part(node) : "on";
      if (ending !== "on") return ending;
    }
    return "on";
  }

  #part(node: AnyNode): Ending {
    switch (node.type) {
      case "ExpressionStatement":
        return this.expression(node.expression);
      case "VariableDeclaration":
        return this.#all(node.declarations.map(({ init }) => init));
      case "ExportNamedDeclaration":
      case "ExportDefaultDeclaration":
        return this.#all([node.declaration]);
      case "BlockStatement":
        return this.#all(node.body);
      case "IfStatement":
        return this.#choice(node, node.test, [node.consequent, node.alternate]);
      case "ReturnStatement":
        return this.#then(this.#all([node.argument]), "return");
      case "ThrowStatement":
        return this.#then(this.#all([node.argument]), this.#tries > 0 ? "jump" : "halt");
      case "BreakStatement":
      case "ContinueStatement":
        return "jump";
      case "TryStatement":
        return this.#try(node);
      case "SwitchStatement":
        return this.#switch(node);
      case "LabeledStatement":
        return this.#jumpedOver(() => this.#part(node.body));
      case "ForStatement":
        return this.#then(this.#all([node.init]), () => this.#while(node, node.test, node.body));
      case "WhileStatement":
        return this.#while(node, node.test, node.body);
      case "DoWhileStatement":
        return this.#jumpedOver(() => this.#part(node.body));
      case "ForInStatement":
      case "ForOfStatement":
        return this.#then(this.expression(node.right), () => this.#rounds(node, node.body));
      case "FunctionDeclaration":
      case "ClassDeclaration":
      case "ImportDeclaration":
        return "on";
      default:
        // SAFETY: every statement that does something stands above, so this is an expression, or something empty.
        return this.expression(node as Expression);
    }
  }

  #then(first: Ending, next: Ending | (() => Ending)): Ending {
    if (first !== "on") return first;
    return typeof next === "string" ? next : next();
  }

  /** A part that a jump leaves: after it, things go on. */
  #jumpedOver(work: () => Ending): Ending {
    const before = this.#guards;
    const ending = work();
    this.#leave(before, ["halt", "return"]);
    return ending === "jump" ? "on" : ending;
  }

  #rounds(node: AnyNode, body: Statement): Ending {
    return this.under({ node, branch: "loop" }, () => this.#jumpedOver(() => this.#part(body)));
  }

  #while(node: AnyNode, test: Expression | null | undefined, body: Statement): Ending {
    const truth = test ? constantTruth(test, this.bindings) : true;
    if (truth === false) return "on";
    // A loop that never ends by its test certainly begins.
    if (truth === true) return this.#jumpedOver(() => this.#part(body));
    return this.#then(this.#all([test]), () => this.#rounds(node, body));
  }

  #choice(node: AnyNode, test: Expression, branches: readonly (AnyNode | null | undefined)[]): Ending {
    const tested = this.expression(test);
    if (tested !== "on") return tested;
    const truth = constantTruth(test, this.bindings);
    if (truth !== undefined) return this.#all([branches[truth ? 0 : 1]]);
    const before = this.#guards;
    const lasting: Guard[] = [];
    const endings = [0, 1].map((branch) => {
      this.#guards = [...before, { node, branch }];
      const ending = this.#all([branches[branch]]);
      this.#leave(before, ["halt", "return", "jump"]);
      lasting.push(...this.#guards.slice(before.length));
      return ending;
    });
    this.#guards = [...before, ...lasting];
    return this.#joined(node, endings);
  }

  /** How a choice ends: as both of its branches, or on, where what one of them ended is behind. */
  #joined(node: AnyNode, endings: readonly Ending[]): Ending {
    const order: Ending[] = ["on", "jump", "return", "halt"];
    const mildest = order.find((ending) => endings.includes(ending)) ?? "on";
    if (mildest === "on") for (const branch of endings) if (branch !== "on") this.#guard({ node, branch });
    return mildest;
  }

  #try({ block, handler, finalizer }: TryStatement): Ending {
    const before = this.#guards;
    if (handler) this.#tries++;
    const tried = this.#all(block.body);
    if (handler) this.#tries--;
    this.#leave(before, ["halt", "return", "jump"]);
    let ending = tried;
    if (handler && tried === "jump") ending = this.#all(handler.body.body);
    else if (handler) this.under({ node: handler, branch: "perhaps" }, () => this.#all(handler.body.body));
    return this.#then(this.#all([finalizer]), ending);
  }

  #switch(node: AnyNode & { type: "SwitchStatement" }): Ending {
    const tested = this.expression(node.discriminant);
    if (tested !== "on") return tested;
    for (const [branch, { consequent }] of node.cases.entries()) {
      this.under({ node, branch }, () => this.#jumpedOver(() => this.#all(consequent)));
    }
    return "on";
  }

  /** Follows an expression in the order in which it is evaluated. */
  expression(node: Expression): Ending {
    switch (node.type) {
      case "LogicalExpression":
        return this.#logical(node);
      case "ConditionalExpression":
        return this.#choice(node, node.test, [node.consequent, node.alternate]);
      case "CallExpression":
        return this.#then(this.#inside(node), () => followCall(node, this, true));
      case "AwaitExpression":
        return this.#await(node.argument);
      case "AssignmentExpression":
      case "UpdateExpression":
        return this.#then(this.#inside(node), () => {
          for (const key of sessionWrites(node, this.names)) this.note({ kind: "write", node, key });
          return "on";
        });
      default:
        return isFunction(node) || node.type === "ClassExpression" ? "on" : this.#inside(node);
    }
  }

  #logical(node: Expression & { type: "LogicalExpression" }): Ending {
    const left = this.expression(node.left);
    const truth = node.operator === "??" ? undefined : constantTruth(node.left, this.bindings);
    if (left !== "on" || truth === (node.operator === "||")) return left;
    if (truth !== undefined) return this.expression(node.right);
    return this.under({ node, branch: 0 }, () => this.expression(node.right));
  }

  #await(argument: Expression): Ending {
    const call = argument.type === "CallExpression" ? argument : undefined;
    const ending = call ? this.#then(this.#inside(call), () => followCall(call, this, false)) : this.expression(argument);
    if (ending !== "on") return ending;
    const called = classify(argument, this);
    if (called === "sleep" || called === "other") this.note({ kind: called === "sleep" ? "sleep" : "wait", node: argument });
    if (this.#isFloating) this.#guard({ node: argument, branch: "return" });
    this.doubt(argument);
    return "on";
  }

  #inside(node: AnyNode): Ending {
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child !== "object" || child === null || !("type" in child) || typeof child.type !== "string") continue;
        // SAFETY: what stands in a node and has a type is a node.
        const ending = this.#part(child as AnyNode);
        if (ending !== "on") return ending;
      }
    }
    return "on";
  }
}

type Exported = FunctionDeclaration | AnonymousFunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** `export function …`, `export const … = () => …`, `export default function …`. */
function exportedFunctions(ast: Program): Exported[] {
  return ast.body.flatMap((node): Exported[] => {
    if (node.type !== "ExportNamedDeclaration" && node.type !== "ExportDefaultDeclaration") return [];
    const { declaration } = node;
    if (declaration?.type === "VariableDeclaration") return declaration.declarations.flatMap(({ init }) => (init && isWrittenOut(init) ? [init] : []));
    return declaration && (declaration.type === "FunctionDeclaration" || isWrittenOut(declaration)) ? [declaration] : [];
  });
}

const isWrittenOut = (node: AnyNode): node is FunctionExpression | ArrowFunctionExpression => node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";

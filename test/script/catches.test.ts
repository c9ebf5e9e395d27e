import { describe, expect, it } from "vitest";
import { Halt, program, run } from "./run-program.ts";

describe("a catch", () => {
  it.each([
    ["with a name", "try { halt() } catch (e) { log(e) }"],
    ["without a name", "try { halt() } catch { log(1) }"],
    ["that takes its error apart", "try { halt() } catch ({ message, ...rest }) { log(message) }"],
    ["that takes it apart over several lines", "try { halt() } catch ({\n  message,\n  name = 'x' // why\n}\n) // so\n{\n log(message) }"],
    ["inside of another", "try { try { halt() } catch { log(1) } } catch { log(2) }"],
    ["in a generator", "function* g() { try { yield 1; halt() } catch { log(1) } } for (const a of g()) a"],
    ["in an async function", "const f = async () => { try { await 0; halt() } catch { log(1) } }; await f()"],
    ["in a method", "class C { static m() { try { halt() } catch { log(1) } } } C.m()"],
  ])("%s lets a halt pass", async (_, source) => {
    const ran = await run(`${source}\nexport {}`);
    expect(ran.error).toBeInstanceOf(Halt);
    expect(ran.log).toEqual([]);
  });

  it.each([
    ["with a name", "try { throw new Error('a') } catch (e) { log(e.message) }"],
    ["without a name", "try { throw 1 } catch { log('a') }"],
    ["that takes its error apart", "try { throw { a: { b: ['a'] } } } catch ({ a: { b: [c] } }) { log(c) }"],
    ["that has a variable of the name", "try { throw 'x' } catch (e) { var e = 'a'; log(e) }"],
    ["that assigns what it took apart", "try { throw { a: 1 } } catch ({ a }) { a = 'a'; log(a) }"],
  ])("%s still catches errors", async (_, source) => {
    expect((await run(`${source}\nexport {}`)).log).toEqual(["a"]);
  });

  it("leaves the catch of a promise alone", async () => {
    const { log } = await run("await Promise.reject(1).catch((e) => log(e))");
    expect(log).toEqual([1]);
  });

  it("runs the finally of what a halt passes", async () => {
    const { log } = await run("try { try { halt() } finally { log('f') } } catch { log('c') } export {}");
    expect(log).toEqual(["f"]);
  });
});

describe("a finally block", () => {
  it("is known by its place in the running code", () => {
    const source = "const a: number = 1; try { a } catch { a } finally { a; }\na";
    const { code, head, positions } = program(source).toFunction();
    const body = code.slice(head);
    const at = (needle: string): boolean => positions.isInFinally(1, body.indexOf(needle) + 1);
    expect(at("finally { ")).toBe(false);
    expect(at("{ globalThis.__dacapo__?.show(a); }")).toBe(true);
    expect(positions.isInFinally(1, body.lastIndexOf("show(a); }") + 1)).toBe(true);
    expect(positions.isInFinally(1, body.indexOf("catch") + 1)).toBe(false);
    expect(positions.isInFinally(2, 1)).toBe(false);
  });
});

import type * as vscode from "vscode";
import { register } from "./live.ts";

/** VS Code's emitter, whose listeners are counted. */
export class EventEmitter<T> implements vscode.EventEmitter<T> {
  readonly #listeners = new Map<object, (value: T) => unknown>();
  readonly #registrations = new Set<{ dispose(): void }>();

  readonly event: vscode.Event<T> = (listener, thisArgs, disposables) => {
    const key = {};
    this.#listeners.set(key, (value) => listener.call(thisArgs, value));
    const registration = register("listener", () => this.#listeners.delete(key));
    this.#registrations.add(registration);
    disposables?.push(registration);
    return registration;
  };

  /** A listener that throws fails the test: in VS Code it would only be logged. */
  fire(value: T): void {
    for (const listener of this.#listeners.values()) listener(value);
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }
}

import { posix } from "node:path";
import type * as vscode from "vscode";

type Parts = { scheme: string; authority: string; path: string; query: string; fragment: string };

/** VS Code's Uri, for POSIX paths. */
export class Uri implements vscode.Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;

  private constructor(parts: Parts) {
    this.scheme = parts.scheme;
    this.authority = parts.authority;
    this.path = parts.path;
    this.query = parts.query;
    this.fragment = parts.fragment;
  }

  static from(parts: Partial<Parts>): Uri {
    return new Uri({ scheme: "file", authority: "", path: "", query: "", fragment: "", ...parts });
  }

  static file(path: string): Uri {
    return Uri.from({ path });
  }

  static parse(text: string): Uri {
    const found = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(text);
    if (!found) throw new Error(`[UriError]: Scheme is missing: ${text}`);
    const [, scheme = "", authority = "", path = "", query = "", fragment = ""] = found;
    return new Uri({ scheme, authority, path: decodeURIComponent(path), query: decodeURIComponent(query), fragment: decodeURIComponent(fragment) });
  }

  static joinPath(base: Uri, ...segments: string[]): Uri {
    return base.with({ path: posix.join(base.path, ...segments) });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: Partial<Parts>): Uri {
    return new Uri({ scheme: this.scheme, authority: this.authority, path: this.path, query: this.query, fragment: this.fragment, ...change });
  }

  toString(): string {
    const authority = this.authority || this.scheme === "file" ? `//${this.authority}` : "";
    const path = this.path.split("/").map(encodeURIComponent).join("/");
    return `${this.scheme}:${authority}${path}${this.query && `?${encodeURIComponent(this.query)}`}${this.fragment && `#${this.fragment}`}`;
  }

  toJSON(): Parts {
    return { scheme: this.scheme, authority: this.authority, path: this.path, query: this.query, fragment: this.fragment };
  }
}

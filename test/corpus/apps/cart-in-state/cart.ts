export class Cart {
  #capacity = Infinity;
  readonly items: string[] = [];

  add(item: string): void {
    this.items.push(item);
  }

  get count(): number {
    return this.items.length;
  }

  isFull(): boolean {
    return this.items.length >= this.#capacity;
  }
}

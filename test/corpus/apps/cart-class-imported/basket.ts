export class Basket {
  items: string[] = [];

  add(item: string): void {
    this.items.push(item);
  }
}

import st from "dacapo";

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
  toString(): string {
    return `${(this.cents / 100).toFixed(2)} €`;
  }
}

const price = new Money(1250);
st.sessionState.price = price.cents;
st.sessionState.label = new Money(99).toString();
st.sessionState.since = new Date(0);
st.metric("Price", String(price));

//@ wait: 500ms
//@ reason: same
import st from "dacapo";

function primes(limit: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < limit; n++) {
    if (found.every((p) => n % p !== 0)) found.push(n);
  }
  return found;
}

st.title("Primes");
st.write(primes(300).at(-1));

// Keep the page fresh.
setImmediate(() => st.rerun()); //! loop

/** A form: what is entered arrives together, is checked, and is taken once. */
import st from "dacapo";

interface Guest { name: string; email: string; meal: string; arrives: string; nights: number }
declare module "dacapo" {
  interface SessionState { guests: Guest[] }
}
st.sessionState.guests ??= [];

st.title("Workshop");
st.markdown("Three days of TypeScript by the sea. :blue-badge[12 places]");

st.form("sign up", () => {
  const [left, right] = st.columns(2);
  const name = left.textInput("Name", { key: "name" });
  const email = right.textInput("E-mail", { key: "email", placeholder: "ada@example.com" });
  const [first, second] = st.columns(2);
  const meal = first.selectbox("Meals", ["anything", "vegetarian", "vegan"], { key: "meal" });
  const nights = second.numberInput("Nights", { minValue: 1, maxValue: 5, value: 3, key: "nights" });
  const arrives = st.radio("Arrives by", ["train", "car", "boat"], { horizontal: true, key: "arrives" });
  const agrees = st.checkbox("I have read the house rules", { key: "agrees" });
  if (!st.formSubmitButton("Sign up", { type: "primary" })) return;

  const faults = [
    name.trim() === "" && "Tell us your name.",
    !/^\S+@\S+\.\S+$/.test(email) && "Tell us an e-mail address.",
    st.sessionState.guests.some((guest) => guest.email === email) && "This address has signed up already.",
    !agrees && "Please read the house rules.",
  ].filter((fault) => fault !== false);
  for (const fault of faults) st.error(fault);
  if (faults.length > 0) return;

  st.sessionState.guests = [...st.sessionState.guests, { name, email, meal: meal ?? "anything", arrives: arrives ?? "train", nights }];
  st.toast(`Welcome, ${name}.`, { icon: "👋" });
});

const { guests } = st.sessionState;
const [places, nights] = st.columns(2);
places.metric("Places left", 12 - guests.length);
nights.metric("Nights booked", guests.reduce((sum, guest) => sum + guest.nights, 0));
if (guests.length > 0) st.dataframe(guests, { hideIndex: true });

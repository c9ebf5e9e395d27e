import st from "dacapo";

st.title("Orders");
st.table([{ city: "Oslo", amount: 3 }, { city: "Bergen", amount: 5 }]);

import streamlit as st

state = st.session_state
state.setdefault("value", "Title")
state.setdefault("n", 0)
st.header(state.value)

if st.button("Foo"):
    state.n += 1
    state.value = f"Foo {state.n};"
    st.rerun()

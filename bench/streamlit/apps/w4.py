import streamlit as st

state = st.session_state
state.setdefault("runs", 0)
state.setdefault("left", 0)
state.setdefault("storms", 0)

if st.button("Go"):
    state.storms += 1
    state.left = 1000
if state.left > 0:
    state.left -= 1
    state.runs += 1
    st.rerun()
st.write(f"Storm {state.storms} done after {state.runs} reruns;")

import streamlit as st

x = st.slider("Amount", 0, 1000, 100, 1)
st.write(f"Value is {x};")

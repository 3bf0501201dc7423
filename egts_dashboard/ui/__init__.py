"""Ce que plusieurs pages partagent. Seuls ce dossier, pages/ et app.py parlent à Streamlit."""

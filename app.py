"""Le point d’entrée : `python -m streamlit run app.py`. Rien d’autre.

Streamlit lit ce fichier deux fois : comme module, il y trouve le serveur ; comme script, à
chaque visite, il y trouve le menu et la page demandée.
"""

import streamlit as st

if __name__ == "__main__":
    from egts_dashboard.ui.chargement import load_libraries

    # Avant tout autre import : le serveur les charge peut-être en ce moment.
    load_libraries()
    from egts_dashboard.ui.navigation import menu

    menu().run()
else:
    from egts_dashboard.ui.serveur import MIDDLEWARE, lifespan

    app = st.App(__file__, lifespan=lifespan, middleware=MIDDLEWARE)

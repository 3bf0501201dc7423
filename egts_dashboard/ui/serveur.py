"""Le serveur : il chauffe au démarrage, parle français et compresse ce qu’il envoie."""

import asyncio
import contextlib
import gzip
import logging
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError
from egts_dashboard.models.demarche import SANS_DEMARCHE
from egts_dashboard.ui.chargement import load_libraries
from egts_dashboard.ui.magasin import suivi

ICI = Path(__file__).parent
STATIQUES = Path(st.__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css"}
UN_AN = "public, immutable, max-age=31536000"
# Ce que Streamlit sert lui-même, et qui n’est pas une page.
SERVICES = ("/_stcore", "/media", "/component", "/static", "/app/")
ADRESSE_ACCUEIL = "/accueil"
ENTETES_SURS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}


def warm_up() -> None:
    """Charge les bibliothèques lentes et ouvre le magasin avant la première visite.

    Les gestes viennent après : nulle page ne les attend, et le premier qui s’en sert non plus.
    """
    load_libraries()
    from egts_dashboard.figures import dessin

    dessin.Figure(dessin.Bar(x=[1], y=[1])).to_json()
    # Un refus des données se dira sur la page, à qui peut le corriger.
    with contextlib.suppress(EgtsError):
        suivi().etat()
    for geste in actions.__all__:
        getattr(actions, geste)


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Chauffe en arrière-plan : le serveur répond sans attendre."""
    # Ouvrir le magasin hors d’une visite fait dire à Streamlit qu’il n’en voit pas.
    logging.getLogger("streamlit.runtime.scriptrunner_utils").setLevel(logging.ERROR)
    # Sans cela, une première visite par un lien profond lance le fichier de pages/ seul, puis
    # recommence avec le menu : un fichier déposé ou un clic fait entre-temps se perdait.
    PagesManager.uses_pages_directory = False
    tache = asyncio.create_task(asyncio.to_thread(warm_up))
    yield
    tache.cancel()


@cache
def french_shell() -> str:
    """La coquille HTML de Streamlit : en français, avec notre feuille de style.

    La feuille vient en fin de page : à force égale, elle l’emporte sur celle de Streamlit.
    """
    style = (ICI / "style.css").read_text(encoding="utf-8")
    script = (ICI / "traduction.js").read_text(encoding="utf-8")
    html = (STATIQUES / "index.html").read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', '<html lang="fr">')
    html = html.replace("<title>Streamlit</title>", f"<title>{SANS_DEMARCHE}</title>")
    ajouts = f"<style>{style}</style><script>{script}</script>"
    return html.replace("</body>", f"{ajouts}</body>")


@cache
def compressed(chemin: str) -> bytes | None:
    """Un fichier de l’interface, compressé une fois pour toutes ; None s’il n’existe pas."""
    fichier = (STATIQUES / chemin.lstrip("/")).resolve()
    if not fichier.is_relative_to(STATIQUES.resolve()) or not fichier.is_file():
        return None
    return gzip.compress(fichier.read_bytes(), 6)


def is_page(requete: Request) -> bool:
    """Vrai pour l’adresse d’une page, faux pour un fichier ou un service."""
    chemin = requete.url.path
    a_html = "text/html" in requete.headers.get("accept", "")
    return a_html and "." not in chemin and not chemin.startswith(SERVICES)


async def answer(requete: Request) -> Response | None:
    """La réponse que l’on sert soi-même ; None : Streamlit s’en charge."""
    if requete.url.path.rstrip("/") == ADRESSE_ACCUEIL:
        # Streamlit ne sert la page d’accueil qu’à la racine.
        return RedirectResponse(requete.url.replace(path="/"))
    if is_page(requete):
        entetes = {"cache-control": "no-cache", **ENTETES_SURS}
        return HTMLResponse(french_shell(), headers=entetes)
    chemin = requete.url.path
    type_mime = TYPES.get(Path(chemin).suffix)
    a_gzip = "gzip" in requete.headers.get("accept-encoding", "")
    if not (type_mime and a_gzip and chemin.startswith("/static/")):
        return None
    corps = await asyncio.to_thread(compressed, chemin)
    entetes = {
        "content-encoding": "gzip",
        "vary": "accept-encoding",
        "cache-control": UN_AN,
    }
    return Response(corps, media_type=type_mime, headers=entetes) if corps else None


class Facade:
    """Passe devant Streamlit pour les pages et les fichiers de l’interface."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Répond, ou laisse Streamlit répondre."""
        reponse = None
        if scope["type"] == "http" and scope["method"] == "GET":
            reponse = await answer(Request(scope))
        await (reponse or self.app)(scope, receive, send)


MIDDLEWARE = [Middleware(Facade)]

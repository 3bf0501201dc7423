"""Le serveur : une coquille en français, des fichiers compressés, rien d’autre que l’interface."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request

from egts_dashboard.models.demarche import SANS_DEMARCHE
from egts_dashboard.ui import serveur


def request(chemin: str, **entetes: str) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": chemin,
            "query_string": b"",
            "headers": [
                (c.replace("_", "-").encode(), v.encode()) for c, v in entetes.items()
            ],
            "server": ("127.0.0.1", 80),
            "scheme": "http",
        }
    )


def test_la_coquille_annonce_le_francais_et_porte_notre_feuille_de_style() -> None:
    html = serveur.french_shell()
    assert '<html lang="fr">' in html
    assert f"<title>{SANS_DEMARCHE}</title>" in html
    assert ".egts-table" in html


def test_une_adresse_de_page_n_est_ni_un_fichier_ni_un_service() -> None:
    assert serveur.is_page(request("/budget", accept="text/html"))
    assert serveur.is_page(request("/", accept="text/html"))
    assert not serveur.is_page(request("/static/js/index.js", accept="text/html"))
    assert not serveur.is_page(request("/_stcore/health", accept="text/html"))
    assert not serveur.is_page(request("/budget", accept="application/json"))


def test_un_fichier_de_l_interface_se_decompresse_a_l_identique() -> None:
    script = next((serveur.STATIQUES / "static" / "js").glob("index*.js"))
    corps = serveur.compressed(f"/static/js/{script.name}")
    assert corps is not None
    assert gzip.decompress(corps) == script.read_bytes()


def test_on_ne_sert_rien_hors_du_dossier_de_l_interface() -> None:
    assert serveur.compressed("/../__init__.py") is None
    assert serveur.compressed("/static/js/absent.js") is None


def test_l_adresse_de_l_accueil_mene_a_la_racine_avec_ses_choix() -> None:
    demande = request("/accueil", accept="text/html")
    demande.scope["query_string"] = b"territoire=Limousin"
    # Dans un fil à part : les tests du navigateur laissent une boucle en cours dans celui-ci.
    with ThreadPoolExecutor() as fil:
        reponse = fil.submit(lambda: asyncio.run(serveur.answer(demande))).result()
    assert reponse is not None and reponse.status_code == 307
    assert reponse.headers["location"].endswith("/?territoire=Limousin")

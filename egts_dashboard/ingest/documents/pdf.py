"""Un PDF qui contient du texte, en lignes."""

import io
import logging
import warnings
from collections.abc import Callable

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents.pdf_morceaux import PdfTropLong
from egts_dashboard.ingest.documents.pdf_pages import joined_pages, without_furniture
from egts_dashboard.ingest.documents.pdf_sans_filets import Suite
from egts_dashboard.ingest.documents.pdf_tableaux import Ligne, page_lines
from egts_dashboard.ingest.documents.pdf_titres import mark_titles

PAGES_MAX = 1_000
SIGNES_MAX = 20_000_000
Progres = Callable[[float], object]
# pypdf raconte chaque défaut du fichier ; le refus suffit à la personne.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_lines(octets: bytes, nom: str, progres: Progres | None = None) -> list[str]:
    """Les lignes d’un PDF, page après page. Lève DossierRefuse s’il n’a pas de texte."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lignes = _read(octets, nom, progres)
    except DossierRefuse:
        raise
    except DependencyError as refus:
        raise DossierRefuse(
            f"{nom} est chiffré\u00a0: enregistrez-le sans protection, puis recommencez."
        ) from refus
    except (PdfTropLong, LimitReachedError) as refus:
        raise DossierRefuse(
            f"{nom} est trop long à lire\u00a0: coupez-le en plusieurs fichiers."
        ) from refus
    except (PyPdfError, RecursionError, MemoryError) as refus:
        raise _damaged(nom) from refus
    except Exception as refus:
        # Un PDF tronqué fait échouer pypdf de bien des façons (KeyError, TypeError…).
        raise _damaged(nom) from refus
    if not any(ligne.strip() for ligne in lignes):
        raise DossierRefuse(
            f"{nom} ne contient pas de texte\u00a0: c’est sans doute une numérisation. "
            "Passez-la d’abord à la reconnaissance de caractères."
        )
    return lignes


def _damaged(nom: str) -> DossierRefuse:
    return DossierRefuse(f"{nom} est un PDF abîmé, que l’on ne sait pas lire.")


def _read(octets: bytes, nom: str, progres: Progres | None) -> list[str]:
    lecteur = PdfReader(io.BytesIO(octets), strict=False)
    if lecteur.is_encrypted and not lecteur.decrypt(""):
        raise DossierRefuse(f"{nom} est protégé par un mot de passe.")
    if len(lecteur.pages) > PAGES_MAX:
        raise DossierRefuse(f"{nom} a trop de pages\u00a0: {PAGES_MAX} au plus.")
    pages: list[list[Ligne]] = []
    signes = 0
    suite = Suite()
    for rang, page in enumerate(lecteur.pages, start=1):
        lues = page_lines(page, suite)
        signes += sum(len(texte) for texte, _ in lues)
        if signes > SIGNES_MAX:
            raise DossierRefuse(f"{nom} contient trop de texte pour un rapport.")
        if progres is not None:
            progres(rang / len(lecteur.pages))
        pages.append(lues)
    return joined_pages(mark_titles(without_furniture(pages)))

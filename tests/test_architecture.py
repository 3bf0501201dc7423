"""La maison tient son plan : petites pièces, pages qui montrent, français bien écrit."""

import ast
import re
from pathlib import Path

import pytest

from egts_dashboard.ui.navigation import TITRES

RACINE = Path(__file__).parents[1]
PAGES = sorted((RACINE / "pages").glob("*.py"))
CODE = [
    *PAGES,
    RACINE / "app.py",
    *sorted((RACINE / "egts_dashboard").rglob("*.py")),
]
APOSTROPHE_DROITE = re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]")
SQL = re.compile(r"\b(SELECT|FROM|WHERE|ORDER BY|CREATE|ATTACH)\b")
# Une expression rationnelle n’est pas un texte montré.
MOTIF = re.compile(r"\\b|\(\?|\\s")


def name(fichier: Path) -> str:
    return fichier.relative_to(RACINE).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_une_page_ne_fait_que_montrer(page: Path) -> None:
    texte = page.read_text(encoding="utf-8")
    arbre = ast.parse(texte)
    importes = {
        (noeud.module or "").split(".")[0]
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.ImportFrom)
    } | {
        alias.name.split(".")[0]
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Import)
        for alias in noeud.names
    }
    assert importes <= {"streamlit", "egts_dashboard"}
    definies = (ast.FunctionDef, ast.ClassDef, ast.Lambda)
    assert not any(isinstance(noeud, definies) for noeud in ast.walk(arbre))
    assert not SQL.search(texte)
    assert texte.count("\n") <= 80


def test_toute_page_est_au_menu_et_tout_le_menu_existe() -> None:
    assert {page.stem for page in PAGES} == set(TITRES)


@pytest.mark.parametrize("fichier", CODE, ids=name)
def test_les_pieces_restent_petites(fichier: Path) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert texte.count("\n") <= 250
    longues = {
        noeud.name: noeud.end_lineno - noeud.lineno + 1
        for noeud in ast.walk(ast.parse(texte))
        if isinstance(noeud, (ast.FunctionDef, ast.AsyncFunctionDef))
        and noeud.end_lineno is not None
        and noeud.end_lineno - noeud.lineno >= 40
    }
    assert longues == {}


@pytest.mark.parametrize("fichier", CODE, ids=name)
def test_aucun_texte_ne_porte_d_apostrophe_droite(fichier: Path) -> None:
    fautes = [
        noeud.value[:80]
        for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8")))
        if isinstance(noeud, ast.Constant)
        and isinstance(noeud.value, str)
        and not SQL.search(noeud.value)
        and not MOTIF.search(noeud.value)
        and APOSTROPHE_DROITE.search(noeud.value)
    ]
    assert fautes == []


@pytest.mark.parametrize("fichier", sorted((RACINE / "data").rglob("*.csv")), ids=name)
def test_les_donnees_livrees_sont_bien_ponctuees(fichier: Path) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert not APOSTROPHE_DROITE.search(re.sub(r"https?://\S+", "", texte))


def test_le_depot_ne_parle_que_du_produit() -> None:
    bannis = re.compile(r"/(?:work|tmp|root)/|\.\./shared|\.library")
    fichiers = [*CODE, *RACINE.glob("*.md"), *(RACINE / "egts_dashboard").glob("*.md")]
    fautifs = [
        name(f) for f in fichiers if bannis.search(f.read_text(encoding="utf-8"))
    ]
    assert fautifs == []

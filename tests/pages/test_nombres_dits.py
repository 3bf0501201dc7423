"""Chaque nombre que dit une page, hors de ses tables, vient d’une requête qu’elle montre."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from egts_dashboard.francais import plain
from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out
from egts_dashboard.ui.pourquoi import SUITES, recalculated
from tests.pages.nombres import cells, cited, lost
from tests.pages.ouvrir import open_page, run
from tests.pages.parcours import PAGES, Vue, look, walk

# Ce qu’un geste de l’import montre avant qu’on y dépose rien.
GESTES = [
    *(
        {"faire": nom}
        for nom in (
            "Apporter un tableur",
            "Export d’un autre outil",
            "Revoir et défaire",
        )
    ),
    *(
        {"faire": "Coder", "coder": nom, "codeur": "anne", "confiance": "10"}
        for nom in ("Un à un", "Plusieurs à la fois", "Thèmes proposés")
    ),
    {"faire": "Rapprocher", "amont_par": "Niveau", "aval_par": "Niveau"},
]
# Des choix du programme, que nulle donnée ne change : seuils dessinés, niveau des intervalles,
# nombres de tirages, noms de l’encodage et de la graine.
CONSTANTES = re.compile(
    r"80 et 95\s%|95\s%|100\s%|19 ordres sur 20|[0-9\s]+\stirages|1\s000 tirés|UTF-8|graine 2014"
)
# Ce qui se tire au sort ne se redonne qu’à une erreur près : test_requetes le compare.
TIRES = re.compile(r"p\s=\s[0-9,]+")


@cache
def given(store: Store, sql: str) -> tuple[float, ...]:
    """Tout nombre d’une réponse, la part de chaque case dans sa colonne, ceux de ses textes et de ses dates."""
    reponse = store.frame(sql)
    lus = [*cells(reponse)]
    for nom in reponse.select_dtypes("number"):
        valeurs = reponse[nom].astype(float)
        lus += [100 * v / valeurs.sum() for v in valeurs] if valeurs.sum() else []
    for case in reponse.to_numpy(object).ravel():
        if isinstance(case, str):
            lus += [float(n.rstrip("%").replace(",", ".")) for n in cited(case)]
        elif isinstance(case, date) and case == case:
            lus.append(float(case.day))
    return (*lus, *(100 * v for v in lus if 0 <= v <= 1))


def said(vue: Vue) -> Iterator[str]:
    """Les phrases, précisions, titres et chiffres d’une page."""
    page = vue.page
    for bloc in (*page.markdown, *page.caption, *page.header, *page.subheader):
        yield plain(str(bloc.value))
    for bloc in (*page.text, *page.info, *page.warning):
        yield str(bloc.value)
    for chiffre in page.metric:
        yield f"{chiffre.label} : {chiffre.value}"
    yield from (repli.label for repli in page.expander)


def sources(vue: Vue) -> list[str]:
    """Toutes les requêtes que la page montre, à son pied ou derrière ses boutons."""
    offertes = [*vue.offertes, *((table.tableau, table.cle) for table in vue.tables)]
    refaites = [
        recalculated(tableau, suite)
        for tableau, cle in offertes
        for suite in (cle, *SUITES.get(cle, ()))
    ]
    tetes = [write_out(Requete(c.sql, c.parametres)) for c in vue.chiffres]
    dites = [sql for _, requetes in vue.dites for sql in requetes]
    return [*dict.fromkeys(filter(None, [*vue.requetes, *tetes, *refaites, *dites]))]


def orphans(store: Store, vues: list[Vue]) -> dict[str, list[str]]:
    """{texte: ses nombres qu’aucune requête de sa page ne donne}."""
    perdus: dict[str, list[str]] = {}
    for vue in vues:
        valeurs = sorted({v for sql in sources(vue) for v in given(store, sql)})
        for texte in {*said(vue)} - {*perdus}:
            nu = TIRES.sub("", CONSTANTES.sub("", texte))
            perdus[texte] = lost(nu, valeurs)
    return {texte: nombres for texte, nombres in perdus.items() if nombres}


@pytest.mark.parametrize("nom", PAGES)
def test_chaque_nombre_dit_vient_d_une_requete_montree(nom: str, store: Store) -> None:
    assert orphans(store, [*walk(nom)]) == {}


@pytest.mark.parametrize("choix", GESTES, ids=lambda c: " ".join(c.values()))
def test_un_geste_de_l_import_montre_aussi_ses_requetes(
    choix: dict[str, str], store: Store
) -> None:
    vue = look("importer", choix)
    assert vue.requetes
    assert orphans(store, [vue]) == {}


@pytest.mark.parametrize("nom", PAGES)
def test_la_fenetre_d_un_chiffre_redonne_sa_precision_et_ses_rivales(
    nom: str, store: Store
) -> None:
    perdus = {}
    for vue in walk(nom):
        for chiffre, autour in zip(vue.chiffres, vue.autour, strict=True):
            sql = write_out(Requete(chiffre.sql, chiffre.parametres))
            lues = [v for requete in (sql, *autour) for v in given(store, requete)]
            for dit in (chiffre.affiche, chiffre.precision, *chiffre.rivales):
                perdus[chiffre.cle, dit] = lost(plain(dit), lues)
    assert perdus
    assert {cle: nombres for cle, nombres in perdus.items() if nombres} == {}


def test_un_nombre_sans_requete_se_verrait(store: Store) -> None:
    vue = look("budget", {})
    valeurs = [v for sql in sources(vue) for v in given(store, sql)]
    assert lost("Enveloppe de 9\u202f265,77\u00a0€", valeurs) == ["9265,77"]
    assert lost("Enveloppe de 9\u202f265,76\u00a0€", valeurs) == []


def test_une_fiche_donne_ses_requetes_et_chaque_nombre_en_vient(store: Store) -> None:
    suivis = store.rows("SELECT DISTINCT amont_id FROM remontees ORDER BY 1 LIMIT 3")
    for (item_id,) in suivis:
        page = open_page("preconisations", fiche=item_id)
        (fiche,) = page.get("dialog")
        assert not fiche.code
        page.session_state["requetes_fiche"] = True
        (fiche,) = run(page).get("dialog")
        valeurs = [v for code in fiche.code for v in given(store, code.value)]
        blocs = [*fiche.markdown, *fiche.caption]
        assert valeurs and blocs
        assert [lost(plain(bloc.value), valeurs) for bloc in blocs] == [[]] * len(blocs)

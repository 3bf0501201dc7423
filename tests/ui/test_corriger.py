from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from egts_dashboard.queries import (
    accueil_chiffres,
    budget_chiffres,
    participation_chiffres,
    preconisations_chiffres,
    qualite,
    sources_chiffres,
)
from egts_dashboard.queries.budget import enveloppes
from egts_dashboard.queries.chiffre import Chiffre, lignes
from egts_dashboard.queries.formulaire import key_of, row
from egts_dashboard.queries.preconisations import Demande, bilan
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.queries.themes import chiffres as themes_chiffres
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.corriger import LIEN, correction_url, with_links
from egts_dashboard.ui.table import to_html


def _all_figures(store: Store) -> list[Chiffre]:
    demande = Demande(Mots(), "preconisation")
    return [
        *accueil_chiffres.chiffres(store),
        *budget_chiffres.chiffres(store, enveloppes(store)[0]["enveloppe_id"]),
        *participation_chiffres.chiffres(store),
        *preconisations_chiffres.chiffres(demande, bilan(store, demande)),
        *themes_chiffres.chiffres(store, "preconisation", "principal"),
        *sources_chiffres.chiffres(store),
    ]


def test_chaque_ligne_d_un_chiffre_designe_une_ligne_qui_existe(store: Store) -> None:
    sans_cible = []
    for chiffre in _all_figures(store):
        tableau = lignes(store, chiffre)
        if "corrige_table" not in tableau:
            sans_cible.append(chiffre.cle)
            continue
        for table, ligne_id in {
            (t, i)
            for t, i in zip(
                tableau["corrige_table"], tableau["corrige_ligne"], strict=True
            )
            if i
        }:
            assert row(store, table, key_of(ligne_id)) is not None, (table, ligne_id)
    # Les règles jouées ne sont pas des données : rien n’y est à corriger.
    assert sans_cible == ["controles"]


def test_les_ecarts_des_controles_menent_a_leur_ligne(store: Store) -> None:
    trouves = with_links(qualite.anomalies(store))
    assert trouves[LIEN].notna().all()


@pytest.mark.parametrize(
    ("ligne_id", "voulu"), [("a · b & c", ["a · b & c"]), ("", None)]
)
def test_l_adresse_garde_l_identifiant_tel_quel(
    ligne_id: str, voulu: list[str] | None
) -> None:
    choix = parse_qs(urlsplit(correction_url("codages", ligne_id)).query)
    assert choix["table"] == ["Codages"]
    assert choix.get("ligne") == voulu


def test_un_lien_de_la_table_ne_laisse_passer_aucun_signe() -> None:
    tableau = pd.DataFrame(
        {
            "intitule": ['"><script>'],
            "corrige_table": ["ateliers"],
            "corrige_ligne": ['"><script>'],
        }
    )
    html = to_html(with_links(tableau), ["intitule", LIEN], "Essai")
    assert "<script" not in html and ">Corriger</a>" in html


def test_une_ligne_calculee_n_a_pas_de_lien() -> None:
    tableau = pd.DataFrame(
        {"corrige_table": [None, "journal"], "corrige_ligne": [None, "1"]}
    )
    assert with_links(tableau)[LIEN].isna().all()

import pandas as pd
import pytest

from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Fait
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.sources import (
    apports,
    couverture,
    dictionnaire,
    journal,
    lots,
    registre,
    tables,
)
from egts_dashboard.queries.sources_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.fabriques import mention, preconisation, socle

FAITS = [nom for nom, modele in TABLES.items() if issubclass(modele, Fait)]
BILAN = Filtres(document=("doc-bilan-so-2014",))
LU = {"nom_fichier": "bilan.txt", "sha256": "0" * 64}


@pytest.mark.parametrize("filtres", [TOUT, BILAN])
def test_chaque_chiffre_se_refait_par_sa_requete(
    store: Store, filtres: Filtres
) -> None:
    for chiffre in chiffres(store, filtres):
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur


def test_les_faits_sont_toutes_les_lignes_qui_ont_une_certitude(store: Store) -> None:
    attendus = sum(store.value(f"SELECT count(*) FROM {table}") for table in FAITS)
    assert next(c.valeur for c in chiffres(store) if c.cle == "faits") == attendus


def test_le_registre_porte_toutes_les_sources(store: Store) -> None:
    tableau = registre(store)
    assert len(tableau) == store.value("SELECT count(*) FROM sources")
    assert tableau["est_lu"].iloc[0] and not tableau["est_lu"].iloc[-1]


def test_les_apports_redonnent_le_compte_de_chaque_table(store: Store) -> None:
    tableau = apports(store, BILAN)
    for ligne in tableau.itertuples():
        compte = f"SELECT count(*) FROM {ligne.nom_table} WHERE source_id = 'doc-bilan-so-2014'"
        assert store.value(compte) == ligne.nb_lignes


def test_la_couverture_compte_chaque_ligne_une_fois(store: Store) -> None:
    sorte: dict[int, str] = {}
    for nom in ("exclusions", "mentions", *FAITS):
        bornes = store.rows(
            f"SELECT ligne_debut, coalesce(ligne_fin, ligne_debut) FROM {nom}"
            " WHERE source_id = 'doc-bilan-so-2014' AND ligne_debut IS NOT NULL"
        )
        for debut, fin in bornes:
            for ligne in range(debut, fin + 1):
                sorte[ligne] = nom if nom in ("exclusions", "mentions") else "faits"
    tableau = couverture(store, BILAN).groupby("sorte")["nb_lignes"].sum()
    attendues = pd.Series(list(sorte.values())).value_counts()
    assert tableau["fait"] == attendues["faits"]
    assert tableau["exclusion"] == attendues["exclusions"]
    assert tableau.sum() == len(sorte)


def test_un_fait_l_emporte_sur_une_mention_de_la_meme_ligne(make_store) -> None:
    base = socle()
    base["sources"][0] |= LU
    petit = make_store(
        **base,
        preconisations=[preconisation("a", ligne_debut=3, ligne_fin=4)],
        mentions=[mention("m", "preconisation", "a", ligne_debut=4, ligne_fin=6)],
    )
    tableau = couverture(petit).set_index("sorte")["nb_lignes"]
    assert tableau.to_dict() == {"fait": 2, "mention": 2}


def test_les_lots_disent_ce_qu_ils_ont_ajoute(store: Store) -> None:
    tableau = lots(store)
    assert tableau["nb_ajouts"].sum() == store.value(
        "SELECT count(*) FROM journal WHERE geste = 'ajout'"
    )
    assert journal(store)["geste"].isin({"correction", "retrait"}).all()


@pytest.mark.parametrize("table", tables())
def test_le_dictionnaire_definit_chaque_colonne(store: Store, table: str) -> None:
    colonnes = {
        nom for (nom,) in store.rows(f"SELECT column_name FROM (DESCRIBE {table})")
    }
    tableau = dictionnaire(store, table)
    assert set(tableau["colonne"]) == colonnes
    assert tableau["definition"].str.len().min() > 0


def test_les_ecarts_montres_sont_les_erreurs_et_les_alertes(store: Store) -> None:
    alertes = next(c for c in chiffres(store) if c.cle == "alertes")
    lues = store.records(alertes.sql_lignes, alertes.parametres_lignes)
    assert {ligne["severite"] for ligne in lues} <= {"erreur", "alerte"}
    assert len(lues) == alertes.valeur > 0

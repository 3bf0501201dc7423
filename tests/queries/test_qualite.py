from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.qualite import (
    anomalies,
    certitudes,
    comptes,
    concurrences,
    controles,
)
from egts_dashboard.store.connection import Store
from tests.fabriques import enveloppe, ligne_budgetaire, socle, total_declare


def test_les_comptes_sont_ceux_de_la_table(store: Store) -> None:
    ecarts = comptes(store)
    for severite, cle in (
        ("erreur", "nb_erreurs"),
        ("alerte", "nb_alertes"),
        ("information", "nb_informations"),
    ):
        attendu = store.value(
            "SELECT count(*) FROM anomalies WHERE severite = ?", [severite]
        )
        assert ecarts[cle] == attendu == len(anomalies(store, (severite,)))


def test_la_recherche_ignore_la_casse_et_les_accents(store: Store) -> None:
    assert len(anomalies(store, recherche="ÉQUIPE")) == len(
        anomalies(store, recherche="equipe")
    )
    assert anomalies(store, recherche="mot que nul n’a écrit").empty


def test_chaque_ecart_a_deux_valeurs_et_deux_lieux(store: Store) -> None:
    tableau = anomalies(store)
    for colonne in ("valeur_a", "lieu_a", "valeur_b", "lieu_b"):
        assert (tableau[colonne].str.len() > 0).all()


def test_un_ecart_entre_documents_cite_les_deux(store: Store) -> None:
    tableau = anomalies(store)
    entre = tableau[tableau["est_entre_documents"]]
    assert not entre.empty
    assert (entre["source_ids"].map(len) == 2).all()


def test_la_certitude_par_document_redonne_tous_les_faits(store: Store) -> None:
    tableau = certitudes(store)
    total = store.value(
        "SELECT count(*) FROM lignes_situees WHERE certitude IS NOT NULL"
    )
    assert tableau["nb_faits"].sum() == total
    sommes = tableau[["nb_imprimes", "nb_deduits", "nb_incertains"]].sum(axis=1)
    assert (sommes == tableau["nb_faits"]).all()
    assert tableau["document"].iloc[-1].startswith("Autres sources")


def test_le_filtre_de_document_filtre(store: Store) -> None:
    filtres = Filtres(document=("doc-ateliers-lr-2019",))
    assert len(certitudes(store, filtres)) == 1
    assert 0 < comptes(store, filtres)["nb_alertes"] < comptes(store)["nb_alertes"]


def test_le_total_qui_ne_se_retrouve_pas_est_montre_avec_son_recompte(
    make_store,
) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[
            ligne_budgetaire("a", "800.00"),
            ligne_budgetaire("b", "50.00"),
        ],
        totaux_declares=[total_declare("t", "enveloppe:env", "800.00")],
    )
    ligne = concurrences(petit).iloc[0]
    assert (ligne["declare"], ligne["recompte"], ligne["ecart"]) == (
        "800,00\u00a0€",
        "850,00\u00a0€",
        "50,00\u00a0€",
    )


def test_un_total_qui_se_retrouve_n_est_pas_en_concurrence(make_store) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "800.00")],
        totaux_declares=[total_declare("t", "enveloppe:env", "800.00")],
    )
    assert concurrences(petit).empty


def test_les_regles_sans_objet_passent_devant(make_store) -> None:
    tableau = controles(make_store(**socle()))
    assert "sans_objet" in set(tableau["etat_controle"])
    assert tableau["etat_controle"].iloc[0] != "fait"
    assert (
        tableau.loc[
            tableau["etat_controle"] == "sans_objet", "nb_lignes_examinees"
        ].max()
        == 0
    )

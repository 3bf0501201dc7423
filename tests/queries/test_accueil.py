import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

from egts_dashboard.queries.accueil import LARGEUR_JOURS, bilan, calendrier
from egts_dashboard.queries.accueil_chiffres import chiffres
from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store.connection import Store
from tests.fabriques import (
    assises,
    effectif,
    enveloppe,
    evenement,
    ligne_budgetaire,
    socle,
    total_declare,
    total_signe,
)

CHOIX = [TOUT, Filtres(demarche=("lr-2019",)), Filtres(demarche=("egts-so-2014",))]


def test_le_bilan_est_celui_d_un_recompte_naif(store: Store) -> None:
    ateliers = store.frame("SELECT nb_participants FROM ateliers")["nb_participants"]
    resume = bilan(store)
    assert resume["nb_ateliers"] == len(ateliers)
    assert resume["nb_ateliers_comptes"] == ateliers.notna().sum()
    assert resume["nb_participations"] == int(ateliers.sum())
    assert resume["nb_preconisations"] == len(
        store.rows("SELECT 1 FROM preconisations")
    )


def test_ce_qu_une_demarche_ne_dit_pas_n_est_pas_zero(store: Store) -> None:
    resume = bilan(store, Filtres(demarche=("lr-2019",)))
    for cle in ("nb_participations", "nb_signatures", "notifie_eur", "consomme_eur"):
        assert resume[cle] is None


@pytest.mark.parametrize("filtres", CHOIX)
def test_chaque_chiffre_se_refait_par_sa_requete(
    store: Store, filtres: Filtres
) -> None:
    for chiffre in chiffres(store, filtres):
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur
        if chiffre.valeur:
            assert not lignes(store, chiffre).empty


def test_l_enveloppe_rappelle_le_total_imprime(store: Store) -> None:
    resume = bilan(store)
    rivales = next(c.rivales for c in chiffres(store) if c.cle == "enveloppe")
    assert resume["imprime_eur"] != resume["consomme_eur"]
    assert len(rivales) == 1


def test_l_enveloppe_consommee_au_centime_n_est_pas_depassee(make_store) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "9000.00")],
    )
    chiffre = next(c for c in chiffres(petit) if c.cle == "enveloppe")
    assert chiffre.affiche == "100,0\u00a0%"
    assert bilan(petit)["consomme_eur"] == Decimal("9000.00")


def test_un_total_imprime_qui_redit_la_somme_n_a_rien_a_rappeler(make_store) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe()],
        lignes_budgetaires=[ligne_budgetaire("a", "50.00")],
        totaux_declares=[total_declare("t", "enveloppe:env", "50.00")],
    )
    assert [c.rivales for c in chiffres(petit) if c.cle == "enveloppe"] == [()]


def test_seules_les_assises_donnent_des_signatures(make_store) -> None:
    colloque = {"dimension": "total", "evenement_id": "colloque"}
    petit = make_store(
        **socle(),
        evenements=[assises(), assises("colloque", nature="colloque")],
        effectifs=[total_signe(30), effectif("c", "Signatures", 12, **colloque)],
    )
    signees = next(c for c in chiffres(petit) if c.cle == "signatures")
    assert signees.valeur == 30
    assert petit.value(signees.sql, signees.parametres) == 30


def test_deux_enveloppes_ne_s_additionnent_pas(make_store) -> None:
    petit = make_store(
        **socle(),
        enveloppes=[enveloppe("a"), enveloppe("b")],
        lignes_budgetaires=[
            ligne_budgetaire("a", "9000.01", enveloppe_id="a"),
            # Tout juste consommée : pas dépassée.
            ligne_budgetaire("b", "9000.00", enveloppe_id="b"),
        ],
    )
    chiffre = next(c for c in chiffres(petit) if c.cle == "enveloppe")
    assert (chiffre.affiche, chiffre.precision) == ("1 sur 2", "de 0,01\u00a0€ en tout")
    assert petit.value(chiffre.sql, chiffre.parametres) == chiffre.valeur == 1


def test_un_theme_se_compte_dans_les_seuls_ateliers_ou_il_est_lu(store: Store) -> None:
    lus = store.rows(
        "SELECT DISTINCT atelier_id FROM items_themes WHERE atelier_id IS NOT NULL"
    )
    themes = next(c for c in chiffres(store) if c.cle == "themes")
    assert themes.precision == f"dans {len(lus)}\u00a0ateliers"


def test_le_calendrier_separe_les_dates_nationales(store: Store) -> None:
    en_region, nationales = calendrier(store, False), calendrier(store, True)
    assert len(en_region) + len(nationales) == store.value(
        "SELECT count(*) FROM evenements"
    )
    assert set(nationales["region_code"]) == {"FR"}
    assert "FR" not in set(en_region["region_code"])


def test_deux_dates_d_un_meme_couloir_ne_se_recouvrent_pas(store: Store) -> None:
    marge = pd.Timedelta(days=LARGEUR_JOURS)
    for _, couloir in calendrier(store, False).groupby(["nature", "couloir"]):
        suivantes = couloir["date_debut"].iloc[1:].reset_index(drop=True)
        fins = couloir["date_fin"].iloc[:-1].reset_index(drop=True) + marge
        assert (suivantes >= fins).all()


def test_une_date_tient_dans_le_couloir_que_la_precedente_vient_de_quitter(
    make_store,
) -> None:
    premiere = dt.date(2014, 1, 1)
    jours = [0, LARGEUR_JOURS, 2 * LARGEUR_JOURS - 1]
    petit = make_store(
        **socle(),
        evenements=[
            evenement(f"e{n}", str(premiere + dt.timedelta(days=n))) for n in jours
        ],
    )
    assert list(calendrier(petit, False)["couloir"]) == [0, 0, 1]


def test_chaque_date_s_ecrit_a_sa_precision(make_store) -> None:
    petit = make_store(
        **socle(),
        evenements=[
            evenement("a", "2014-06-01"),
            evenement("b", "2014-06-01", precision_date="mois"),
            evenement(
                "c",
                "2014-01-01",
                date_fin=dt.date(2014, 4, 30),
                precision_date="periode",
            ),
            evenement("d", "2014-09-01", precision_date="periode"),
        ],
    )
    ecrites = {d.replace("\u00a0", " ") for d in calendrier(petit, False)["date"]}
    assert ecrites == {
        "1er juin 2014",
        "juin 2014",
        "de janvier 2014 à avril 2014",
        "à partir de septembre 2014",
    }

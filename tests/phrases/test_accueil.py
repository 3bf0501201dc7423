from decimal import Decimal
from typing import Any

import pandas as pd

from egts_dashboard.phrases import accueil as phrases
from egts_dashboard.queries.carte import FAITS, carte, hors_carte
from egts_dashboard.store.connection import Store

COMPTES = {"nb_erreurs": 1, "nb_alertes": 2}
AUCUN = {"nb_erreurs": 0, "nb_alertes": 0}


def _bilan(**champs: Any) -> dict[str, Any]:
    return {
        "nb_ateliers": 5,
        "nb_ateliers_comptes": 2,
        "nb_participations": 40,
        "nb_signatures": None,
        "nb_preconisations": 1,
        "nb_themes": 0,
        "notifie_eur": None,
        "consomme_eur": None,
    } | champs


def test_ce_qui_manque_n_est_pas_dit_zero() -> None:
    phrase = phrases.a_retenir(_bilan(nb_participations=None), AUCUN)
    assert "n’est pas renseignée" in phrase
    assert (
        "**0" not in phrase and "signature" not in phrase and "enveloppe" not in phrase
    )


def test_ce_qui_n_est_pas_encore_apporte_ne_se_compte_pas() -> None:
    vide = {"nb_ateliers": 0, "nb_participations": None}
    seule = phrases.a_retenir(_bilan(**vide), AUCUN)
    assert seule == "Il en est sorti **1\u00a0préconisation**."
    neuf = Decimal("9000.00")
    depenses = {"nb_preconisations": 0, "notifie_eur": neuf, "consomme_eur": neuf}
    phrase = phrases.a_retenir(_bilan(**vide, **depenses), AUCUN)
    assert phrase.startswith("L’enveloppe") and "atelier" not in phrase


def test_un_singulier_reste_singulier() -> None:
    assert "**1\u00a0préconisation**," in phrases.a_retenir(_bilan(), AUCUN)


def test_une_enveloppe_consommee_juste_n_est_pas_depassee() -> None:
    neuf = Decimal("9000.00")
    phrase = phrases.a_retenir(_bilan(notifie_eur=neuf, consomme_eur=neuf), COMPTES)
    assert "dépassée" not in phrase
    assert "**3\u00a0alertes**" in phrase


def test_un_depassement_d_un_centime_se_dit() -> None:
    phrase = phrases.a_retenir(
        _bilan(notifie_eur=Decimal("9000.00"), consomme_eur=Decimal("9000.01")), AUCUN
    )
    assert "dépassée de **0,01\u00a0€**" in phrase


def test_chaque_indicateur_a_ses_mots() -> None:
    assert set(phrases.INDICATEURS) == set(FAITS)


def test_la_carte_dit_ce_qui_n_y_est_pas(store: Store) -> None:
    for indicateur in FAITS:
        tableau = carte(store, indicateur)
        hors = hors_carte(store, indicateur)
        precision = phrases.precision_carte(tableau, indicateur, hors, 2013)
        assert ("Hors carte" in precision) == (hors > 0)
        assert ("Hachuré" in precision) == bool(tableau["valeur"].isna().any())


def test_le_titre_ne_classe_pas_un_territoire_seul(store: Store) -> None:
    titre = phrases.titre_carte(carte(store, "participations"), "participations")
    assert "en tête" not in titre and "un seul territoire" in titre


def test_un_nom_qui_ressemble_a_du_markdown_reste_du_texte(store: Store) -> None:
    tableau = carte(store, "signatures").assign(region="[clic](http://x)")
    assert "[clic]" not in phrases.titre_carte(tableau, "signatures")


def test_rien_de_renseigne_se_dit(store: Store) -> None:
    vide = carte(store, "signatures").assign(valeur=pd.NA)
    assert "rien de renseigné" in phrases.titre_carte(vide, "signatures")

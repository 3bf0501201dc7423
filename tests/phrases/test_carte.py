import pandas as pd

from egts_dashboard.phrases import carte as phrases
from egts_dashboard.queries.carte import FAITS, carte, hors_carte
from egts_dashboard.store.connection import Store


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

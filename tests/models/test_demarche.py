import pytest

from egts_dashboard.models.demarche import (
    LARGEUR_TITRE,
    SANS_DEMARCHE,
    mots_communs,
    titre_commun,
)

SUD_OUEST = "États généraux du travail social, assises territoriales du Sud-Ouest"
ROCHELLE = "Ateliers collaboratifs sur le travail social, La Rochelle"


def test_deux_demarches_disent_de_quoi_elles_parlent_toutes() -> None:
    assert (
        titre_commun(2, [SUD_OUEST, ROCHELLE], 2013, 2019)
        == "Travail social\u00a0: 2\u00a0démarches, de 2013 à 2019"
    )


def test_un_debut_commun_trop_long_pour_ses_annees_reste_seul() -> None:
    autre = "États généraux du travail social, assises territoriales du Grand Ouest"
    titre = titre_commun(2, [SUD_OUEST, autre], 2013, 2014)
    assert titre == "États généraux du travail social, assises territoriales"


@pytest.mark.parametrize(
    "noms",
    [
        ("Concertation sur le logement des jeunes", "Concertation pour l’autonomie"),
        ("Les soins de la petite enfance ici", "Un plan de la ville pour demain"),
        ("Santé", ""),
    ],
)
def test_un_mot_seul_ou_de_petits_mots_ne_font_pas_un_sujet(
    noms: tuple[str, str],
) -> None:
    assert mots_communs(noms) == ""


def test_ce_que_toutes_n_ont_pas_n_est_pas_dit() -> None:
    # La troisième n’est pas lue : on ne sait pas ce qu’elle partage.
    assert (
        titre_commun(3, [SUD_OUEST, ROCHELLE], 2013, 2013)
        == "3\u00a0démarches, en 2013"
    )


def test_un_mot_ne_se_reconnait_pas_dans_un_autre() -> None:
    assert mots_communs(["Le travail social ici", "Un travail socialisé là"]) == ""


def test_les_noms_sont_dits_quand_ils_tiennent() -> None:
    titre = titre_commun(2, ["Logement", "Santé"], 2020, 2021)
    assert titre == "Logement et Santé"
    assert len(titre) <= LARGEUR_TITRE


def test_sans_demarche_le_nom_ne_promet_rien() -> None:
    assert titre_commun(0, [], None, None) == SANS_DEMARCHE

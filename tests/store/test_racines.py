import csv

import pytest

from egts_dashboard.config import RACINE
from egts_dashboard.store.racines import fold, stem, stems


@pytest.mark.parametrize(
    "ecriture",
    [
        "usager",
        "usagers",
        "Usagers",
        "l’usager",
        "L'USAGER",
        "usagère",
        "usager·ère·s",
        "usager.e.s",
        "usager(e)s",
        "utilisateur",
        "utilisatrices",
        "qu’usagers",
    ],
)
def test_usager_se_trouve_sous_toutes_ses_ecritures(ecriture: str) -> None:
    assert stems(ecriture) == ["usager"]


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("préconisation", "PRECONISATIONS"),
        ("social", "sociaux"),
        ("territorial", "territoriaux"),
        ("travail", "travaux"),
        ("réseau", "réseaux"),
        ("œuvre", "oeuvre"),
        ("ﬁnancement", "financements"),
        ("professionnel·le·s", "professionnels"),
        ("d’accueil", "accueil"),
        ("travail\u00adleur", "travailleurs"),
        ("directeur·rice·s", "directeur"),
    ],
)
def test_deux_ecritures_du_meme_mot_ont_la_meme_racine(un: str, autre: str) -> None:
    assert stems(un) == stems(autre) != []


def test_un_sigle_est_sa_propre_racine() -> None:
    with (RACINE / "data/references/sigles.csv").open(
        encoding="utf-8", newline=""
    ) as f:
        replies = {fold(ligne["sigle"]) for ligne in csv.DictReader(f)}
    coupes = {mot for mot in replies if " " not in mot and stem(mot) != mot}
    assert coupes == set(), "à ajouter à SIGLES_ENTIERS"


@pytest.mark.parametrize(
    ("sigle", "mot"), [("MAIA", "mai"), ("VAE", "va"), ("ARS", "ar")]
)
def test_un_sigle_n_est_pas_le_mot_que_l_algorithme_y_couperait(
    sigle: str, mot: str
) -> None:
    assert stem(fold(sigle)) != stem(mot)
    assert stems(f"les {sigle}") == [sigle.lower()]


def test_usage_n_est_pas_usager() -> None:
    assert stems("usages") != stems("usagers")


def test_les_mots_vides_et_les_signes_isoles_ne_se_cherchent_pas() -> None:
    assert stems("de la et qu’on les 1 % de l’… tou·te·s") == []


def test_un_mot_compose_garde_ses_parties() -> None:
    assert len(stems("médico-social")) == 2
    assert fold("rendez-vous") == "rendez-vous"

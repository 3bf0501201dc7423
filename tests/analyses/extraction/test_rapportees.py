"""Ce qui se demande de biais, ce qui se retient, et ce qui n’est qu’un geste de séance."""

from dataclasses import replace
from typing import get_args

import pytest

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.analyses.extraction.confiance import ECHELLE, calibrated
from egts_dashboard.analyses.extraction.tables import CONFIANCE_GARDEE
from egts_dashboard.models.candidat import Candidat, Motif
from tests.analyses.extraction.lecture import SEUL, lus


@pytest.mark.parametrize(
    "phrase",
    [
        "Il est toujours demandé, sans effet, le passage d’un balayeur le lundi.",
        "Côté jardin, un verger commun est une idée évoquée à chaque table.",
        "À l’école, on a senti une forte demande de cantine chaude.",
        "La demande de taille des haies a refait surface.",
        "La formation des animateurs est une priorité.",
    ],
)
def test_une_demande_qui_revient_est_une_demande(phrase):
    assert lus(f"{SEUL}\n\n{phrase}") == {"preconisation": [phrase]}


def test_que_faut_il_retenir_annonce_des_constats():
    trouves = lus("""
## Que faut-il retenir ?

Les notes de l’accueil sont supérieures à la moyenne.

La formation des référents est une priorité.
""")

    assert trouves == {
        "constat": ["Les notes de l’accueil sont supérieures à la moyenne."],
        "preconisation": ["La formation des référents est une priorité."],
    }


def test_un_libelle_au_singulier_ne_dit_rien_du_paragraphe_suivant():
    trouves = lus("""
Exemple : à Lanester, le club a ouvert une ressourcerie au port.

Le marché se tient le jeudi.
""")

    assert trouves == {
        "pratique": ["à Lanester, le club a ouvert une ressourcerie au port."]
    }


@pytest.mark.parametrize(
    ("ligne", "valeurs"),
    [
        ("Nombre de participants : ~80", [80]),
        ("Le débat s’est tenu par tables de huit personnes.", []),
        ("Rien n’a bougé entre deux réunions.", []),
    ],
)
def test_la_taille_d_une_table_et_un_intervalle_ne_comptent_personne(ligne, valeurs):
    trouves = [c.valeur for c in extract([ligne]) if c.valeur is not None]

    assert trouves == valeurs


@pytest.mark.parametrize(
    "phrase",
    [
        "Une demande de guichets plus proches des hameaux",
        "Une exigence forte : être consultés avant les travaux",
        "En raison du froid, il est convenu de ne pas ouvrir le stand.",
        "Les résidents souhaiteraient davantage de sorties.",
    ],
)
def test_une_demande_nommee_ou_convenue_l_est_jusque_parmi_des_constats(phrase):
    assert "preconisation" in lus(f"{SEUL}\n\nCe qui se dégage\n\n- {phrase}")


@pytest.mark.parametrize(
    "phrase",
    [
        "Une demande de place sur trois aboutit.",
        "Elle a souhaité saluer le conseil avant son départ.",
        "Il faut à ce titre saluer les bénévoles.",
    ],
)
def test_un_geste_de_seance_ou_une_part_ne_demande_rien(phrase):
    assert "preconisation" not in lus(f"{SEUL}\n\n{phrase}")


def test_la_confiance_est_la_part_mesuree_de_la_marque():
    marque = Candidat("constat", "Trop de bruit", 1, 1, "tournure_de_constat", 0.35)

    assert calibrated(marque).confiance == 0.55
    assert calibrated(replace(marque, confiance=0.33)).confiance == 0.33


def test_la_table_des_confiances_ne_connait_que_des_motifs_qui_existent():
    assert {motif for _, motif, _ in ECHELLE} <= set(get_args(Motif))
    assert all(0.5 <= part <= 0.95 for part in ECHELLE.values())


def test_une_tournure_seule_n_est_pas_cochee_d_avance():
    lus_ici = extract([SEUL, "", "Les camions passent trop vite."])

    assert [c.confiance < CONFIANCE_GARDEE for c in lus_ici] == [True]


def test_le_personnel_d_une_equipe_n_est_pas_present_un_besoin_nie_se_constate():
    assert lus("L’équipe compte 8 professionnels.") == {}
    assert list(lus(f"{SEUL}\n\nIl n’y a pas de nécessité d’agrandir la halle.")) == [
        "constat"
    ]

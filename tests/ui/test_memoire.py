"""La mémoire des réponses : une fois par question, jamais d’un magasin à l’autre."""

import threading
import time

import pytest

from egts_dashboard.ui import memoire


def test_une_reponse_retenue_ne_se_recalcule_pas() -> None:
    memoire.forget_all()
    appels = []
    for _ in range(3):
        memoire.remember("clé", lambda: appels.append(1))
    assert len(appels) == 1


def test_oublier_fait_recalculer() -> None:
    memoire.forget_all()
    assert memoire.remember("clé", lambda: "avant") == "avant"
    memoire.forget_all()
    assert memoire.remember("clé", lambda: "après") == "après"


def test_la_memoire_a_une_taille_bornee() -> None:
    memoire.forget_all()
    for n in range(memoire.TAILLE + 10):
        memoire.remember(n, lambda n=n: n)
    assert memoire.remember(0, lambda: "recalculé") == "recalculé"
    assert (
        memoire.remember(memoire.TAILLE + 9, lambda: "recalculé") == memoire.TAILLE + 9
    )


def test_une_regle_ne_s_applique_qu_une_fois_au_meme_tableau() -> None:
    memoire.forget_all()
    vus = []

    def regle(tableau: list[int]) -> int:
        vus.append(tableau)
        return len(tableau)

    un, autre = [1, 2], [1, 2]
    assert [memoire.once(regle, t) for t in (un, un, autre)] == [2, 2, 2]
    assert len(vus) == 2


def test_vingt_visites_qui_posent_la_meme_question_ne_la_calculent_qu_une_fois() -> (
    None
):
    memoire.forget_all()
    appels, recues = [], []

    def calcul() -> str:
        appels.append(1)
        time.sleep(0.1)
        return "réponse"

    visites = [
        threading.Thread(
            target=lambda: recues.append(memoire.remember("ensemble", calcul))
        )
        for _ in range(20)
    ]
    for visite in visites:
        visite.start()
    for visite in visites:
        visite.join()
    assert recues == ["réponse"] * 20
    assert len(appels) == 1


def test_un_calcul_qui_echoue_ne_se_retient_pas() -> None:
    memoire.forget_all()

    def fail() -> str:
        raise ValueError("en panne")

    with pytest.raises(ValueError, match="en panne"):
        memoire.remember("panne", fail)
    assert memoire.remember("panne", lambda: "réparé") == "réparé"


def test_une_reponse_commencee_avant_l_oubli_ne_revient_pas_apres() -> None:
    memoire.forget_all()

    def calcul() -> str:
        memoire.forget_all()
        return "d’avant"

    assert memoire.remember("clé", calcul) == "d’avant"
    assert memoire.remember("clé", lambda: "d’après") == "d’après"

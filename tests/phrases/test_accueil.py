from decimal import Decimal
from typing import Any

from egts_dashboard.phrases import accueil as phrases

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
        "nb_enveloppes": 1,
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


def test_le_reste_d_une_enveloppe_ne_paie_pas_l_exces_de_l_autre() -> None:
    deux = {
        "nb_enveloppes": 2,
        "notifie_eur": Decimal("11500.00"),
        "consomme_eur": Decimal("10265.76"),
    }
    exces = {"nb_depassees": 1, "depasse_eur": Decimal("1265.76")}
    phrase = phrases.a_retenir(_bilan(**deux, **exces), AUCUN)
    assert phrase.endswith(
        "**1\u00a0enveloppe** sur 2 est dépassée de **1\u202f265,76\u00a0€**."
    )
    tenues = phrases.a_retenir(_bilan(**deux, nb_depassees=0, depasse_eur=None), AUCUN)
    assert tenues.endswith("Les **2\u00a0enveloppes** sont tenues.")


def _lues(*noms: str) -> dict[str, Any]:
    return {"nb": len(noms), "noms": list(noms), "debut": 2013, "fin": 2019}


def test_une_demarche_au_nom_long_tient_en_une_ligne_de_titre() -> None:
    nom = "États généraux du travail social, assises territoriales du Sud-Ouest"
    assert phrases.titres(_lues(nom)) == (
        "États généraux du travail social",
        "Assises territoriales du Sud-Ouest",
    )
    assert phrases.titres(_lues("Atelier, Brest"))[0] == "Atelier, Brest"


def test_ce_que_le_titre_nomme_n_est_pas_redit_dessous() -> None:
    titre, suite = phrases.titres(_lues("Santé à Brest", "Logement"))
    assert (titre, suite) == (
        "Santé à Brest et Logement",
        "2\u00a0démarches, de 2013 à 2019",
    )


def test_quatre_demarches_n_en_nomment_que_trois() -> None:
    noms = [f"Une concertation sur le logement, {n}" for n in "abcd"]
    titre, suite = phrases.titres(_lues(*noms))
    assert titre == "Concertation sur le logement"
    assert suite.count("·") == 3 and suite.endswith("et 1\u00a0autre")

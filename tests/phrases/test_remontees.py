"""Ce que la page Remontées dit, face à des tableaux connus."""

import pandas as pd
import pytest

from egts_dashboard.phrases import jumelles, rapprochement
from egts_dashboard.phrases import remontees as phrases


def _flux(*lignes: tuple[str, str, str, int, int]) -> pd.DataFrame:
    noms = "origine_nom cible_nom nature nb base".split()
    tableau = pd.DataFrame(lignes, columns=noms)
    return tableau.assign(origine=tableau["origine_nom"], cible=tableau["cible_nom"])


FLUX = _flux(
    ("Atelier", "Restitution", "contenu", 50, 50),
    ("Restitution", "Bilan", "identique", 30, 50),
    ("Restitution", "Plan", "meme_demande", 10, 50),
    ("Restitution", "Sans suite", "sans_suite", 20, 50),
)


def test_a_retenir_dit_le_plus_gros_passage_et_les_perdues() -> None:
    dit = phrases.a_retenir(FLUX, "preconisation").replace("\u00a0", " ")
    assert "**50 préconisations**" in dit and "**30** se retrouvent" in dit
    assert "**60 %**" in dit and "**20 sur 50**" in dit


def test_sans_lien_a_retenir_ne_dit_pas_zero_pour_cent() -> None:
    perdus = _flux(("Restitution", "Sans suite", "sans_suite", 5, 5))
    dit = phrases.a_retenir(perdus, "constat")
    assert "Aucune suite n’est repérée" in dit and "**5 sur 5**" in dit


def test_un_nom_de_document_ne_devient_pas_du_markdown() -> None:
    piege = _flux(("**Faux**", "[a](javascript:x)", "identique", 1, 2))
    dit = phrases.a_retenir(piege, "constat")
    assert "**Faux**" not in dit and "](javascript" not in dit.replace("\\]", "")


def test_le_titre_et_l_alternative_suivent_les_flux() -> None:
    assert "60" in phrases.titre_flux(FLUX)
    assert "Restitution vers Bilan\u00a0: 30" in phrases.alt_flux(FLUX)
    assert "Atelier" not in phrases.alt_flux(FLUX)


@pytest.mark.parametrize(
    ("lecture", "attendu"),
    [("pas d’écart assuré", "Aucune origine"), ("plus reprise", "est plus reprise")],
)
def test_le_titre_des_taux_ne_nomme_que_les_ecarts_assures(
    lecture: str, attendu: str
) -> None:
    tableau = pd.DataFrame({"libelle": ["Usagers"], "lecture": [lecture]})
    assert attendu in phrases.titre_taux(tableau)


def test_les_jumelles_disent_leur_preuve() -> None:
    vide = pd.DataFrame({"groupe": [], "intitule": []})
    assert jumelles.par_mots(vide).startswith("Aucun")
    assert jumelles.par_codage(vide).startswith("Aucun")
    couple = pd.DataFrame({"intitule": ["*A*"], "jumelle": ["B"]})
    dit = jumelles.par_mots(couple)
    assert "calcul, non lu" in dit and "\\*A\\*" in dit


def test_la_valeur_d_un_seuil_dit_ses_deux_bornes() -> None:
    mesure = {"nb_proposes": 10, "nb_juges": 40}
    for quoi in ("precision", "rappel"):
        mesure |= {f"{quoi}_pct": 50, f"{quoi}_bas_pct": 24, f"{quoi}_haut_pct": 76}
    dit = rapprochement.worth(mesure).replace("\u00a0", " ")
    assert "**50 %**" in dit and "24 à 76 %" in dit and "40 liens" in dit

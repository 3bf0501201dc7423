"""La nature d’un élément : ce que disent son titre, sa tournure et ceux qui parlent."""

import pytest

from tests.analyses.extraction.lecture import lus, textes


def _sous(titre: str, item: str) -> dict[str, list[str]]:
    return lus(
        f"## Atelier 1 : Les déchets\n\n### {titre}\n\n- {item}\n- Le tri progresse."
    )


@pytest.mark.parametrize(
    "item",
    [
        "Chaque nouvelle demande de bac repart de zéro au bout d’un an.",
        "Les formulaires de la régie demandent des pièces que personne ne délivre.",
        "La benne est pleine dès midi et il faut attendre le lundi.",
        "Deux syndicats qui devraient se parler tiennent chacun leur tournée.",
        "Un gardien le dit : « Il faut des locaux plus grands, on déborde. »",
        "Un voisin le dit : « On ne m’avait jamais demandé le moindre avis. »",
    ],
)
def test_ce_qu_un_constat_raconte_d_une_demande_n_en_est_pas_une(item):
    trouves = _sous("Constats", item)
    assert item in trouves["constat"]
    assert "preconisation" not in trouves


def test_une_demande_au_milieu_de_constats_en_reste_une():
    trouves = _sous("Constats", "Il faut ouvrir la déchèterie le dimanche matin.")
    assert trouves["preconisation"] == [
        "Il faut ouvrir la déchèterie le dimanche matin."
    ]


def test_un_engagement_pris_est_une_demande_sauf_celui_de_repondre():
    phrases = (
        "Le syndicat s’est engagé à doubler les tournées d’été.",
        "La régie s’est engagée à répondre à chaque groupe.",
    )
    rapport = f"## Atelier 1 : Les déchets\n\n{' '.join(phrases)}"
    assert textes(rapport, "preconisation") == [phrases[0]]


@pytest.mark.parametrize(
    "titre", ["Ce qui marche déjà", "Ce qui fonctionne chez nous", "Vu dans le Perche"]
)
def test_ce_qui_marche_deja_quelque_part_est_une_pratique(titre):
    item = "La ressourcerie du port, tenue par d’anciens dockers."
    assert item in _sous(titre, item)["pratique"]


def test_une_liste_de_rien_n_est_pas_une_pratique():
    rapport = "## Ce qui marche déjà\n\n- Rien n’a été cité par le groupe sur ce sujet."
    assert textes(rapport, "pratique") == []


def test_une_pratique_titree_sur_sa_ligne_tient_malgre_un_point_virgule():
    dite = "Le camion des mousses répare les vélos à quai ; il passe dans huit ports."
    rapport = f"## Atelier 1 : Le vélo\n\nVu en Aunis-Nord. {dite}"
    assert textes(rapport, "pratique") == [dite]


def test_les_liens_d_une_page_ne_sont_pas_des_demandes():
    rapport = (
        "# Assises du port\n\n## Sur cette page\n\n- Vivre près des quais\n"
        "- Se baigner en ville\n\n## Vivre près des quais\n\nLe bruit gêne."
    )
    assert textes(rapport, "preconisation") == []

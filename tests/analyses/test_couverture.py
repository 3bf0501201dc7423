import pytest

from egts_dashboard.analyses.couverture import count_bullets, cover
from egts_dashboard.models.couverture import Passage, Sorte


def passage(debut: int, fin: int | None = None, sorte: Sorte = "fait") -> Passage:
    return Passage(
        sorte, "constats", f"c{debut}", debut, fin or debut, "section 1", "titre"
    )


def test_les_lignes_vides_ne_comptent_pas_et_gardent_leur_numero():
    couvertes, _ = cover(["Titre", "  ", "", "Item"], [])

    assert [ligne.numero for ligne in couvertes] == [1, 4]


def test_une_ligne_est_couverte_par_tout_passage_qui_l_englobe():
    couvertes, _ = cover(["a", "b", "c"], [passage(1, 2), passage(2)])

    assert [len(ligne.passages) for ligne in couvertes] == [1, 2, 0]
    assert [ligne.sorte for ligne in couvertes] == ["fait", "fait", "non_couverte"]


def test_un_fait_l_emporte_sur_une_mention_et_une_mention_sur_une_exclusion():
    exclue, mention = passage(1, 3, "exclusion"), passage(1, 2, "mention")

    couvertes, _ = cover(["a", "b", "c"], [exclue, mention, passage(1)])

    assert [ligne.sorte for ligne in couvertes] == ["fait", "mention", "exclusion"]


def test_un_passage_hors_du_texte_est_rendu_a_part():
    perdu, immense = passage(9), passage(2, 1_000_000_000)

    couvertes, hors = cover(["a", "", "c"], [perdu, passage(2), immense])

    assert hors == [perdu, passage(2)]
    assert couvertes[1].passages == (immense,)


@pytest.mark.parametrize(
    ("texte", "puces"),
    [
        ("Volet formation \uf09b Former \uf09b Organiser \uf09b Relier", 3),
        ("• un • deux", 2),
        ("«  » un «  » deux", 2),
        ("- Un seul item, avec une polyvalence - approche", 1),
        ("<ul> - Améliorer - Intégrer - Co-construire</ul>", 3),
        ("<ol> <li>1. Un</li> <li>2. Deux</li> </ol>", 2),
        ("<p>Un</p> <p>Deux</p>\t<p>Trois</p>", 3),
        ("- ➔ une flèche après le tiret", 1),
        ("les usager·ère·s et les professionnel·le·s", 0),
        ("une « citation » entière", 0),
        ("Titre – sous-titre – Suite", 0),
    ],
)
def test_les_items_colles_dans_une_ligne_se_comptent_par_leurs_puces(texte, puces):
    assert count_bullets(texte) == puces


def test_une_ligne_qui_a_plus_de_puces_que_de_lignes_est_a_relire():
    texte = "Freins \uf09b un \uf09b deux"

    ((une,), _), ((deux,), _) = (
        cover([texte], [passage(1)]),
        cover([texte], [passage(1)] * 2),
    )

    assert une.est_a_relire
    assert not deux.est_a_relire


def test_une_ligne_exclue_en_entier_n_est_pas_a_relire():
    (ligne,), _ = cover(["\uf09b un \uf09b deux"], [passage(1, sorte="exclusion")])

    assert not ligne.est_a_relire

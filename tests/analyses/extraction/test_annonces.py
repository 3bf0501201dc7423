"""Les comptes rendus sans titres : une phrase annonce la liste, une autre rapporte la demande."""

import pytest

from egts_dashboard.analyses.extraction import extract
from tests.analyses.extraction.lecture import SEUL, lus


@pytest.mark.parametrize(
    "annonce",
    [
        "Parmi les propositions remises au maire ce soir-là, citons :",
        "Les lycéens présents demandent quant à eux :",
        "Le groupe souhaite enfin :",
        "Les différentes propositions qui en sont sorties sont les suivantes :",
        "Le projet que le groupe demande aux élus de porter tient en deux points, à savoir :",
    ],
)
def test_une_phrase_annonce_la_liste_des_demandes(annonce):
    trouves = lus(f"""
{SEUL}

{annonce}

• un préau devant le gymnase
• davantage de jeux le mercredi

Le prochain bulletin donnera les dates.
""")

    assert trouves == {
        "preconisation": [
            "un préau devant le gymnase",
            "davantage de jeux le mercredi",
        ]
    }


def test_les_buts_d_une_demande_n_en_sont_pas():
    assert (
        lus(f"{SEUL}\n\nLes objectifs de la demande :\n\n• un préau\n• le gymnase")
        == {}
    )


def test_une_phrase_annonce_la_liste_des_constats():
    trouves = lus(f"""
{SEUL}

Tout au long de la visite, les habitants ont relevé plusieurs points noirs :

• bordures hautes devant la crèche
• feu muet au carrefour du lavoir
""")

    assert trouves == {
        "constat": [
            "bordures hautes devant la crèche",
            "feu muet au carrefour du lavoir",
        ]
    }


def test_une_liste_sans_annonce_connue_n_est_pas_devinee():
    assert (
        lus(f"""
{SEUL}

Étaient excusés ce jour-là, dans l’ordre :

• la directrice du gymnase
• les animateurs du club
""")
        == {}
    )


DEUX_THEMES = """
{debut}1. Le marché

Les propositions qui ont émergé sont les suivantes :

• une halle fermée l’hiver
• un étal pour les écoles

{debut}2. La rivière

• un ponton accessible
"""


@pytest.mark.parametrize("debut", ["", "## "])
def test_la_liste_reprend_sous_le_titre_de_numero_suivant(debut):
    assert lus(DEUX_THEMES.format(debut=debut)) == {
        "preconisation": [
            "une halle fermée l’hiver",
            "un étal pour les écoles",
            "un ponton accessible",
        ]
    }


@pytest.mark.parametrize(
    "phrase",
    [
        "Il a été proposé de rouvrir la piscine le dimanche.",
        "Il est suggéré d’afficher les menus à l’entrée.",
        "La création d’un conseil des aînés a été suggérée.",
        "L’usage de gobelets lavables a été proposé pour limiter les déchets.",
        "Le groupe a convenu que les affiches seraient traduites.",
        "Les mères présentes ont souligné l’importance de garder un accueil en mairie.",
        "Toute la salle s’est accordée à réclamer un second abri.",
    ],
)
def test_une_demande_rapportee_est_une_demande(phrase):
    assert lus(f"{SEUL}\n\n{phrase}") == {"preconisation": [phrase]}


@pytest.mark.parametrize(
    "phrase",
    [
        "Une visite du port a été proposée en fin de matinée.",
        "Un goûter leur a été proposé.",
        "Il a été demandé à chaque participant de choisir une couleur.",
        "Il a été décidé de reporter la prochaine séance.",
        "La question du préau sera abordée en mars.",
    ],
)
def test_ce_que_l_on_propose_aux_gens_de_la_reunion_n_en_est_pas_une(phrase):
    assert lus(f"{SEUL}\n\n{phrase}") == {}


def test_un_item_hors_de_toute_section_se_lit_a_sa_tournure():
    trouves = lus(f"""
{SEUL}

Riverains :

- Il faut un banc sous le tilleul.
- Les camions passent de plus en plus vite.
- Le tilleul a cent ans.
""")

    assert trouves == {
        "preconisation": ["Il faut un banc sous le tilleul."],
        "constat": ["Les camions passent de plus en plus vite."],
    }


def test_un_nom_en_oir_n_est_pas_un_verbe():
    trouves = lus("Points noirs\n\n- trottoir étroit rue Haute\n- couloir sans lumière")

    assert trouves == {"constat": ["trottoir étroit rue Haute", "couloir sans lumière"]}


def test_des_exemples_de_presents_ne_sont_pas_des_pratiques():
    trouves = lus("""
Accueil à la salle des fêtes

Exemples de personnes présentes :

- Lola, gardienne d’immeuble
- Marc, président du club de boules
""")

    assert trouves == {}


def test_qui_presente_n_est_pas_present():
    assert lus("Deux membres présentent le projet du verger.") == {}


def test_il_y_avait_compte_des_presents():
    trouves = [
        c.valeur for c in extract(["Ce soir-là, il y avait 22 parents d’élèves."])
    ]

    assert trouves == [22]

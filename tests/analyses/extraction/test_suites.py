"""Ce que la page coupe : un titre « (suite) », un tableau qui reprend sans son en-tête."""

import time

import pytest

from tests.analyses.extraction.lecture import lire, textes


@pytest.mark.parametrize("suite", ["(suite)", "– suite et fin", "(suite 2)"])
def test_un_titre_repris_continue_sa_partie(suite):
    texte = f"""
# Atelier 1 : Le verger

## Constats

- Les pommes se perdent

# Atelier 1 : Le verger {suite}

- Le pressoir est en panne

## Constats {suite}

- La cuve fuit
"""

    assert len(lire(texte, "atelier")) == 1
    constats = lire(texte, "constat")
    assert [c.texte for c in constats] == [
        "Les pommes se perdent",
        "Le pressoir est en panne",
        "La cuve fuit",
    ]
    assert {c.atelier for c in constats} == {"Atelier 1 : Le verger"}


TETE = "Atelier\tParticipants\tCoût\n"
RANGEES = ("Le verger\t12\t300 €\n", "Le marché\t18\t90 €\n")


@pytest.mark.parametrize(
    "coupure",
    [
        "\n" * 30,
        "\n\nPage 4\n\n\n",
        "\n\n## Bilan des ateliers (suite)\n\n",
        f"\n\n\n\n{TETE}",
    ],
)
def test_un_tableau_que_la_page_coupe_garde_son_en_tete(coupure):
    texte = "## Bilan des ateliers\n\n" + TETE + RANGEES[0] + coupure + RANGEES[1]

    assert [c.texte for c in lire(texte, "atelier")] == ["Le verger", "Le marché"]
    assert [c.valeur for c in lire(texte, "participations")] == [12, 18]
    assert [c.atelier for c in lire(texte, "montant")] == ["Le verger", "Le marché"]


def test_un_autre_tableau_apres_un_blanc_a_son_propre_en_tete():
    texte = TETE + RANGEES[0] + "\n\n\n\nLieu\tGoûters\nLa halle\t40\n"

    assert [c.valeur for c in lire(texte, "participations")] == [12]


def test_la_case_qui_continue_une_liste_d_ateliers_en_porte_d_autres():
    texte = """
## Calendrier

Mois\tNORD\tSUD
\t<p>Une journée</p><p>Les ateliers :</p><p>Le verger et ses haies</p>\tUne visite du port

## Calendrier (suite)

Mois\tNORD\tSUD
\tLe marché du soir... La halle aux grains\tLe retour du port
"""

    assert [c.texte for c in lire(texte, "atelier")] == [
        "Le verger et ses haies",
        "Le marché du soir",
        "La halle aux grains",
    ]


def test_une_suite_de_phrase_que_plusieurs_items_redisent_n_est_pas_un_titre_courant():
    rapport = "Préconisations\n\n" + "\n".join(
        f"• {verbe} pour que\nles habitants du hameau en profitent"
        for verbe in ("Creuser un puits", "Poser un banc", "Planter un tilleul")
    )

    assert textes(rapport, "preconisation") == [
        "Creuser un puits pour que les habitants du hameau en profitent",
        "Poser un banc pour que les habitants du hameau en profitent",
        "Planter un tilleul pour que les habitants du hameau en profitent",
    ]


def test_un_paragraphe_sans_fin_ne_se_relit_pas_a_chaque_ligne():
    debut = time.process_time()

    lire("\n".join(["et encore des bancs et"] * 6_000))

    assert time.process_time() - debut < 10


@pytest.mark.parametrize(
    "credit", ["© Ville de Tulle", "Crédit photo : le service", "Photo : le marché"]
)
def test_un_credit_de_photo_n_est_pas_un_constat(credit):
    rapport = f"Constats\n\n- Le puits est sec\n- Le banc est usé\n\n{credit}\n"

    assert textes(rapport, "constat") == ["Le puits est sec", "Le banc est usé"]

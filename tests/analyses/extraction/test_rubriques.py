"""Les rubriques d’un compte rendu : ce que leurs mots annoncent, et le titre qui les ferme."""

import pytest

from tests.analyses.extraction.lecture import lus, textes


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Pour avancer", "preconisation"),
        ("On voudrait que…", "preconisation"),
        ("Ont été proposés :", "preconisation"),
        ("Chantiers à ouvrir", "preconisation"),
        ("💡 On tente", "preconisation"),
        ("À essayer", "preconisation"),
        ("Nos résolutions", "preconisation"),
        ("À porter plus haut", "preconisation"),
        ("Ce qui reste à faire", "preconisation"),
        ("Ce dont nous aurions besoin", "preconisation"),
        ("Décidé ensemble", "preconisation"),
        ("Ce qui nous a donné des idées", "pratique"),
        ("Ce qui pèse", "constat"),
        ("Ce qui nous soulage", "constat"),
        ("Dit autour de la table", "constat"),
        ("Ce que l’atelier met sur la table", "preconisation"),
        ("☹️ Ça coince", "constat"),
        ("Ça marche moins bien", "constat"),
        ("Points durs", "constat"),
        ("On constate que…", "constat"),
        ("Remarques du public", "constat"),
        ("On en a marre", "constat"),
        ("Paroles recueillies", "constat"),
        ("Une graine à semer", "pratique"),
        ("Une idée à copier", "pratique"),
    ],
)
def test_une_rubrique_dit_ce_que_sont_ses_items(titre: str, nature: str) -> None:
    trouves = lus(f"""
## Atelier 1 : Le port

### {titre}

- un ponton bas près de la cale du bac
- la remorque de la voilerie, le samedi
""")

    assert trouves[nature] == [
        "un ponton bas près de la cale du bac",
        "la remorque de la voilerie, le samedi",
    ]


def test_une_seance_qui_dit_son_theme_est_un_atelier_et_ferme_les_decisions() -> None:
    trouves = lus("""
## Séance du 4 mai. Thème : Les quais

## Décisions

- Un éclairage sera posé avant l’hiver.

## Séance du 11 mai. Thème : Les pêcheurs

Les mareyeurs manquent de glace le lundi.
""")

    assert trouves == {
        "atelier": ["Les quais", "Les pêcheurs"],
        "preconisation": ["Un éclairage sera posé avant l’hiver."],
        "constat": ["Les mareyeurs manquent de glace le lundi."],
    }


def test_une_seance_sans_theme_n_est_pas_un_atelier() -> None:
    assert textes("## Séance du 4 mai. Ordre du jour : les quais", "atelier") == []


def test_un_titre_plus_haut_ferme_la_rubrique_meme_nomme_theme() -> None:
    trouves = lus("""
## Thème 1 – La cale

### Ce que nous demandons

- un treuil

## Thème 2 – Le bac

Le passeur garde la barre depuis douze ans.
""")

    assert trouves.get("preconisation") == ["un treuil"]


def test_une_question_suivie_d_un_paragraphe_donne_chaque_demande() -> None:
    trouves = textes(
        "Que faire ? Les marins demandent un abri de huit places. Le maire écoutait."
        " Pour la glace, il faudrait une machine commune.",
        "preconisation",
    )

    assert trouves == [
        "Les marins demandent un abri de huit places.",
        "Pour la glace, il faudrait une machine commune.",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Le groupe n’a pas souhaité garder le mot de criée.",
        "Il faut parfois deux semaines pour voir passer un grutier.",
    ],
)
def test_un_refus_ni_un_delai_ne_demandent_rien(phrase: str) -> None:
    assert textes(f"## Atelier 1 : Le port\n\n{phrase}", "preconisation") == []


@pytest.mark.parametrize("titre", ["Et maintenant ?", "Bilan et suites"])
def test_une_fin_de_rapport_demande_encore_a_quelqu_un(titre: str) -> None:
    trouves = lus(f"""
## {titre}

La synthèse sera lue le 3 mai. La coopérative demande à la région l’ouverture d’une criée.
""")

    assert trouves == {
        "preconisation": ["La coopérative demande à la région l’ouverture d’une criée."]
    }


def test_des_demandes_sous_un_titre_inconnu_ne_sont_pas_des_pratiques() -> None:
    trouves = lus("""
## Atelier 1 : Le port

### Ce qui existe déjà

- La capitainerie prête sa grue aux bateaux-écoles.
- Le chantier naval accueille les classes chaque jeudi.

### Cap sur l’été

- Un ponton bas près de la cale du bac.
- Prêter la remorque de la voilerie aux clubs.
- Ouvrir les douches du port le dimanche.
""")

    assert len(trouves["pratique"]) == 2
    assert trouves["preconisation"] == [
        "Un ponton bas près de la cale du bac.",
        "Prêter la remorque de la voilerie aux clubs.",
        "Ouvrir les douches du port le dimanche.",
    ]


def test_des_tables_rangees_par_lettres_sont_des_ateliers() -> None:
    assert textes("## Table A. Le port\n\n## Table B. La plage", "atelier") == [
        "Table A. Le port",
        "Table B. La plage",
    ]


def test_le_conge_sous_les_demandes_n_en_est_pas_une() -> None:
    assert textes(
        """
## Nos propositions

- un ponton bas près de la cale du bac

Merci encore pour les crêpes. Prochaine réunion le 9 décembre, salle des phares.
""",
        "preconisation",
    ) == ["un ponton bas près de la cale du bac"]


RELEVE = """
Comité des usagers du port, 12 juin

1. Le règlement du bac
Les passagers font observer que le dernier départ se prend à la course.
Décidé : le bac attendra les retardataires cinq minutes.

2. La buvette du quai
Deux tables sur quatre sont hors d’usage depuis le printemps dernier.

3. Les casiers
Les pêcheurs demandent un casier de plus par bateau, près de la cale.
"""


def test_les_points_numerotes_d_un_releve_sont_des_titres() -> None:
    assert lus(RELEVE) == {
        "constat": [
            "Les passagers font observer que le dernier départ se prend à la course.",
            "Deux tables sur quatre sont hors d’usage depuis le printemps dernier.",
        ],
        "preconisation": [
            "le bac attendra les retardataires cinq minutes.",
            "Les pêcheurs demandent un casier de plus par bateau, près de la cale.",
        ],
    }


def test_des_demandes_numerotees_que_chacune_developpe_restent_des_items() -> None:
    assert textes(
        RELEVE.replace("Comité des usagers du port, 12 juin", "Propositions :"),
        "preconisation",
    )[:1] == ["Le règlement du bac"]
